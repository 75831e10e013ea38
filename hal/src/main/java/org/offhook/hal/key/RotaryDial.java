package org.offhook.hal.key;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.offhook.hal.line.Contacts;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.loop.DeviceLoop;

/**
 * A rotary dial: each digit is a key that is pressed and let go when the dial is back at its rest. Pulses are counted
 * however long their breaks and makes are, as long as a contact can tell them apart; a break of more than three pulses'
 * time is none, and spoils the digit.
 *
 * <p>Threads: listeners run on the loop; the rest from any thread.
 */
public final class RotaryDial implements Keypad, AutoCloseable {

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int MOST_PULSES = 10;

    /**
     * A contact of the dial and where it is.
     *
     * @param wire active during each pulse, or while the dial is away from its rest
     */
    public record Spring(LineChip chip, Contacts.Wire wire) {}

    private final IntFunction<Optional<Key>> digits;
    private final DeviceLoop loop;
    private final KeyReports reports;
    private final long longestBreakNanos;
    private final long pauseNanos;
    private final boolean hasOffNormal;
    private final Contacts pulse;
    private final Optional<Contacts> offNormal;
    private boolean away;
    private boolean ending;
    private boolean spoilt;
    private int pulses;
    private long brokenAt;
    private DeviceLoop.Due pause = () -> {};

    /**
     * Takes the lines.
     *
     * @param offNormal tells when the dial is away from its rest; without it, a digit ends by a pause of two and a half
     *     pulses
     * @param pulsesPerSecond as the dial is built: 10 or 20; it may be a fifth faster or slower
     * @param digits the key that a number of pulses means, if any
     * @param debounce for how long a contact must rest: shorter than the shortest make
     * @throws LineException if a line cannot be had
     */
    public RotaryDial(
            Spring pulse,
            Optional<Spring> offNormal,
            int pulsesPerSecond,
            IntFunction<Optional<Key>> digits,
            Duration debounce,
            DeviceLoop loop)
            throws LineException {
        this.digits = digits;
        this.loop = loop;
        reports = new KeyReports(keys(digits));
        long period = NANOS_PER_SECOND / pulsesPerSecond;
        longestBreakNanos = 3 * period;
        pauseNanos = period * 5 / 2 + debounce.toNanos();
        hasOffNormal = offNormal.isPresent();
        this.pulse = take(pulse, debounce, (_, active, at) -> pulse(active, at));
        this.offNormal = hasOffNormal ? Optional.of(takeOffNormal(offNormal.get(), debounce)) : Optional.empty();
    }

    @Override
    public Set<Key> keys() {
        return reports.keys();
    }

    @Override
    public void addListener(KeyListener listener) {
        reports.addListener(listener);
    }

    @Override
    public void close() {
        pulse.close();
        offNormal.ifPresent(Contacts::close);
    }

    private Contacts takeOffNormal(Spring spring, Duration debounce) throws LineException {
        try {
            return take(spring, debounce, (_, active, at) -> turned(active, at));
        } catch (LineException e) {
            pulse.close();
            throw e;
        }
    }

    private Contacts take(Spring spring, Duration debounce, Contacts.Listener listener) throws LineException {
        return new Contacts(spring.chip(), "offhook dial", List.of(spring.wire()), debounce, loop, listener);
    }

    private void turned(boolean isAway, long atNanos) {
        away = isAway;
        ending = false;
        if (away) {
            begin();
        } else if (pulse.active(0)) {
            ending = true;
        } else {
            end(atNanos);
        }
    }

    private void pulse(boolean broken, long atNanos) {
        if (hasOffNormal && !away && !ending) {
            return;
        }
        pause.cancel();
        if (broken) {
            brokenAt = atNanos;
            return;
        }
        if (atNanos - brokenAt > longestBreakNanos) {
            spoilt = true;
        }
        pulses++;
        if (ending) {
            ending = false;
            end(atNanos);
        } else if (!hasOffNormal) {
            pause = loop.at(atNanos + pauseNanos, () -> end(loop.nanos()));
        }
    }

    private void begin() {
        pulses = 0;
        spoilt = false;
    }

    private void end(long atNanos) {
        if (!spoilt) {
            digits.apply(pulses).ifPresent(key -> {
                reports.down(key, atNanos);
                reports.up(key, atNanos);
            });
        }
        begin();
    }

    private static Set<Key> keys(IntFunction<Optional<Key>> digits) {
        Set<Key> keys = EnumSet.noneOf(Key.class);
        for (int count = 1; count <= MOST_PULSES; count++) {
            digits.apply(count).ifPresent(keys::add);
        }
        return keys;
    }
}
