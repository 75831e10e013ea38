/** See docs/architecture.md. */
package org.offhook.provisioning.config;
