package org.offhook.hal.lamp;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A lamp of a desk phone, by what it tells. Which pin or segment it is, is the board profile's affair. */
public enum Lamp {
    LINE_1,
    LINE_2,
    LINE_3,
    LINE_4,
    LINE_5,
    LINE_6,
    /** The large lamp: it rings, or messages wait. */
    MESSAGE,
    MUTE;

    private static final int LINES = 6;

    /** How board profiles write it: {@code line1}, {@code message}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    /** The lamp that board profiles write so. */
    public static Optional<Lamp> ofWord(String word) {
        return Stream.of(values()).filter(lamp -> lamp.word().equals(word)).findFirst();
    }

    /** True when there is a lamp beside that line key. */
    public static boolean hasLine(int number) {
        return number >= 1 && number <= LINES;
    }

    /**
     * The lamp beside a line key.
     *
     * @param number 1…6; {@link IllegalArgumentException} for any other
     */
    public static Lamp ofLine(int number) {
        if (!hasLine(number)) {
            throw new IllegalArgumentException("no lamp for line " + number);
        }
        return values()[number - 1];
    }
}
