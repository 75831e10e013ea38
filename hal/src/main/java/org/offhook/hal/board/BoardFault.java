package org.offhook.hal.board;

/**
 * A part of a board that does not work, or does not fit.
 *
 * @param part which, by {@link PartName}
 * @param sentence what is wrong and what was found instead, without the part's name: {@code no such chip; this machine
 *     has gpiochip0 (pinctrl-bcm2711)}
 */
public record BoardFault(String part, String sentence) {}
