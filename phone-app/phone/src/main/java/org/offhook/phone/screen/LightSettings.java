package org.offhook.phone.screen;

import java.time.Duration;
import java.util.Optional;

/**
 * When the light of the display goes down.
 *
 * @param brightPercent while the phone is used, 1…100
 * @param dimPercent after {@code dimAfter} without use, 0…{@code brightPercent}
 * @param offAfter without use it goes out; empty for never
 */
public record LightSettings(int brightPercent, int dimPercent, Duration dimAfter, Optional<Duration> offAfter) {

    public static final LightSettings USUAL = new LightSettings(100, 10, Duration.ofSeconds(30), Optional.empty());

    public LightSettings {
        if (brightPercent < 1 || brightPercent > 100 || dimPercent < 0 || dimPercent > brightPercent) {
            throw new IllegalArgumentException(dimPercent + " % and " + brightPercent + " % are no brightnesses");
        }
        if (!dimAfter.isPositive()
                || offAfter.filter(off -> off.compareTo(dimAfter) < 0).isPresent()) {
            throw new IllegalArgumentException("a light is dimmed first and goes out later");
        }
    }

    /** Of that part of its brightness while the phone is used, and never brighter when it is dimmed. */
    public LightSettings atMost(int percent) {
        int bright = Math.max(1, brightPercent * percent / 100);
        return new LightSettings(bright, Math.min(dimPercent, bright), dimAfter, offAfter);
    }

    /** Dimmed after another time, and out not before that. */
    public LightSettings dimmedAfter(Duration time) {
        return new LightSettings(
                brightPercent, dimPercent, time, offAfter.map(off -> off.compareTo(time) < 0 ? time : off));
    }
}
