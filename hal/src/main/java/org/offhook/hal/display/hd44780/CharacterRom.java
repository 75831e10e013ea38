package org.offhook.hal.display.hd44780;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The characters that are burnt into an HD44780 (datasheet, table 4); which ROM it is nobody can read out. */
public enum CharacterRom {
    /** Latin without accents but äöüñ, half-width katakana, some Greek. What most displays of the trade have. */
    A00 {
        @Override
        void fill(int[] table) {
            ascii(table);
            table['\\'] = '¥';
            table['~'] = '→';
            table[0x7F] = '←';
            for (int code = 0xA1; code <= 0xDF; code++) {
                table[code] = 0xFF61 + code - 0xA1;
            }
            // A space where the ROM has a letter with a long descender, of which eight rows show only a part.
            put(table, 0xE0, "αäβεμσρ √   ¢£ñö");
            put(table, 0xF0, "  θ∞ΩüΣπ  千万円÷ █");
        }
    },
    /** European: Latin-1, some Greek, Cyrillic capitals that do not look like Latin ones. */
    A02 {
        @Override
        void fill(int[] table) {
            ascii(table);
            table[0x7F] = '⌂';
            put(table, 0x10, "▶◀“”⏫⏬●↲↑↓→←≤≥▲▼");
            put(table, 0x80, "БДЖЗИЙЛПУЦЧШЩЪЫЭ");
            put(table, 0x90, "α♪ΓπΣσ♬τ🔔ΘΩδ∞♥ε∩");
            put(table, 0xA0, "‖¡¢£¤¥¦§ƒ©ª«ЮЯ® ");
            put(table, 0xB0, "ᴼ±²³₧µ¶·ω¹º»¼½¾¿");
            for (int code = 0xC0; code <= 0xFF; code++) {
                table[code] = code;
            }
            table[0xD8] = 'Φ';
            table[0xF8] = 'φ';
        }
    };

    static final int SPACE = ' ';

    private final int[] characters = new int[256];
    private final Map<Integer, Integer> codes = new HashMap<>();

    CharacterRom() {
        Arrays.fill(characters, SPACE);
        fill(characters);
        for (int code = characters.length - 1; code > 0; code--) {
            codes.put(characters[code], code);
        }
        codes.put(SPACE, SPACE);
    }

    abstract void fill(int[] table);

    private static void ascii(int[] table) {
        for (int code = ' '; code <= '~'; code++) {
            table[code] = code;
        }
    }

    private static void put(int[] table, int from, String characters) {
        int[] codePoints = characters.codePoints().toArray();
        System.arraycopy(codePoints, 0, table, from, codePoints.length);
    }

    boolean has(int codePoint) {
        return codes.containsKey(codePoint);
    }

    /** The character code; of a character that it {@link #has}. */
    int code(int codePoint) {
        return codes.get(codePoint);
    }
}
