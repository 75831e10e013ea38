/** The hook switch. */
package org.offhook.hal.hook;
