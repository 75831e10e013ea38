package org.offhook.hal.display.hd44780;

import java.lang.Character.UnicodeScript;
import java.util.LinkedHashSet;
import java.util.Set;
import org.offhook.hal.display.CellText;
import org.offhook.hal.display.DisplayText;
import org.offhook.hal.display.Icon;
import org.offhook.hal.display.font.DotFont;
import org.offhook.hal.display.font.Kana;

/**
 * Chooses what is drawn into the eight places of the character RAM for a text: icons first, then letters that the ROM
 * lacks, then signs. Which ones depends on the text alone, not on what stood there before. A word in Greek or Cyrillic
 * is drawn with all its letters or not at all: a half transliterated word cannot be read.
 */
final class DrawnCharacters {

    static final int MOST = 8;

    private final RomCharacters rom;
    private final DotFont font;
    private final Set<Integer> drawn = new LinkedHashSet<>();

    private DrawnCharacters(RomCharacters rom, DotFont font) {
        this.rom = rom;
        this.font = font;
    }

    static Set<Integer> of(DisplayText text, RomCharacters rom, DotFont font) {
        DrawnCharacters chosen = new DrawnCharacters(rom, font);
        text.rows().forEach(chosen::icons);
        text.rows().forEach(chosen::letters);
        text.rows().forEach(chosen::signs);
        return chosen.drawn;
    }

    /** Whether words of a script are shown with all letters of their own, or transliterated as a whole. */
    static boolean wholeWords(int codePoint) {
        UnicodeScript script = UnicodeScript.of(codePoint);
        return script == UnicodeScript.GREEK || script == UnicodeScript.CYRILLIC;
    }

    /** The end of the word of a script that begins in this column. */
    static int wordEnd(CellText row, int from) {
        UnicodeScript script = UnicodeScript.of(row.cell(from));
        int end = from + 1;
        while (end < row.width() && UnicodeScript.of(row.cell(end)) == script) {
            end++;
        }
        return end;
    }

    private void icons(CellText row) {
        for (int column = 0; column < row.width(); column++) {
            if (Icon.of(row.cell(column)).isPresent()) {
                draw(row.cell(column));
            }
        }
    }

    private void letters(CellText row) {
        int column = 0;
        while (column < row.width()) {
            int character = row.cell(column);
            int end = column + 1;
            if (wholeWords(character)) {
                end = wordEnd(row, column);
                word(row, column, end);
            } else if (Character.isLetter(character)) {
                draw(character);
            }
            column = end;
        }
    }

    private void word(CellText row, int from, int end) {
        Set<Integer> lacking = new LinkedHashSet<>();
        for (int column = from; column < end; column++) {
            int letter = row.cell(column);
            if (lacks(letter)) {
                if (!font.has(letter)) {
                    return;
                }
                lacking.add(letter);
            }
        }
        if (drawn.size() + lacking.size() <= MOST) {
            drawn.addAll(lacking);
        }
    }

    private void signs(CellText row) {
        for (int column = 0; column < row.width(); column++) {
            int character = row.cell(column);
            if (character != CellText.TAIL && !Character.isLetter(character)) {
                draw(character);
            }
        }
    }

    private void draw(int character) {
        if (drawn.size() < MOST && lacks(character) && font.has(character) && !Kana.isHalfWidth(character)) {
            drawn.add(character);
        }
    }

    private boolean lacks(int character) {
        return rom.shown(character) < 0 && !drawn.contains(character);
    }
}
