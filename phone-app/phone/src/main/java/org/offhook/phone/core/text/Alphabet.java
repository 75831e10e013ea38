package org.offhook.phone.core.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which letters are on which key: those of ITU-T E.161, then those of the language on the key of their base letter. */
public final class Alphabet {

    private static final List<String> LATIN =
            List.of(" 0", ".,?!1-_@/:+#&'()", "abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz");
    private static final List<String> KANA = List.of(
            "ﾜｦﾝｰ 0", "ｱｲｳｴｵｧｨｩｪｫ1", "ｶｷｸｹｺ2", "ｻｼｽｾｿ3", "ﾀﾁﾂﾃﾄｯ4", "ﾅﾆﾇﾈﾉ5", "ﾊﾋﾌﾍﾎ6", "ﾏﾐﾑﾒﾓ7", "ﾔﾕﾖｬｭｮ8", "ﾗﾘﾙﾚﾛ9");
    private static final String STAR = "*+#=%$";
    private static final String KANA_STAR = "ﾞﾟ､｡･-";

    private final List<String> keys;
    private final boolean kana;

    private Alphabet(List<String> keys, boolean kana) {
        this.keys = List.copyOf(keys);
        this.kana = kana;
    }

    public static Alphabet of(Locale language) {
        String extra =
                switch (language.getLanguage()) {
                    case "de" -> "äöüß";
                    case "fr" -> "àâæçéèêëîïôœùûüÿ";
                    case "es" -> "áéíñóúü";
                    case "it" -> "àèéìòù";
                    case "pt" -> "ãáâàçéêíõóôú";
                    case "nl" -> "áäéëíïóöúü";
                    case "pl" -> "ąćęłńóśźż";
                    default -> "";
                };
        List<String> keys = new ArrayList<>();
        for (int key = 0; key < LATIN.size(); key++) {
            String letters = LATIN.get(key);
            keys.add(key < 2 ? letters : letters + onKey(letters, extra) + key);
        }
        return new Alphabet(keys, language.getLanguage().equals("ja"));
    }

    private static String onKey(String letters, String extra) {
        StringBuilder found = new StringBuilder();
        extra.chars().filter(c -> letters.indexOf(base(c)) >= 0).forEach(c -> found.append((char) c));
        return found.toString();
    }

    private static char base(int letter) {
        return switch (letter) {
            case 'ß' -> 's';
            case 'æ' -> 'a';
            case 'œ' -> 'o';
            case 'ł' -> 'l';
            default ->
                Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD)
                        .charAt(0);
        };
    }

    boolean hasKana() {
        return kana;
    }

    /**
     * What a key writes when pressed once, twice, and so on; then from the beginning.
     *
     * @param key {@code 0}–{@code 9} or {@code *}
     */
    String letters(char key, Mode mode, FieldKind kind) {
        if (key == '*') {
            return kind == FieldKind.ADDRESS ? "." : starLetters(mode, kind);
        }
        if (mode == Mode.DIGITS) {
            return String.valueOf(key);
        }
        return mode == Mode.KANA ? KANA.get(key - '0') : plainUnlessText(key, kind);
    }

    private String starLetters(Mode mode, FieldKind kind) {
        return switch (kind) {
            case PIN -> "";
            case NUMBER -> "*";
            case TEXT, PASSWORD, ADDRESS -> mode == Mode.KANA ? KANA_STAR : mode == Mode.DIGITS ? "*" : STAR;
        };
    }

    /** Only words have accents. */
    private String plainUnlessText(char key, FieldKind kind) {
        int number = key - '0';
        if (kind == FieldKind.TEXT) {
            return keys.get(number);
        }
        if (kind == FieldKind.ADDRESS && number == 1) {
            return ".-_:/@1";
        }
        return number < 2 ? LATIN.get(number) : LATIN.get(number) + number;
    }

    /** Every letter that a text can be written with. */
    public String all() {
        return String.join("", keys) + (kana ? String.join("", KANA) + KANA_STAR : "") + STAR;
    }

    /** The keys whose letters include this one, for lists that a digit jumps through; 0 if there is none. */
    public static char keyOf(int letter) {
        String lower = Normalizer.normalize(Character.toString(Character.toLowerCase(letter)), Normalizer.Form.NFD);
        for (int key = 2; key < LATIN.size(); key++) {
            if (LATIN.get(key).indexOf(lower.charAt(0)) >= 0) {
                return (char) ('0' + key);
            }
        }
        return 0;
    }
}
