package org.offhook.hal.board;

import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;

/** The chips of a board by the names of its profile. One thread at a time. */
@FunctionalInterface
public interface ChipSource {

    /** @throws LineException if the board has no such chip, or it cannot be used */
    LineChip chip(String name) throws LineException;
}
