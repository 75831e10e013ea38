package org.offhook.phone.core.text;

import java.util.ArrayList;
import java.util.List;

/** What a field is for decides how its keys write. */
public enum FieldKind {
    /** Words of the user's language. */
    TEXT,
    /** A host, an address, a URL; {@code *} writes a full stop. */
    ADDRESS,
    NUMBER,
    /** Letters and digits that nobody may read over the user's shoulder. */
    PASSWORD,
    PIN;

    public boolean masked() {
        return this == PASSWORD || this == PIN;
    }

    /** How its keys can write, the first as it begins. */
    List<Mode> modes(Alphabet alphabet) {
        return switch (this) {
            case TEXT -> {
                List<Mode> modes = new ArrayList<>(List.of(Mode.TITLE, Mode.LOWER, Mode.UPPER, Mode.DIGITS));
                if (alphabet.hasKana()) {
                    modes.addFirst(Mode.KANA);
                }
                yield modes;
            }
            case ADDRESS -> List.of(Mode.DIGITS, Mode.LOWER, Mode.UPPER);
            case PASSWORD -> List.of(Mode.LOWER, Mode.UPPER, Mode.DIGITS);
            case NUMBER, PIN -> List.of(Mode.DIGITS);
        };
    }
}
