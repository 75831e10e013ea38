package org.offhook.phone.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.offhook.hal.key.Key;

/**
 * How remote control writes keys: words, apart by spaces, commas or as the elements of a list. A word is the name of a
 * key, or any number of the characters {@code 0–9 * #}, which are a key each:
 *
 * <pre>
 * 600#
 * HOOK_UP 600 SK1
 * </pre>
 *
 * Names do not mind case.
 */
final class KeyWords {

    /** Keys that one request may press. */
    static final int MOST = 64;

    private static final String DIAL = "0123456789*#";
    private static final Map<String, KeyStroke> NAMES = names();

    private KeyWords() {}

    /**
     * @throws IllegalArgumentException with one sentence that names the word that is wrong
     */
    static List<KeyStroke> read(List<String> texts) {
        List<KeyStroke> strokes = new ArrayList<>();
        for (String text : texts) {
            for (String word : text.split("[\\s,]+")) {
                add(strokes, word);
                if (strokes.size() > MOST) {
                    throw new IllegalArgumentException("One request presses at most " + MOST + " keys.");
                }
            }
        }
        if (strokes.isEmpty()) {
            throw new IllegalArgumentException("No key is named.");
        }
        return strokes;
    }

    /** The names, in the order of the keys. */
    static List<String> all() {
        return List.copyOf(NAMES.keySet());
    }

    private static void add(List<KeyStroke> strokes, String word) {
        if (word.isEmpty()) {
            return;
        }
        KeyStroke named = NAMES.get(word.toUpperCase(Locale.ROOT));
        if (named != null) {
            strokes.add(named);
        } else if (word.chars().allMatch(c -> DIAL.indexOf(c) >= 0)) {
            word.chars().limit(MOST + 1).forEach(c -> strokes.add(dial((char) c)));
        } else {
            throw new IllegalArgumentException("\"" + (word.length() > 40 ? word.substring(0, 40) + "…" : word)
                    + "\" is no key: a key is one of the characters " + DIAL + " or one of "
                    + String.join(", ", NAMES.keySet()) + ".");
        }
    }

    private static KeyStroke dial(char c) {
        return new KeyStroke.Press(String.valueOf(c), Key.ofDialCharacter(c));
    }

    private static Map<String, KeyStroke> names() {
        Map<String, KeyStroke> names = new LinkedHashMap<>();
        names.put("HOOK_UP", new KeyStroke.Handset("HOOK_UP", true));
        names.put("HOOK_DOWN", new KeyStroke.Handset("HOOK_DOWN", false));
        for (Key key : Key.values()) {
            if (key.dialCharacter() == 0) {
                names.put(name(key), new KeyStroke.Press(name(key), key));
            }
        }
        return names;
    }

    private static String name(Key key) {
        return switch (key) {
            case SOFT_1, SOFT_2, SOFT_3, SOFT_4 -> "SK" + key.softKeyNumber();
            case LINE_1, LINE_2, LINE_3, LINE_4, LINE_5, LINE_6 -> "LINE" + key.lineNumber();
            case VOLUME_UP -> "VOL_UP";
            case VOLUME_DOWN -> "VOL_DOWN";
            case DIGIT_0,
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
                    POUND -> String.valueOf(key.dialCharacter());
            case UP,
                    DOWN,
                    LEFT,
                    RIGHT,
                    OK,
                    CANCEL,
                    MUTE,
                    SPEAKER,
                    HEADSET,
                    HOLD,
                    TRANSFER,
                    CONFERENCE,
                    REDIAL,
                    MESSAGE -> key.name();
        };
    }
}
