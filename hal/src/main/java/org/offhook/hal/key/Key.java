package org.offhook.hal.key;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A key of a desk phone, by its function. Which physical contact it is, is the board profile's
 * affair.
 */
public enum Key {
    DIGIT_0,
    DIGIT_1,
    DIGIT_2,
    DIGIT_3,
    DIGIT_4,
    DIGIT_5,
    DIGIT_6,
    DIGIT_7,
    DIGIT_8,
    DIGIT_9,
    STAR,
    POUND,
    SOFT_1,
    SOFT_2,
    SOFT_3,
    SOFT_4,
    UP,
    DOWN,
    LEFT,
    RIGHT,
    OK,
    CANCEL,
    VOLUME_UP,
    VOLUME_DOWN,
    MUTE,
    SPEAKER,
    HEADSET,
    HOLD,
    TRANSFER,
    CONFERENCE,
    REDIAL,
    MESSAGE,
    LINE_1,
    LINE_2,
    LINE_3,
    LINE_4,
    LINE_5,
    LINE_6;

    private static final String DIAL_CHARACTERS = "0123456789*#";

    /** The character that this key dials ({@code 0}–{@code 9}, {@code *}, {@code #}), or 0 if it dials none. */
    public char dialCharacter() {
        return ordinal() < DIAL_CHARACTERS.length() ? DIAL_CHARACTERS.charAt(ordinal()) : 0;
    }

    /** The key that dials {@code c}; throws {@link IllegalArgumentException} if there is none. */
    public static Key ofDialCharacter(char c) {
        int index = DIAL_CHARACTERS.indexOf(c);
        if (index < 0) {
            throw new IllegalArgumentException("no key dials '" + c + "'");
        }
        return values()[index];
    }

    /** How board profiles write it: {@code 1}, {@code star}, {@code soft1}, {@code volumeUp}. */
    public String word() {
        char dialled = dialCharacter();
        return dialled >= '0' && dialled <= '9' ? String.valueOf(dialled) : camelCase(name());
    }

    /** The key that board profiles write so. */
    public static Optional<Key> ofWord(String word) {
        return Stream.of(values()).filter(key -> key.word().equals(word)).findFirst();
    }

    /** {@code SOFT_1} is soft1, {@code VOLUME_UP} is volumeUp. */
    private static String camelCase(String name) {
        StringBuilder word = new StringBuilder();
        for (String part : name.toLowerCase(Locale.ROOT).split("_")) {
            word.append(word.isEmpty() ? part.charAt(0) : Character.toUpperCase(part.charAt(0)))
                    .append(part, 1, part.length());
        }
        return word.toString();
    }

    /** The number of a line key (1…6), or 0 for any other key. */
    public int lineNumber() {
        return compareTo(LINE_1) >= 0 ? ordinal() - LINE_1.ordinal() + 1 : 0;
    }

    /** The number of a soft key (1…4, left to right), or 0 for any other key. */
    public int softKeyNumber() {
        return compareTo(SOFT_1) >= 0 && compareTo(SOFT_4) <= 0 ? ordinal() - SOFT_1.ordinal() + 1 : 0;
    }
}
