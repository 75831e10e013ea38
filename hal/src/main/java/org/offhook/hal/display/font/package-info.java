/** Bitmaps of characters, and what stands for a character that a display has not. */
package org.offhook.hal.display.font;
