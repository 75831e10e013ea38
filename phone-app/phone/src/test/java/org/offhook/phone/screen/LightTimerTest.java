package org.offhook.phone.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.phone.core.Situation;

class LightTimerTest {

    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    private final LightTimer timer = new LightTimer(LightSettings.USUAL);

    private int percent(LightTimer light, Situation page, int second) {
        return light.at(page, START.plusSeconds(second)).percent();
    }

    @Test
    void lightIsDimmedThirtySecondsAfterTheLastKey() {
        assertEquals(100, percent(timer, Situation.IDLE, 0));
        timer.touched(START.plusSeconds(10));
        LightTimer.Brightness bright = timer.at(Situation.IDLE, START.plusSeconds(39));
        assertEquals(new LightTimer.Brightness(100, START.plusSeconds(40)), bright);
        assertEquals(new LightTimer.Brightness(10, Instant.MAX), timer.at(Situation.IDLE, START.plusSeconds(40)));
        timer.touched(START.plusSeconds(100));
        assertEquals(100, percent(timer, Situation.IDLE, 100));
    }

    @Test
    void brightnessThatTheUserChoseIsAPartOfWhatTheBoardHas() {
        LightSettings board = new LightSettings(80, 20, Duration.ofSeconds(30), Optional.empty());
        assertEquals(new LightSettings(40, 20, Duration.ofSeconds(30), Optional.empty()), board.atMost(50));
        assertEquals(new LightSettings(8, 8, Duration.ofSeconds(30), Optional.empty()), board.atMost(10));
        assertEquals(
                1,
                new LightSettings(5, 0, Duration.ofSeconds(30), Optional.empty())
                        .atMost(10)
                        .brightPercent());
    }

    @Test
    void lightStaysBrightAsLongAsItRingsAndThirtySecondsLonger() {
        percent(timer, Situation.IDLE, 0);
        assertEquals(10, percent(timer, Situation.IDLE, 60));
        assertEquals(100, percent(timer, Situation.INCOMING, 61));
        assertEquals(100, percent(timer, Situation.INCOMING, 115));
        assertEquals(100, percent(timer, Situation.MISSED, 116));
        assertEquals(100, percent(timer, Situation.MISSED, 145));
        assertEquals(10, percent(timer, Situation.MISSED, 146));
    }

    @Test
    void newPageWakesTheLight() {
        percent(timer, Situation.CONNECTED, 0);
        assertEquals(10, percent(timer, Situation.CONNECTED, 40));
        assertEquals(100, percent(timer, Situation.ENDED, 41));
    }

    @Test
    void lightGoesOutIfSoWanted() {
        LightTimer sleepy =
                new LightTimer(new LightSettings(80, 20, Duration.ofSeconds(30), Optional.of(Duration.ofMinutes(10))));
        assertEquals(80, percent(sleepy, Situation.IDLE, 0));
        assertEquals(
                new LightTimer.Brightness(20, START.plusSeconds(600)),
                sleepy.at(Situation.IDLE, START.plusSeconds(30)));
        assertEquals(0, percent(sleepy, Situation.IDLE, 600));
    }

    @Test
    void clockThatIsSetBackDoesNotKeepTheLightOnForHours() {
        percent(timer, Situation.IDLE, 7200);
        assertEquals(100, percent(timer, Situation.IDLE, 0));
        assertEquals(10, percent(timer, Situation.IDLE, 30));
    }

    @Test
    void newSettingsCountFromTheLastUse() {
        percent(timer, Situation.IDLE, 0);
        timer.use(new LightSettings(90, 5, Duration.ofSeconds(60), Optional.empty()));
        assertEquals(90, percent(timer, Situation.IDLE, 59));
        assertEquals(5, percent(timer, Situation.IDLE, 60));
    }

    @Test
    void impossibleSettingsAreRefused() {
        Duration half = Duration.ofSeconds(30);
        assertThrows(IllegalArgumentException.class, () -> new LightSettings(50, 60, half, Optional.empty()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new LightSettings(50, 10, half, Optional.of(Duration.ofSeconds(29))));
        assertThrows(IllegalArgumentException.class, () -> new LightSettings(50, 10, Duration.ZERO, Optional.empty()));
    }
}
