package org.offhook.phone.screen;

import java.time.Instant;
import org.offhook.phone.core.Situation;

/**
 * How bright the display is: bright from a key, a lift or a new page on, and as long as it rings; after a while dimmed,
 * and out if so wanted. One thread.
 */
final class LightTimer {

    private LightSettings settings;
    private Instant used = Instant.MIN;
    private Situation page;

    LightTimer(LightSettings settings) {
        this.settings = settings;
    }

    /** From now on by these settings. */
    void use(LightSettings newest) {
        settings = newest;
    }

    /** @param until when it will be another one without any use; {@link Instant#MAX} for never */
    record Brightness(int percent, Instant until) {}

    /** Somebody touched the phone. */
    void touched(Instant at) {
        used = at;
    }

    Brightness at(Situation now, Instant at) {
        if (now != page || rings(now) || used.isAfter(at)) {
            used = at;
        }
        page = now;
        if (rings(now)) {
            return new Brightness(settings.brightPercent(), Instant.MAX);
        }
        Instant dim = used.plus(settings.dimAfter());
        Instant off = settings.offAfter().map(used::plus).orElse(Instant.MAX);
        if (at.isBefore(dim)) {
            return new Brightness(settings.brightPercent(), dim);
        }
        return at.isBefore(off) ? new Brightness(settings.dimPercent(), off) : new Brightness(0, Instant.MAX);
    }

    private static boolean rings(Situation situation) {
        return situation == Situation.INCOMING
                || situation == Situation.INCOMING_DURING_CALL
                || situation == Situation.RINGING_BACK;
    }
}
