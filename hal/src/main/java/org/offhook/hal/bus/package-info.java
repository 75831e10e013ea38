/** Serial buses of a board, I²C and SPI, seen as one device at a time. */
package org.offhook.hal.bus;
