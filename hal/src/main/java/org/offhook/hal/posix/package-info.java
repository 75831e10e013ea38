/**
 * The few calls of the C library by which device files are opened, asked, waited for and read. Nothing else of {@code
 * hal} knows JNA; what the calls mean for lines, buses and input devices stands in {@code cdev} and {@code evdev}.
 */
package org.offhook.hal.posix;
