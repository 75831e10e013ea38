package org.offhook.hal.learn;

import org.offhook.hal.board.LineRef;
import org.offhook.hal.line.LineChip;

/**
 * A line that something may be wired to.
 *
 * @param ref as the profile will call it
 * @param chip the chip of that name
 */
public record Candidate(LineRef ref, LineChip chip) {}
