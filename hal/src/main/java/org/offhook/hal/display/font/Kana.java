package org.offhook.hal.display.font;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Japanese syllables: as half-width katakana, and as Latin letters (Hepburn). Thread-safe. */
public final class Kana {

    private static final int FIRST = 0xFF61;
    private static final int LAST = 0xFF9F;
    private static final char VOICED = 'ﾞ';
    private static final char HALF_VOICED = 'ﾟ';
    private static final char SMALL_TSU = 'ｯ';

    /** Readings from U+FF61 on; small letters in capitals. */
    private static final String[] READINGS = (". \" \" , _ wo A I U E O YA YU YO TSU - a i u e o ka ki ku ke ko"
                    + " sa shi su se so ta chi tsu te to na ni nu ne no ha hi fu he ho ma mi mu me mo ya yu yo"
                    + " ra ri ru re ro wa n - -")
            .split(" ");

    private static final Map<Integer, Character> HALF_WIDTH = halfWidthLetters();

    private Kana() {}

    private static Map<Integer, Character> halfWidthLetters() {
        Map<Integer, Character> letters = new HashMap<>();
        for (char half = FIRST; half <= LAST; half++) {
            letters.put(
                    Normalizer.normalize(String.valueOf(half), Normalizer.Form.NFKC)
                            .codePointAt(0),
                    half);
        }
        return letters;
    }

    public static boolean isHalfWidth(int codePoint) {
        return codePoint >= FIRST && codePoint <= LAST;
    }

    /**
     * One or two half-width katakana for a katakana, a hiragana or a Japanese mark of any width; empty for everything
     * else.
     */
    public static Optional<String> halfWidth(int codePoint) {
        if (isHalfWidth(codePoint)) {
            return Optional.of(Character.toString(codePoint));
        }
        boolean hiragana = codePoint >= 0x3041 && codePoint <= 0x3096;
        String parts =
                Normalizer.normalize(Character.toString(hiragana ? codePoint + 0x60 : codePoint), Normalizer.Form.NFD);
        StringBuilder half = new StringBuilder();
        for (int part : parts.codePoints().toArray()) {
            Character letter = HALF_WIDTH.get(part);
            if (letter == null) {
                return Optional.empty();
            }
            half.append(letter.charValue());
        }
        return Optional.of(half.toString());
    }

    /** Latin letters for half-width katakana, a piece for each syllable. */
    public static List<String> romaji(String katakana) {
        List<String> pieces = new ArrayList<>();
        boolean doubled = false;
        for (int i = 0; i < katakana.length(); i++) {
            char kana = katakana.charAt(i);
            String reading = reading(kana, i + 1 < katakana.length() ? katakana.charAt(i + 1) : ' ');
            String last = pieces.isEmpty() ? "" : pieces.getLast();
            if (kana == SMALL_TSU) {
                doubled = true;
            } else if (!reading.isEmpty()) {
                String small = reading.toLowerCase(Locale.ROOT);
                if (!small.equals(reading) && last.length() > 1 && vowelAtEnd(last)) {
                    pieces.set(pieces.size() - 1, blended(last, small));
                } else {
                    pieces.add((doubled ? hardened(small) : "") + small);
                }
                doubled = false;
            }
        }
        return pieces;
    }

    /** Small letters in capitals; nothing for marks that change the letter before or make it longer. */
    private static String reading(char kana, char next) {
        String reading = READINGS[kana - FIRST];
        return switch (next) {
            case VOICED -> voiced(reading);
            case HALF_VOICED -> halfVoiced(reading);
            default -> plain(reading);
        };
    }

    private static boolean vowelAtEnd(String reading) {
        return "aiueo".indexOf(reading.charAt(reading.length() - 1)) >= 0;
    }

    /** What a small っ before a syllable is written as. */
    private static String hardened(String next) {
        char first = next.startsWith("ch") ? 't' : next.charAt(0);
        return Character.isLetter(first) && "aiueon".indexOf(first) < 0 ? String.valueOf(first) : "";
    }

    /** キ and small ヤ are {@code kya}, シ and small ヤ {@code sha}, フ and small ア {@code fa}. */
    private static String blended(String syllable, String small) {
        String stem = syllable.substring(0, syllable.length() - 1);
        boolean soft = stem.endsWith("sh") || stem.endsWith("ch") || stem.endsWith("j");
        return stem + (soft && small.length() == 2 ? small.substring(1) : small);
    }

    private static String voiced(String reading) {
        String stem =
                switch (reading) {
                    case "shi", "chi" -> "ji";
                    case "tsu" -> "zu";
                    case "fu" -> "bu";
                    case "u" -> "vu";
                    default -> null;
                };
        if (stem != null) {
            return stem;
        }
        int letter = "ksth".indexOf(reading.charAt(0));
        return letter < 0 ? plain(reading) : "gzdb".charAt(letter) + reading.substring(1);
    }

    private static String halfVoiced(String reading) {
        return reading.charAt(0) == 'h' || reading.equals("fu") ? "p" + reading.substring(1) : plain(reading);
    }

    private static String plain(String reading) {
        return reading.equals("-") ? "" : reading.replace('_', ' ');
    }
}
