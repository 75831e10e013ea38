package org.offhook.hal.display.hd44780;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.hal.display.CellText;
import org.offhook.hal.display.CharacterGeometry;
import org.offhook.hal.display.DisplayText;
import org.offhook.hal.display.Icon;
import org.offhook.hal.display.font.DotFont;
import org.offhook.hal.display.model.Texts;

class LcdTypesetterTest {

    private static final CharacterGeometry FOUR = CharacterGeometry.TWENTY_BY_FOUR;
    private static final String NINE_DRAWN_LETTERS = "ąćęłńśźżő";

    private static LcdText set(CharacterRom rom, String... rows) {
        return new LcdTypesetter(rom, DotFont.load()).set(Texts.of(FOUR, rows));
    }

    private static String row(LcdText text, int row) {
        return Arrays.stream(text.rows()[row])
                .mapToObj(Character::toString)
                .reduce("", String::concat)
                .stripTrailing();
    }

    /** Row 2 of a text whose first row takes all eight places of the character RAM. */
    private static String withoutPlaces(CharacterRom rom, String row) {
        return row(set(rom, NINE_DRAWN_LETTERS, row), 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "A00|Größe|Größe→Größe",
                "A00|José Núñez|José Núñez→Jose Nuñez",
                "A00|Łódź|Łódź→Lodź",
                "A00|ÆØ|ÆØ→AEO",
                "A00|Straẞe|Straẞe→StraSSe",
                "A02|Größe|Größe→Größe",
                "A02|Øre|Øre→Φre",
                "A00|Жанна Ющук|Жанна Ющук→Zhanna Yushchuk",
                "A00|Ψαρά|Ψαρά→Psara",
                "A00|25 € · 3 – 4|25 € · 3 – 4→25 EUR ･ 3 - 4",
                "A00|‘a’ “b”|‘a’ “b”→'a' \"b\"",
                "A00|C:\\~x|C:\\~x→C:/-x",
                "A00|ﾒﾆｭｰ|ﾒﾆｭｰ→ﾒﾆｭｰ",
                "A00|ガッパ さくら|ガッパ さくら→ｶﾞｯﾊﾟ ｻｸﾗ",
                "A02|ﾒﾆｭｰ|ﾒﾆｭｰ→menyu",
                "A02|チャット シュミット|チャット シュミット→chatto shumitto",
                "A02|東京 タワー|東京 タワー→?? tawa",
                "A00|ＡＢ１|ＡＢ１→AB1",
                "A00|שלום|שלום→????",
            })
    void lettersThatHaveNoPlaceAreTransliterated(CharacterRom rom, String input, String readable) {
        assertEquals(
                readable.substring(readable.indexOf('→') + 1),
                withoutPlaces(rom, input).replace('β', 'ß'));
    }

    @Test
    void lettersThatTheRomLacksAreDrawnWhileThereAreEightPlaces() {
        LcdText text = set(CharacterRom.A00, "Zażółć gęślą jaźń");
        assertEquals(8, text.drawn().size());
        assertEquals("Zażółć gęślą jazn", row(text, 0).replace("jaźn", "jazn"));
    }

    @Test
    void iconsComeBeforeLettersAndLettersBeforeSigns() {
        CellText icons = CellText.of(Icon.PADLOCK).plus(CellText.of(Icon.MUTE));
        DisplayText text =
                new DisplayText(List.of(CellText.of("…ąćęłńśźż").window(0, 18).plus(icons), CellText.spaces(20)));
        LcdText set = new LcdTypesetter(CharacterRom.A00, DotFont.load()).set(text);
        assertEquals(8, set.drawn().size());
        assertTrue(set.drawn().contains(Icon.PADLOCK.codePoint()) && set.drawn().contains(Icon.MUTE.codePoint()));
        assertTrue(row(set, 0).startsWith(".ąćęłńśzz"), () -> row(set, 0));
    }

    @Test
    void wordOfAnotherScriptIsDrawnWholeOrTransliteratedWhole() {
        assertEquals("Aннa Kapeнинa", row(set(CharacterRom.A00, "Анна Каренина"), 0));
        assertEquals(
                "Shchukin Юг",
                row(set(CharacterRom.A00, "ąćęłńś", "Щукин Юг"), 1).replace("Югx", ""));
    }

    @Test
    void longerReadingTakesItsRoomFromTheSpacesBehind() {
        assertEquals("Zhanna          0:42", withoutPlaces(CharacterRom.A00, "Жанна           0:42"));
        assertEquals("Shchukin-Sukin  0:42", withoutPlaces(CharacterRom.A00, "Щукин-Щукин     0:42"));
        assertEquals("Zanna 12345678901234", withoutPlaces(CharacterRom.A00, "Жанна 12345678901234"));
    }

    @Test
    void whatStandsAtTheRightEdgeGrowsToTheLeft() {
        assertEquals("Anna          Zhanna", withoutPlaces(CharacterRom.A00, "Anna           Жанна"));
    }

    @Test
    void labelsStayOverTheirKeys() {
        LcdText text = set(CharacterRom.A00, NINE_DRAWN_LETTERS, "", "", "Жук  ßab  œ    Щи");
        assertEquals("Zhuk ßab  oe   Shch", row(text, 3).replace('β', 'ß').replace("Shchi", "Shch"));
    }

    @Provide
    Arbitrary<DisplayText> texts() {
        return Texts.any(FOUR);
    }

    @Provide
    Arbitrary<CharacterRom> roms() {
        return Arbitraries.of(CharacterRom.class);
    }

    @Property
    void everyTextFitsAndEveryCharacterCanBeShown(@ForAll("texts") DisplayText text, @ForAll("roms") CharacterRom rom) {
        LcdText set = new LcdTypesetter(rom, FONT).set(text);
        assertTrue(set.drawn().size() <= 8);
        assertTrue(set.drawn().stream().allMatch(FONT::has));
        for (int[] row : set.rows()) {
            assertEquals(20, row.length);
            for (int character : row) {
                assertTrue(
                        rom.has(character) || set.drawn().contains(character),
                        () -> Character.toString(character) + " in " + text.lines());
            }
        }
    }

    private static final DotFont FONT = DotFont.load();
}
