package org.offhook.hal.expander;

import org.offhook.hal.line.LineChip;

/** Where the interrupt output of an expander is wired to: active low, open drain, so it is pulled up there. */
public record Interrupt(LineChip chip, int line) {}
