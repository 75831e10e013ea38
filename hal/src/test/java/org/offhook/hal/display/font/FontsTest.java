package org.offhook.hal.display.font;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.hal.display.Icon;

class FontsTest {

    private static final String LATIN_2 = "ĄąĂăĆćČčĎďĐđĘęĚěŁłĽľĹĺŃńŇňŐőŔŕŘřŚśŠšŞşŤťŢţŮůŰűŹźŽžŻż";
    private static final String GREEK = "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρστυφχψωςάέήίόύώΆΈΉΊΌΎΏ";
    private static final String CYRILLIC = "АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюяЁёЇїІіЄєҐґ";

    private final PixelFont pixels = PixelFont.load();
    private final DotFont dots = DotFont.load();
    private final Transliteration transliteration = Transliteration.load();

    @ParameterizedTest
    @ValueSource(strings = {LATIN_2, GREEK, CYRILLIC})
    void lettersOfEuropeAreInBothFonts(String letters) {
        letters.codePoints().forEach(letter -> {
            assertTrue(pixels.has(letter, 1), () -> "6×13: " + Character.toString(letter));
            assertTrue(dots.has(letter), () -> "5×8: " + Character.toString(letter));
        });
    }

    @Test
    void latin1HalfWidthKatakanaAndIconsAreInBothFonts() {
        IntStream.of(0x20, 0xA0, 0xFF61, 0xE000)
                .flatMap(from -> IntStream.rangeClosed(
                        from,
                        from == 0x20
                                ? 0x7E
                                : from == 0xA0 ? 0xFF : from == 0xFF61 ? 0xFF9F : Icon.values().length - 1 + from))
                .forEach(character -> {
                    assertTrue(pixels.has(character, 1), () -> "6×13: " + Integer.toHexString(character));
                    assertTrue(dots.has(character), () -> "5×8: " + Integer.toHexString(character));
                });
    }

    @Test
    void kanaAndKanjiOfNamesAreInThePixelFont() {
        IntStream.concat(IntStream.rangeClosed(0x3041, 0x3093), IntStream.rangeClosed(0x30A1, 0x30F6))
                .forEach(kana -> assertTrue(pixels.has(kana, 2), () -> Character.toString(kana)));
        "田中太郎佐藤鈴木高橋".codePoints().forEach(kanji -> assertTrue(pixels.has(kanji, 2)));
    }

    /** Rows of a well-known letter: a wrong bit or row order would turn it over. */
    @Test
    void letterStandsUprightOnItsBaseLine() {
        StringBuilder drawn = new StringBuilder();
        for (int y = 0; y < PixelFont.HEIGHT; y++) {
            String bits = Integer.toBinaryString(1 << PixelFont.WIDTH | pixels.row('L', 1, y));
            drawn.append(bits.substring(1).replace('0', '.').replace('1', '#')).append('\n');
        }
        assertEquals("......\n".repeat(2) + "#.....\n".repeat(8) + "#####.\n" + "......\n".repeat(2), drawn.toString());
    }

    @Test
    void iconsLookDifferent() {
        Map<String, Icon> seen = new HashMap<>();
        for (Icon icon : Icon.values()) {
            String look = IntStream.range(0, PixelFont.HEIGHT)
                    .mapToObj(y -> String.valueOf(pixels.row(icon.codePoint(), 1, y)))
                    .reduce("", (a, b) -> a + " " + b);
            assertEquals(null, seen.put(look, icon));
        }
    }

    @Test
    void unknownCharacterIsABox() {
        assertFalse(pixels.has(0x1F44D, 2));
        assertTrue(IntStream.range(0, PixelFont.HEIGHT).anyMatch(y -> pixels.row(0x1F44D, 2, y) != 0));
        assertTrue(IntStream.range(0, PixelFont.HEIGHT).anyMatch(y -> pixels.row(0x10FFFF, 1, y) != 0));
    }

    @ParameterizedTest
    @CsvSource({"é,e", "ß,ss", "Ж,Zh", "ж,zh", "Ł,L", "ή,i", "Ữ,U", "ﬁ,fi", "½,1/2", "漢,?", "A,A", "\u0416,Zh"})
    void readingIsAscii(String character, String reading) {
        assertEquals(reading, transliteration.reading(character.codePointAt(0)));
    }

    @Test
    void everyReadingIsAsciiWhateverTheCharacter() {
        for (int character = 0x20; character < 0x20000; character++) {
            if (Character.isDefined(character) && Character.getType(character) != Character.SURROGATE) {
                int read = character;
                assertTrue(
                        transliteration.reading(character).chars().allMatch(letter -> letter >= ' ' && letter < 0x7F),
                        () -> Integer.toHexString(read));
            }
        }
    }
}
