/**
 * Character displays with an HD44780 or one of its many copies, wired over a PCF8574 expander: text laid into the
 * characters that the controller has, and the fewest bytes that bring them there.
 */
package org.offhook.hal.display.hd44780;
