package org.offhook.hal.hook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.offhook.hal.line.Contacts;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.loop.DeviceLoop;

/**
 * A hook switch that is one contact. The handset counts as put down once it has lain for the hang-up time; a pause that
 * is shorter is nothing, or a flash. How long it was, is measured at the contact.
 *
 * <p>Threads: listeners run on the loop; the rest from any thread.
 */
public final class ContactHook implements HookSwitch, AutoCloseable {

    /**
     * Times of a hook switch.
     *
     * @param debounce for how long the contact must rest before its change counts
     * @param flash shortest pause that is a flash; empty when flashes are not told
     * @param hangUp shortest pause that hangs up
     */
    public record Times(Duration debounce, Optional<Duration> flash, Duration hangUp) {

        /** As it is unless a board says otherwise: 200 ms hang up, flashes are not told. */
        public static final Times USUAL = new Times(Duration.ofMillis(10), Optional.empty(), Duration.ofMillis(200));
    }

    private final Times times;
    private final DeviceLoop loop;
    private final List<HookListener> listeners = new CopyOnWriteArrayList<>();
    private final Contacts contact;
    private volatile HookState state;
    private long downAt;
    private DeviceLoop.Due hangingUp = () -> {};

    /**
     * Takes the line.
     *
     * @param wire active while the handset is lifted
     * @throws LineException if the line cannot be had
     */
    public ContactHook(LineChip chip, Contacts.Wire wire, Times times, DeviceLoop loop) throws LineException {
        this.times = times;
        this.loop = loop;
        // A movement that is seen at once waits until the state is known.
        synchronized (this) {
            contact = new Contacts(
                    chip, "offhook hook", List.of(wire), times.debounce(), loop, (_, lifted, at) -> moved(lifted, at));
            state = contact.activeAtFirst(0) ? HookState.OFF_HOOK : HookState.ON_HOOK;
        }
    }

    @Override
    public HookState state() {
        return state;
    }

    @Override
    public void addListener(HookListener listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        contact.close();
    }

    private synchronized void moved(boolean lifted, long atNanos) {
        hangingUp.cancel();
        if (!lifted) {
            downAt = atNanos;
            // A lift that ends the pause is known only after the contact has rested.
            long knownAt = atNanos + times.hangUp().plus(times.debounce()).toNanos();
            hangingUp = loop.at(knownAt, () -> to(HookState.ON_HOOK, atNanos));
            return;
        }
        Duration pause = Duration.ofNanos(atNanos - downAt);
        if (state == HookState.OFF_HOOK && pause.compareTo(times.hangUp()) >= 0) {
            to(HookState.ON_HOOK, downAt);
        }
        if (state == HookState.ON_HOOK) {
            to(HookState.OFF_HOOK, atNanos);
        } else if (times.flash().filter(least -> pause.compareTo(least) >= 0).isPresent()) {
            listeners.forEach(listener -> listener.flashed(atNanos));
        }
    }

    private void to(HookState changed, long atNanos) {
        if (state != changed) {
            state = changed;
            listeners.forEach(listener -> listener.changed(changed, atNanos));
        }
    }
}
