package org.offhook.phone.core;

/** What a key beside the display is for. */
public sealed interface KeyUse {

    /** The line whose calls it makes. */
    LineId line();

    /** What stands beside it. */
    String label();

    /** Takes, holds and makes the calls of a line. */
    record OfLine(LineId line, String label) implements KeyUse {}

    /**
     * Shows what an extension does, calls it, and takes what rings there.
     *
     * @param pickup what is dialled to take a call that rings there
     */
    record Watch(Watched who, String label, String pickup) implements KeyUse {
        @Override
        public LineId line() {
            return who.line();
        }
    }

    /** Dials a number. */
    record SpeedDial(LineId line, String number, String label) implements KeyUse {}
}
