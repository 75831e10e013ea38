package org.offhook.hal.board;

import org.offhook.hal.line.LineException;

/** A part cannot be made because its chip is missing, which is a fault of the chip and told once, for the chip. */
final class MissingChipException extends LineException {

    private static final long serialVersionUID = 1;

    MissingChipException(String chip) {
        super("its chip \"" + chip + "\" cannot be used");
    }
}
