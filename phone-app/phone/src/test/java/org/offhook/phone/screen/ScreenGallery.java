package org.offhook.phone.screen;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.offhook.hal.display.DisplayText;
import org.offhook.phone.core.ScenePhone;

/** What is on the pictures of {@code docs/screens}. */
public final class ScreenGallery {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private ScreenGallery() {}

    /** Every screen in a language, by its English title. */
    public static Map<String, DisplayText> screens(Locale language) {
        Map<String, DisplayText> screens = new LinkedHashMap<>();
        Scenes.all().forEach((title, phone) -> screens.put(title, text(phone, language)));
        MenuScenes.all().forEach((title, phone) -> screens.put(title, text(phone, language)));
        return screens;
    }

    /** The languages of the phone, English first. */
    public static List<Locale> languages() {
        return WordsTest.LANGUAGES.stream().map(Locale::of).toList();
    }

    /** Two screens with many words in a language. */
    public static List<DisplayText> samples(Locale language) {
        return List.of(text(Scenes.missed(3), language), text(MenuScenes.menu("6"), language));
    }

    /** Names of people from elsewhere who call. */
    public static Map<String, DisplayText> names() {
        Map<String, DisplayText> screens = new LinkedHashMap<>();
        for (String name : List.of(
                "Zażółć Gęślą",
                "Jürgen Groß",
                "François Œuvré",
                "Анна Каренина",
                "Жанна Щукина",
                "Ωμέγα Ψαράς",
                "さくら ガッパ",
                "田中 太郎")) {
            ScenePhone phone = Scenes.phone();
            phone.arrives(name, "203");
            screens.put(name, text(phone, Locale.ENGLISH));
        }
        return screens;
    }

    private static DisplayText text(ScenePhone phone, Locale language) {
        return Screens.render(phone.state(), phone.now(), new ScreenSettings(language, BERLIN))
                .text();
    }
}
