package org.offhook.hal.display;

import java.util.Optional;

/**
 * A picture of one cell. In a cell it is a private code point ({@link #codePoint}) for which a display draws
 * what it has. Text that comes from elsewhere can never contain one ({@link CellText#of(String)}), so a
 * caller's name cannot pretend a padlock.
 */
public enum Icon {
    /** The call's sound is encrypted. */
    PADLOCK('*', '⚿'),
    HANDSET('h', '☎'),
    SPEAKER('<', '◄'),
    HEADSET('n', '∩'),
    /** The microphone is muted. */
    MUTE('x', '⊘'),
    /** A call is held. */
    HOLD('=', '‖'),
    /** It rings. */
    BELL('!', '♪'),
    /** It would ring, but was silenced. */
    BELL_OFF('-', '♩'),
    /** Calls were missed. */
    MISSED('?', '↙'),
    /** A line is out of service. */
    OUT_OF_SERVICE('#', '✗');

    private static final int FIRST = 0xE000;

    private final char plain;
    private final char symbol;

    Icon(char plain, char symbol) {
        this.plain = plain;
        this.symbol = symbol;
    }

    /** What stands for it in a cell; in Unicode's private use area. */
    public int codePoint() {
        return FIRST + ordinal();
    }

    /** An ASCII character for a display that has no better glyph. */
    public char plain() {
        return plain;
    }

    /** A narrow Unicode character that looks like it, for text that people read elsewhere. */
    public char symbol() {
        return symbol;
    }

    /** The icon that this cell shows, if it shows one. */
    public static Optional<Icon> of(int codePoint) {
        int index = codePoint - FIRST;
        return index >= 0 && index < values().length ? Optional.of(values()[index]) : Optional.empty();
    }
}
