package org.offhook.phone.core.user;

import java.util.List;

/** The languages that the phone speaks. */
public final class Languages {

    /**
     * @param tag BCP 47
     * @param ownName as its speakers write it
     */
    public record Language(String tag, String ownName) {}

    public static final List<Language> ALL = List.of(
            new Language("en", "English"),
            new Language("de", "Deutsch"),
            new Language("fr", "Français"),
            new Language("es", "Español"),
            new Language("it", "Italiano"),
            new Language("pt", "Português"),
            new Language("nl", "Nederlands"),
            new Language("pl", "Polski"),
            new Language("ja", "ﾆﾎﾝｺﾞ"));

    private Languages() {}
}
