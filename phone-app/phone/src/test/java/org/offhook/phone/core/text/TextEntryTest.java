package org.offhook.phone.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextEntryTest {

    private static final Alphabet ENGLISH = Alphabet.of(Locale.ENGLISH);

    private static TextEntry empty(FieldKind kind, Alphabet alphabet) {
        return TextEntry.of(kind, 20, "", alphabet);
    }

    /** Presses keys; a space is a second without one. */
    private static TextEntry press(TextEntry entry, String keys, Alphabet alphabet) {
        TextEntry now = entry;
        for (char key : keys.toCharArray()) {
            now = key == ' ' ? now.commit() : now.press(key, alphabet);
        }
        return now;
    }

    private static String text(String keys) {
        return press(empty(FieldKind.TEXT, ENGLISH), keys, ENGLISH).text();
    }

    @ParameterizedTest
    @CsvSource({
        "2, A",
        "22, B",
        "2 2, Aa",
        "222, C",
        "2222, 2",
        "22222, A",
        "4433555 555666, Hello",
        "20 22, A B",
        "2#2, Aa",
        "###2, 2",
        "##22, B",
        "1, .",
        "*, *"
    })
    void keysWriteLetters(String keys, String written) {
        assertEquals(written, text(keys));
    }

    @ParameterizedTest
    @CsvSource({
        "de, 2222, ä",
        "de, 6666, ö",
        "de, 8888, ü",
        "de, 77777, ß",
        "pl, 2222, ą",
        "pl, 22222, ć",
        "pl, 3333, ę",
        "pl, 5555, ł",
        "pl, 6666, ń",
        "pl, 66666, ó",
        "pl, 77777, ś",
        "pl, 99999, ź",
        "pl, 999999, ż",
        "fr, 2222, à",
        "fr, 222222, æ",
        "fr, 2222222, ç",
        "fr, 66666, œ",
        "fr, 99999, ÿ",
        "es, 66666, ó",
        "es, 6666, ñ",
        "it, 2222, à",
        "pt, 2222, ã",
        "pt, 22222222, ç",
        "nl, 33333, ë"
    })
    void lettersOfTheLanguageAreOnTheKeyOfTheirBaseLetter(String language, String keys, String letter) {
        Alphabet alphabet = Alphabet.of(Locale.of(language));
        TextEntry entry = press(empty(FieldKind.TEXT, alphabet), "#" + keys, alphabet);
        assertEquals(letter, entry.text());
    }

    @Test
    void japaneseIsWrittenInHalfWidthKatakana() {
        Alphabet japanese = Alphabet.of(Locale.JAPANESE);
        TextEntry entry = press(empty(FieldKind.TEXT, japanese), "3333 *555 5 5", japanese);
        assertEquals("ｾﾞﾇﾅﾅ", entry.text());
        assertEquals(Mode.KANA, entry.mode());
        assertEquals("ｾﾞﾇﾅﾅa", press(entry, "#2", japanese).text());
    }

    @Test
    void poundGoesThroughTheModesAndComesBack() {
        List<String> signs = new ArrayList<>();
        TextEntry entry = empty(FieldKind.TEXT, ENGLISH);
        for (int i = 0; i < 5; i++) {
            signs.add(entry.mode().sign());
            entry = entry.press('#', ENGLISH);
        }
        assertEquals(List.of("Abc", "abc", "ABC", "123", "Abc"), signs);
    }

    @ParameterizedTest
    @CsvSource({"192*168*1*5, 192.168.1.5", "#74 7*33 , sip.e", "10*0, 10.0"})
    void starIsAFullStopInAnAddress(String keys, String written) {
        String pressed = keys.replace("74 7", "7777444 7");
        assertEquals(
                written,
                press(empty(FieldKind.ADDRESS, ENGLISH), pressed, ENGLISH).text());
    }

    @Test
    void pinTakesDigitsAlone() {
        TextEntry entry = press(empty(FieldKind.PIN, ENGLISH), "12*#34", ENGLISH);
        assertEquals("1234", entry.text());
        assertFalse(entry.pending());
        assertFalse(entry.toString().contains("1234"));
    }

    @Test
    void cursorMovesAndLettersAreWrittenAndDeletedThere() {
        TextEntry entry = press(empty(FieldKind.TEXT, ENGLISH), "###1345", ENGLISH)
                .left()
                .left()
                .left();
        assertEquals("12345", entry.press('2', ENGLISH).text());
        assertEquals("345", entry.delete().text());
        assertEquals(entry.left(), entry.left().left());
        assertEquals(4, entry.right().right().right().right().cursor());
    }

    @Test
    void rightMakesALetterStandAtOnce() {
        assertEquals(
                "Aa",
                press(press(empty(FieldKind.TEXT, ENGLISH), "2", ENGLISH).right(), "2", ENGLISH)
                        .text());
    }

    @Test
    void fullFieldTakesNoMoreButTheLastLetterCanStillBeGoneThrough() {
        TextEntry entry = TextEntry.of(FieldKind.TEXT, 2, "", ENGLISH);
        assertEquals("Ab", press(entry, "2 22 3", ENGLISH).text());
    }

    @Test
    void everyLanguageWritesEachOfItsLettersOnce() {
        for (String language : List.of("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ja")) {
            Alphabet alphabet = Alphabet.of(Locale.of(language));
            for (char key = '2'; key <= '9'; key++) {
                String letters = alphabet.letters(key, Mode.LOWER, FieldKind.TEXT);
                assertEquals(letters.length(), letters.chars().distinct().count(), language + letters);
            }
        }
        for (char letter : "äöüßąćęłńóśźżàâæçéèêëîïôœùûÿáíñúìòãõ".toCharArray()) {
            assertTrue(
                    List.of("de", "fr", "es", "it", "pt", "nl", "pl").stream()
                            .anyMatch(language ->
                                    Alphabet.of(Locale.of(language)).all().indexOf(letter) >= 0),
                    "" + letter);
        }
    }

    @Provide
    Arbitrary<String> keys() {
        return Arbitraries.strings().withChars("0123456789*# <>x").ofMaxLength(60);
    }

    @Property
    void anyKeysLeaveAPossibleText(
            @ForAll("keys") String keys, @ForAll FieldKind kind, @ForAll("languages") String language) {
        Alphabet alphabet = Alphabet.of(Locale.of(language));
        TextEntry entry = TextEntry.of(kind, 8, "", alphabet);
        for (char key : keys.toCharArray()) {
            entry = switch (key) {
                case ' ' -> entry.commit();
                case '<' -> entry.left();
                case '>' -> entry.right();
                case 'x' -> entry.delete();
                default -> entry.press(key, alphabet);
            };
            assertTrue(entry.text().length() <= 8);
            assertTrue(entry.cursor() >= 0 && entry.cursor() <= entry.text().length());
            assertTrue(!entry.pending() || entry.cursor() > 0);
        }
    }

    @Provide
    Arbitrary<String> languages() {
        return Arbitraries.of("en", "de", "fr", "pl", "ja");
    }
}
