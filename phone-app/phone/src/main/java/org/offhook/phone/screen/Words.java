package org.offhook.phone.screen;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.Locale;
import java.util.ResourceBundle;
import org.offhook.phone.core.SoftKey;
import org.offhook.phone.core.menu.Fact;
import org.offhook.phone.core.menu.Note;
import org.offhook.phone.core.menu.Title;

/** The words of one language. Immutable. */
final class Words {

    static final String BUNDLE = "org.offhook.phone.screen.words";

    /** A language without a bundle gets English, whatever the machine's own language is. */
    private static final ResourceBundle.Control NO_GUESS =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final ResourceBundle bundle;

    private Words(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    static Words in(Locale language) {
        return new Words(ResourceBundle.getBundle(BUNDLE, language, NO_GUESS));
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param values replace {@code {0}}, {@code {1}} and so on */
    String say(Word word, Object... values) {
        String text = bundle.getString(word.key());
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** At most 4 cells; empty for a key without meaning. */
    String label(SoftKey key) {
        return key == SoftKey.NONE ? "" : bundle.getString("key-" + key(key.name()));
    }

    String title(Title title) {
        return bundle.getString("menu-" + key(title.name()));
    }

    String fact(Fact.Device fact) {
        return bundle.getString("fact-" + key(fact.name()));
    }

    /** Empty for no note. */
    String note(Note note) {
        return note == Note.NONE ? "" : bundle.getString("note-" + key(note.name()));
    }

    String day(DayOfWeek day) {
        return bundle.getString("day-" + day.getValue());
    }

    String month(Month month) {
        return bundle.getString("month-" + month.getValue());
    }
}
