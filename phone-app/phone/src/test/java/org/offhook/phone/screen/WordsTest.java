package org.offhook.phone.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.hal.display.CellText;
import org.offhook.phone.core.SoftKey;
import org.offhook.phone.core.menu.Fact;
import org.offhook.phone.core.menu.Note;
import org.offhook.phone.core.menu.Title;

class WordsTest {

    static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it", "pt", "nl", "pl", "ja");

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    static Stream<String> languages() {
        return LANGUAGES.stream();
    }

    /** What stands in the language's own file, without any other's standing in for it. */
    private static Properties file(String language) throws IOException {
        String name = "words" + (language.equals("en") ? "" : "_" + language) + ".properties";
        Properties words = new Properties();
        try (InputStream in = Words.class.getResourceAsStream(name)) {
            assertNotNull(in, name);
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(match -> match.group()).collect(Collectors.toSet());
    }

    private static Set<String> neededKeys() {
        Set<String> keys = new TreeSet<>();
        for (Word word : Word.values()) {
            keys.add(word.key());
        }
        for (SoftKey key : SoftKey.values()) {
            if (key != SoftKey.NONE) {
                keys.add("key-" + Words.key(key.name()));
            }
        }
        for (Title title : Title.values()) {
            keys.add("menu-" + Words.key(title.name()));
        }
        for (Fact.Device fact : Fact.Device.values()) {
            keys.add("fact-" + Words.key(fact.name()));
        }
        for (Note note : Note.values()) {
            if (note != Note.NONE) {
                keys.add("note-" + Words.key(note.name()));
            }
        }
        for (int i = 1; i <= 12; i++) {
            keys.add("month-" + i);
            if (i <= 7) {
                keys.add("day-" + i);
            }
        }
        return keys;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageHasEveryWordAndNoOther(String language) throws IOException {
        Properties words = file(language);
        assertEquals(neededKeys(), new TreeSet<>(words.stringPropertyNames()));
        for (String key : neededKeys()) {
            assertFalse(words.getProperty(key).isBlank(), key);
            assertEquals(places(file("en").getProperty(key)), places(words.getProperty(key)), key);
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void softKeyLabelsFitAboveTheirKeys(String language) {
        Words words = Words.in(Locale.of(language));
        for (SoftKey key : SoftKey.values()) {
            int width = CellText.of(words.label(key)).width();
            assertTrue(width <= 4, () -> language + ": " + words.label(key));
            assertEquals(key == SoftKey.NONE, width == 0, key::name);
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void wordsFitARowAndHaveOneCellForEachLetter(String language) throws IOException {
        for (String key : file(language).stringPropertyNames()) {
            String text = file(language).getProperty(key);
            CellText cells =
                    CellText.of(text.replace("{0}", "99").replace("{1}", "").replace("{2}", ""));
            assertTrue(cells.width() <= Row.COLUMNS, () -> language + " " + key + ": " + text);
            cells.toString().codePoints().forEach(c -> assertFalse(c == 0xFFFD, key));
            assertEquals(
                    cells.width(),
                    cells.toString().codePointCount(0, cells.toString().length()),
                    key);
        }
    }

    /** The keys of one screen must not look alike; END closes a call where EXIT closes a notice. */
    @ParameterizedTest
    @MethodSource("languages")
    void softKeysThatMayStandTogetherHaveDifferentLabels(String language) {
        Words words = Words.in(Locale.of(language));
        List<List<SoftKey>> together = List.of(
                List.of(SoftKey.CALL, SoftKey.DELETE, SoftKey.CANCEL),
                List.of(SoftKey.CALL, SoftKey.DELETE, SoftKey.END),
                List.of(SoftKey.REDIAL, SoftKey.END, SoftKey.CLOSE),
                List.of(SoftKey.ANSWER, SoftKey.SILENCE, SoftKey.REJECT, SoftKey.END),
                List.of(SoftKey.RESUME, SoftKey.NEW, SoftKey.SWAP, SoftKey.HOLD, SoftKey.END),
                List.of(SoftKey.HISTORY, SoftKey.DO_NOT_DISTURB, SoftKey.MENU),
                List.of(SoftKey.VIEW, SoftKey.EXIT),
                List.of(SoftKey.SELECT, SoftKey.BACK, SoftKey.EXIT),
                List.of(SoftKey.CALL, SoftKey.DELETE, SoftKey.BACK, SoftKey.EXIT),
                List.of(SoftKey.SAVE, SoftKey.CONFIRM, SoftKey.DELETE, SoftKey.BACK),
                List.of(SoftKey.LESS, SoftKey.MORE, SoftKey.BACK, SoftKey.EXIT),
                List.of(SoftKey.YES, SoftKey.NO));
        for (List<SoftKey> keys : together) {
            assertEquals(keys.size(), keys.stream().map(words::label).distinct().count(), () -> language + keys);
        }
    }

    @Test
    void englishSoftKeysAreCalledAsTheCoreCallsThem() {
        for (SoftKey key : SoftKey.values()) {
            assertEquals(key.label(), Words.in(Locale.ENGLISH).label(key));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pt-BR", "de-AT", "ja-JP"})
    void languageOfACountryIsTheLanguage(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        assertEquals(
                Words.in(Locale.of(locale.getLanguage())).say(Word.DIAL),
                Words.in(locale).say(Word.DIAL));
    }

    @Test
    void unknownLanguageIsEnglishWhateverTheMachineSpeaks() {
        Locale machine = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMAN);
            assertEquals("Dial:", Words.in(Locale.of("tlh")).say(Word.DIAL));
            assertEquals("Dial:", Words.in(Locale.ENGLISH).say(Word.DIAL));
        } finally {
            Locale.setDefault(machine);
        }
    }
}
