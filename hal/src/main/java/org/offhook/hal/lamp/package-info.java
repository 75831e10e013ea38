/** Lamps of a phone: keys of lines, messages, mute. */
package org.offhook.hal.lamp;
