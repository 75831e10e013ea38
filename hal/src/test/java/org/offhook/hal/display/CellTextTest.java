package org.offhook.hal.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class CellTextTest {

    private static String shown(String text) {
        return CellText.of(text).toString();
    }

    @Test
    void accentsThatStandApartAreJoinedWithTheirLetter() {
        assertEquals(CellText.of("Zoë"), CellText.of("Zoe\u0308"));
        assertEquals(3, CellText.of("Zoe\u0308").width());
    }

    @Test
    void accentWithoutALetterOfItsOwnIsLeftOut() {
        assertEquals("qx", shown("q\u0308x"));
        assertEquals("a", shown("\u0301a"));
    }

    @Test
    void wideCharacterTakesTwoCells() {
        CellText text = CellText.of("田中a");
        assertEquals(5, text.width());
        assertEquals('田', text.cell(0));
        assertEquals(CellText.TAIL, text.cell(1));
        assertEquals('a', text.cell(4));
        assertEquals("田中a", text.toString());
    }

    @Test
    void halfWidthKatakanaTakesOneCell() {
        assertEquals(5, CellText.of("ﾀﾞｲﾔﾙ").width());
    }

    @Test
    void joinedEmojiIsOneWideCharacter() {
        assertEquals(2, CellText.of("👩‍👩‍👧").width());
        assertEquals(4, CellText.of("👍🏽ok").width());
    }

    @Test
    void lineEndsAreSpacesAndOtherControlsVanish() {
        assertEquals("a b c", shown("a\r\nb\tc\u0007\u200F"));
        assertEquals("a b", shown("a\u00A0b"));
    }

    @Test
    void textFromElsewhereContainsNoIcon() {
        String pretended = new String(Character.toChars(Icon.PADLOCK.codePoint()));
        assertNotEquals(Icon.PADLOCK.codePoint(), CellText.of(pretended).cell(0));
        assertEquals("\uFFFD", shown(pretended));
        assertEquals("\uFFFD", shown("\uD800"));
    }

    @Test
    void tooLongTextIsCutWithAnEllipsis() {
        assertEquals("Maximil…", CellText.of("Maximilian").shortened(8).toString());
        assertEquals("Maximilian", CellText.of("Maximilian").shortened(10).toString());
        assertEquals("Max…", CellText.of("Max Miller").shortened(5).toString());
        assertEquals("…", CellText.of("Max").shortened(1).toString());
        assertEquals("", CellText.of("Max").shortened(0).toString());
    }

    @Test
    void wideCharacterIsNeverHalved() {
        assertEquals("田中…", CellText.of("田中一郎").shortened(6).toString());
        assertEquals("田…", CellText.of("田中一郎").shortened(4).toString());
        assertEquals(" 中 ", CellText.of("田中一郎").window(1, 4).toString());
        assertEquals("… 一郎", CellText.of("田中一郎").lastOf(6).toString());
    }

    @Test
    void lastDigitsOfALongNumberStay() {
        assertEquals("…6789", CellText.of("123456789").lastOf(5).toString());
    }

    @Test
    void endlessTextIsCut() {
        assertTrue(CellText.of("名".repeat(100_000)).width() <= 256);
    }

    @Test
    void iconsHaveDifferentGlyphsInEveryForm() {
        int icons = Icon.values().length;
        assertEquals(
                icons,
                java.util.Arrays.stream(Icon.values())
                        .map(Icon::plain)
                        .distinct()
                        .count());
        assertEquals(
                icons,
                java.util.Arrays.stream(Icon.values())
                        .map(Icon::symbol)
                        .distinct()
                        .count());
        for (Icon icon : Icon.values()) {
            assertEquals(1, CellWidth.of(icon.symbol()), icon::name);
            assertEquals(icon, Icon.of(icon.codePoint()).orElseThrow());
            assertTrue(icon.plain() < 0x7F, icon::name);
        }
    }

    @Property
    void everyTextFitsExactly(
            @ForAll @StringLength(max = 60) String text,
            @ForAll @IntRange(max = 40) int width,
            @ForAll @IntRange(max = 60) int from) {
        CellText cells = CellText.of(text);
        assertWhole(cells);
        assertWhole(cells.fitted(width));
        assertEquals(width, cells.fitted(width).width());
        assertWhole(cells.window(from, width));
        assertEquals(width, cells.window(from, width).width());
        assertWhole(cells.lastOf(width));
        assertTrue(cells.lastOf(width).width() <= width);
        assertTrue(cells.shortened(width).width() <= width);
    }

    /** Every right half has its left one, and the other way round. */
    private static void assertWhole(CellText text) {
        for (int i = 0; i < text.width(); i++) {
            boolean wide = text.cell(i) != CellText.TAIL && CellWidth.of(text.cell(i)) == 2;
            boolean tail = i + 1 < text.width() && text.cell(i + 1) == CellText.TAIL;
            assertEquals(wide, tail, () -> "halved: " + text);
        }
        assertTrue(text.isEmpty() || text.cell(0) != CellText.TAIL);
    }
}
