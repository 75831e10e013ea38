package org.offhook.hal.display.hd44780;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.offhook.hal.display.CellText;
import org.offhook.hal.display.DisplayText;
import org.offhook.hal.display.SoftKeyRow;
import org.offhook.hal.display.font.DotFont;
import org.offhook.hal.display.font.Kana;
import org.offhook.hal.display.font.Transliteration;

/**
 * Lays text into the characters of an HD44780. A reading that is longer than its character (ж is zh) takes its room
 * from the spaces behind; where there is none, its first letter stands for it. What was right-aligned stays so, and
 * the labels of soft keys stay over their keys. Immutable.
 */
final class LcdTypesetter {

    private final DotFont font;
    private final Transliteration transliteration;
    private final RomCharacters rom;

    LcdTypesetter(CharacterRom rom, DotFont font) {
        this.font = font;
        this.transliteration = Transliteration.load();
        this.rom = new RomCharacters(rom, transliteration);
    }

    LcdText set(DisplayText text) {
        Set<Integer> drawn = DrawnCharacters.of(text, rom, font);
        int last = text.rows().size() - 1;
        int[][] rows = new int[last + 1][];
        for (int row = 0; row <= last; row++) {
            boolean labels = row == last && SoftKeyRow.isLast(text);
            rows[row] = row(text.rows().get(row), labels ? 1 : 2, drawn);
        }
        return new LcdText(rows, drawn);
    }

    /** @param gap so many spaces part two phrases, which are then laid out apart */
    private int[] row(CellText row, int gap, Set<Integer> drawn) {
        int[] cells = new int[row.width()];
        Arrays.fill(cells, CharacterRom.SPACE);
        int free = 0;
        int start = text(row, 0);
        while (start < row.width()) {
            int end = phraseEnd(row, start, gap);
            int next = text(row, end);
            List<Piece> pieces = pieces(row, start, end, drawn);
            boolean rightAligned = end == row.width() && start > free;
            int from = rightAligned ? Math.max(free, row.width() - width(pieces)) : start;
            int[] shown = fitted(pieces, (next == row.width() ? next : next - 1) - from);
            System.arraycopy(shown, 0, cells, from, shown.length);
            free = from + shown.length + 1;
            start = next;
        }
        return cells;
    }

    /** The first cell from here on that is no space. */
    private static int text(CellText row, int from) {
        int column = from;
        while (column < row.width() && row.cell(column) == ' ') {
            column++;
        }
        return column;
    }

    private static int phraseEnd(CellText row, int start, int gap) {
        int end = start;
        while (end < row.width()) {
            int next = text(row, end);
            if (next - end >= gap || next == row.width()) {
                return end;
            }
            end = Math.max(next, end + 1);
        }
        return end;
    }

    /** Part of a phrase that is shown whole or shortened. */
    private record Piece(int[] whole, int[] brief) {

        static Piece of(int character) {
            int[] cell = {character};
            return new Piece(cell, cell);
        }

        static Piece of(String reading) {
            int[] whole = reading.codePoints().toArray();
            return new Piece(whole, Arrays.copyOf(whole, Math.min(1, whole.length)));
        }
    }

    private static int width(List<Piece> pieces) {
        return pieces.stream().mapToInt(piece -> piece.whole().length).sum();
    }

    private List<Piece> pieces(CellText row, int start, int end, Set<Integer> drawn) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder katakana = new StringBuilder();
        int column = start;
        while (column < end) {
            int character = row.cell(column);
            Optional<String> kana = character == CellText.TAIL ? Optional.empty() : Kana.halfWidth(character);
            if (kana.isPresent()) {
                katakana.append(kana.get());
            } else if (character != CellText.TAIL) {
                spell(katakana, pieces);
            }
            int next = column + 1;
            if (character != CellText.TAIL && kana.isEmpty()) {
                if (DrawnCharacters.wholeWords(character)) {
                    next = Math.min(end, DrawnCharacters.wordEnd(row, column));
                    word(row, column, next, drawn, pieces);
                } else {
                    pieces.add(piece(character, drawn));
                }
            }
            column = next;
        }
        spell(katakana, pieces);
        return pieces;
    }

    private Piece piece(int character, Set<Integer> drawn) {
        int shown = shown(character, drawn);
        return shown >= 0 ? Piece.of(shown) : Piece.of(transliteration.reading(character));
    }

    /** What is shown for a character by a single one of the display's, or −1. */
    private int shown(int character, Set<Integer> drawn) {
        return drawn.contains(character) ? character : rom.shown(character);
    }

    /** A word of which either every letter is shown or none. */
    private void word(CellText row, int from, int end, Set<Integer> drawn, List<Piece> pieces) {
        boolean whole = true;
        for (int column = from; column < end; column++) {
            whole &= shown(row.cell(column), drawn) >= 0;
        }
        for (int column = from; column < end; column++) {
            int letter = row.cell(column);
            pieces.add(whole ? Piece.of(shown(letter, drawn)) : Piece.of(transliteration.reading(letter)));
        }
    }

    private void spell(StringBuilder katakana, List<Piece> pieces) {
        if (katakana.chars().allMatch(rom.rom()::has)) {
            katakana.chars().forEach(kana -> pieces.add(Piece.of(kana)));
        } else {
            Kana.romaji(katakana.toString()).forEach(syllable -> pieces.add(Piece.of(syllable)));
        }
        katakana.setLength(0);
    }

    /** Pieces in at most so many cells: whole as long as the rest has room in brief. */
    private static int[] fitted(List<Piece> pieces, int room) {
        int[] cells = new int[Math.max(0, room)];
        int rest = pieces.stream().mapToInt(piece -> piece.brief().length).sum();
        int used = 0;
        for (Piece piece : pieces) {
            rest -= piece.brief().length;
            int[] shown = used + piece.whole().length + rest <= room ? piece.whole() : piece.brief();
            int fits = Math.min(shown.length, cells.length - used);
            System.arraycopy(shown, 0, cells, used, fits);
            used += fits;
        }
        return Arrays.copyOf(cells, used);
    }
}
