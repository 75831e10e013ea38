package org.offhook.hal.lamp;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.offhook.hal.line.LineException;
import org.offhook.hal.loop.DeviceLoop;

/**
 * The lamps of a board, however they are lit. One timer serves them all: it is due when the first lamp changes, and
 * while nothing blinks there is none. An output is told only what has changed; one that fails is tried again each
 * second.
 *
 * <p>Threads: {@link #show} by one at a time, {@link #lamps} by any; outputs are used on the loop.
 */
public final class BlinkingLamps implements LampBank, AutoCloseable {

    private static final long RETRY_NANOS = 1_000_000_000;

    /** An output and what it shows; null while that is not known. */
    private static final class Shown {
        private final LampOutput output;
        private Map<Lamp, LampColour> lit = Map.of();

        private Shown(LampOutput output) {
            this.output = output;
        }
    }

    private final DeviceLoop loop;
    private final List<Shown> outputs;
    private final Set<Lamp> lamps = EnumSet.noneOf(Lamp.class);
    private final Set<Lamp> coloured = EnumSet.noneOf(Lamp.class);
    private Map<Lamp, LampSignal> signals = Map.of();
    private DeviceLoop.Due next = () -> {};

    /** @param outputs each with lamps of its own, dark */
    public BlinkingLamps(List<? extends LampOutput> outputs, DeviceLoop loop) {
        this.loop = loop;
        this.outputs = outputs.stream().map(Shown::new).toList();
        outputs.forEach(output -> {
            lamps.addAll(output.lamps());
            coloured.addAll(output.coloured());
        });
    }

    @Override
    public Set<Lamp> lamps() {
        return Set.copyOf(lamps);
    }

    @Override
    public Set<Lamp> coloured() {
        return Set.copyOf(coloured);
    }

    @Override
    public void show(Map<Lamp, LampSignal> changed) {
        Map<Lamp, LampSignal> ours = new EnumMap<>(Lamp.class);
        ours.putAll(changed);
        ours.keySet().retainAll(lamps);
        loop.execute(() -> {
            signals = ours;
            update();
        });
    }

    @Override
    public void close() {
        outputs.forEach(shown -> shown.output.close());
    }

    private void update() {
        next.cancel();
        long now = loop.nanos();
        long wait = Long.MAX_VALUE;
        for (Shown shown : outputs) {
            wait = Math.min(wait, update(shown, now));
        }
        for (LampSignal signal : signals.values()) {
            wait = Math.min(wait, signal.pattern().nanosToChange(now));
        }
        if (wait != Long.MAX_VALUE) {
            next = loop.at(now + wait, this::update);
        }
    }

    /** Time until this output must be tried again. */
    private long update(Shown shown, long now) {
        Map<Lamp, LampColour> lit = new EnumMap<>(Lamp.class);
        signals.forEach((lamp, signal) -> {
            if (shown.output.lamps().contains(lamp) && signal.pattern().lit(now)) {
                lit.put(lamp, signal.colour());
            }
        });
        if (lit.equals(shown.lit)) {
            return Long.MAX_VALUE;
        }
        try {
            shown.output.light(lit);
            shown.lit = lit;
            return Long.MAX_VALUE;
        } catch (LineException e) {
            shown.lit = null;
            return RETRY_NANOS;
        }
    }
}
