package org.offhook.phone.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.offhook.phone.core.ScenePhone;

/** What a phone shows now, in English. */
final class Shown {

    static final ScreenSettings ENGLISH = new ScreenSettings(Locale.ENGLISH, ZoneId.of("Europe/Berlin"));

    private Shown() {}

    static Frame frame(ScenePhone phone) {
        return Screens.render(phone.state(), phone.now(), ENGLISH);
    }

    static void assertScreen(ScenePhone phone, String... rows) {
        assertEquals(List.of(rows), frame(phone).text().lines());
    }

    static void assertRow(int row, String text, ScenePhone phone) {
        assertEquals(text, frame(phone).text().lines().get(row - 1));
    }
}
