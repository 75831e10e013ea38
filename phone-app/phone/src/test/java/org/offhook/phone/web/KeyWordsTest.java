package org.offhook.phone.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.hal.key.Key;

class KeyWordsTest {

    private static List<String> names(String... texts) {
        return KeyWords.read(List.of(texts)).stream().map(KeyStroke::name).toList();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            delimiter = '|',
            value = {
                "600#            | 6 0 0 #",
                "HOOK_UP 600 SK1 | HOOK_UP 6 0 0 SK1",
                "hook_up,6 , 0   | HOOK_UP 6 0",
                "*97             | * 9 7",
                "Vol_Up VOL_DOWN | VOL_UP VOL_DOWN",
                "LINE1 LINE6     | LINE1 LINE6",
                "OK CANCEL UP    | OK CANCEL UP"
            })
    void wordsAreKeys(String text, String keys) {
        assertEquals(List.of(keys.split(" ")), names(text));
    }

    @Test
    void elementsOfAListAreWords() {
        assertEquals(List.of("HOOK_UP", "6", "SK1"), names("HOOK_UP", "6", "SK1"));
        assertEquals(List.of("6", "0", "0", "#", "SK1"), names("600#", "SK1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SPEEKER", "SK5", "LINE7", "LINE0", "6OO", "A", "HOOKUP", "SK", "6-0", "٣"})
    void unknownWordIsNamedInTheSentence(String word) {
        String sentence = assertThrows(IllegalArgumentException.class, () -> names("1 " + word))
                .getMessage();
        assertTrue(sentence.startsWith("\"" + word + "\" is no key"), sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", ",,"})
    void nothingIsNoKey(String text) {
        assertEquals(
                "No key is named.",
                assertThrows(IllegalArgumentException.class, () -> names(text)).getMessage());
    }

    @Test
    void oneRequestPressesNoMoreThanItMay() {
        assertEquals(KeyWords.MOST, names("1".repeat(KeyWords.MOST)).size());
        assertThrows(IllegalArgumentException.class, () -> names("1".repeat(KeyWords.MOST + 1)));
        assertThrows(IllegalArgumentException.class, () -> names("1 ".repeat(KeyWords.MOST + 1)));
    }

    @Test
    void everyKeyOfThePhoneCanBePressed() {
        Set<Key> reached = EnumSet.noneOf(Key.class);
        for (KeyStroke stroke : KeyWords.read(List.of("0123456789*# " + String.join(" ", KeyWords.all())))) {
            if (stroke instanceof KeyStroke.Press press) {
                reached.add(press.key());
            }
        }
        assertEquals(EnumSet.allOf(Key.class), reached);
    }

    @Property
    void anyTextIsReadOrRefusedWithASentence(@ForAll String text) {
        try {
            assertTrue(KeyWords.read(List.of(text)).size() <= KeyWords.MOST);
        } catch (IllegalArgumentException e) {
            assertTrue(e.getMessage().endsWith("."), e.getMessage());
        }
    }
}
