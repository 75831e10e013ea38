package org.offhook.hal.sim;

import java.time.Duration;
import java.util.Optional;
import org.offhook.hal.loop.DeviceLoop;

/**
 * A finger at a rotary dial. Any thread.
 */
public final class SimDial {

    /** From when the dial leaves its rest until the first pulse. */
    private static final Duration WIND_UP = Duration.ofMillis(300);

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final SimSwitch pulse;
    private final Optional<SimSwitch> offNormal;
    private final DeviceLoop loop;

    /**
     * A dial as most are: the pulse contact opens for each pulse, the off-normal contact is closed while the dial is away
     * from its rest.
     */
    public SimDial(SimContact pulse, Optional<SimContact> offNormal, DeviceLoop loop) {
        this(new SimSwitch(pulse, false), offNormal.map(contact -> new SimSwitch(contact, true)), loop);
    }

    private SimDial(SimSwitch pulse, Optional<SimSwitch> offNormal, DeviceLoop loop) {
        this.pulse = pulse;
        this.offNormal = offNormal;
        this.loop = loop;
    }

    /** A dial of any contacts: {@code pulse} is active for each pulse, {@code offNormal} while it is away from rest. */
    static SimDial of(SimSwitch pulse, Optional<SimSwitch> offNormal, DeviceLoop loop) {
        return new SimDial(pulse, offNormal, loop);
    }

    /**
     * Dials one digit.
     *
     * @param pulses how many
     * @param perSecond how fast
     * @param breakShare for how much of each pulse the contact is open, 0…1
     * @param trace how each contact bounces
     * @return when the dial is back at its rest
     */
    public Duration dial(int pulses, double perSecond, double breakShare, BounceTrace trace) {
        long start = loop.nanos();
        long period = Math.round(NANOS_PER_SECOND / perSecond);
        offNormal.ifPresent(contact -> contact.set(true, trace));
        long at = start + WIND_UP.toNanos();
        for (int i = 0; i < pulses; i++) {
            loop.at(at, () -> pulse.set(true, trace));
            loop.at(at + Math.round(period * breakShare), () -> pulse.set(false, trace));
            at += period;
        }
        offNormal.ifPresent(contact -> scheduleRest(contact, start + WIND_UP.toNanos() + pulses * period, trace));
        return Duration.ofNanos(at - start);
    }

    private void scheduleRest(SimSwitch contact, long at, BounceTrace trace) {
        loop.at(at, () -> contact.set(false, trace));
    }
}
