/** Pixel displays of 128×64 or 128×32 with an SSD1306 or SH1106: cells drawn with a bitmap font, and only what changed sent. */
package org.offhook.hal.display.oled;
