package org.offhook.phone.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.offhook.phone.screen.Scenes.SECURE;
import static org.offhook.phone.screen.Shown.assertRow;
import static org.offhook.phone.screen.Shown.frame;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.phone.core.ScenePhone;
import org.offhook.phone.core.Situation;
import org.offhook.phone.core.SoftKey;
import org.offhook.phone.core.SoftKeys;

/** What holds for screens of any kind: names that do not fit, soft keys, time. */
class ScreensTest {

    // ---- names that do not fit ----

    @Test
    void longNameRestsMovesRestsAndBeginsAgain() {
        ScenePhone phone = Scenes.phone();
        phone.arrives("Maximiliane Mustermann", "201");
        assertRow(2, "Maximiliane Musterma", phone);
        assertEquals(phone.now().plusSeconds(2), frame(phone).nextChange());
        assertRow(2, "aximiliane Musterman", phone.seconds(2));
        assertEquals(phone.now().plusMillis(400), frame(phone).nextChange());
        assertRow(2, "ximiliane Mustermann", phone.seconds(0.4));
        assertEquals(phone.now().plusSeconds(2), frame(phone).nextChange());
        assertRow(2, "Maximiliane Musterma", phone.seconds(2));
    }

    @Test
    void longNameComesToRestShortened() {
        ScenePhone phone = Scenes.phone();
        phone.arrives("Maximiliane Mustermann", "201");
        phone.seconds(14);
        assertRow(2, "Maximiliane Musterm…", phone);
        assertEquals(Instant.MAX, frame(phone).nextChange());
    }

    @Test
    void iconStandsStillWhileTheNameMoves() {
        ScenePhone phone = Scenes.talking(Scenes.phone(), SECURE);
        phone.arrives("Maximiliane Mustermann", "202");
        assertRow(2, "♪ aximiliane Musterm", phone.seconds(2));
    }

    @Test
    void wideNameKeepsTheColumns() {
        ScenePhone phone = Scenes.phone();
        phone.arrives("国際電信電話株式会社東京", "203");
        assertEquals(20, frame(phone).text().rows().get(1).width());
        assertRow(2, "国際電信電話株式会社", phone);
        assertRow(2, " 際電信電話株式会社 ", phone.seconds(2));
    }

    // ---- the frame ----

    @Test
    void softKeysAreThoseOfTheCore() {
        ScenePhone phone = Scenes.incoming();
        Frame frame = frame(phone);
        assertEquals(SoftKeys.of(phone.state()), frame.softKeys());
        assertEquals(List.of("Ans", "", "Sil", "Rej"), frame.labels());
        assertEquals(SoftKey.ANSWER, frame.softKeys().getFirst());
        assertEquals(Situation.INCOMING, frame.situation());
    }

    @Test
    void idleChangesWithTheMinute() {
        ScenePhone phone = Scenes.phone().seconds(12.5);
        assertEquals(phone.now().plusMillis(47_500), frame(phone).nextChange());
    }
}
