/**
 * What the display shows. {@link org.offhook.phone.screen.Screens} is a pure function from the phone's state
 * to a frame; one class draws one screen. {@link org.offhook.phone.screen.ScreenLoop} carries frames and lamps
 * to the board.
 */
package org.offhook.phone.screen;
