/** See docs/architecture.md. */
package org.offhook.demo;
