package org.offhook.hal.board;

import org.offhook.hal.line.LineUse;

/**
 * A contact that is read. What "active" means is said by the part that has it.
 *
 * @param bias what holds the line while the contact is open
 * @param activeLow true when a low voltage means active
 */
public record LineInput(LineRef line, LineUse.Bias bias, boolean activeLow) {}
