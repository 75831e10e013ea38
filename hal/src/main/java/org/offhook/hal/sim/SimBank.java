package org.offhook.hal.sim;

import java.util.List;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.FloatingBank;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.sim.SimWiring.Pin;

/** Lines taken from {@link SimLines}; guarded by the wiring. */
final class SimBank implements FloatingBank {

    private final SimLines chip;
    private final SimWiring wiring;
    private final String consumer;
    private final List<LineUse> uses;
    private final EdgeListener listener;
    private long told;
    private boolean started;
    private boolean closed;

    SimBank(SimLines chip, SimWiring wiring, String consumer, List<LineUse> uses, EdgeListener listener) {
        this.chip = chip;
        this.wiring = wiring;
        this.consumer = consumer;
        this.uses = List.copyOf(uses);
        this.listener = listener;
    }

    String consumer() {
        return consumer;
    }

    void start() {
        for (int i = 0; i < uses.size(); i++) {
            Pin pin =
                    switch (uses.get(i)) {
                        case LineUse.Input input -> resting(input.bias());
                        case LineUse.Output output -> {
                            told |= output.activeAtFirst() ? 1L << i : 0;
                            yield driven(output, output.activeAtFirst());
                        }
                    };
            wiring.setAtOnce(uses.get(i).offset(), pin);
        }
        started = true;
    }

    @Override
    public long read() throws LineException {
        synchronized (wiring) {
            chip.transfer();
            long active = 0;
            for (int i = 0; i < uses.size(); i++) {
                active |= read(i) ? 1L << i : 0;
            }
            return active;
        }
    }

    @Override
    public void write(long mask, long active) throws LineException {
        synchronized (wiring) {
            chip.transfer();
            for (int i = 0; i < uses.size(); i++) {
                if ((mask >> i & 1) != 0 && uses.get(i) instanceof LineUse.Output output) {
                    boolean on = (active >> i & 1) != 0;
                    told = on ? told | 1L << i : told & ~(1L << i);
                    wiring.set(output.offset(), driven(output, on));
                }
            }
        }
    }

    @Override
    public void drive(long driven, long active) throws LineException {
        synchronized (wiring) {
            chip.transfer();
            for (int i = 0; i < uses.size(); i++) {
                if ((driven >> i & 1) == 0 && uses.get(i) instanceof LineUse.Output output) {
                    wiring.set(output.offset(), Pin.FLOATING);
                }
            }
        }
        write(driven, active);
    }

    @Override
    public void close() {
        synchronized (wiring) {
            if (!closed) {
                closed = true;
                chip.giveBack(this);
                uses.forEach(use -> wiring.setAtOnce(use.offset(), Pin.FLOATING));
            }
        }
    }

    void changed(int line, boolean high, long atNanos) {
        for (int i = 0; i < uses.size() && started; i++) {
            if (uses.get(i) instanceof LineUse.Input input && input.offset() == line && input.edges()) {
                listener.edge(i, high != input.activeLow(), atNanos);
            }
        }
    }

    private boolean read(int index) {
        return switch (uses.get(index)) {
            case LineUse.Input input -> wiring.high(input.offset()) != input.activeLow();
            case LineUse.Output _ -> (told >> index & 1) != 0;
        };
    }

    private static Pin resting(LineUse.Bias bias) {
        return switch (bias) {
            case AS_IS, NONE -> Pin.FLOATING;
            case PULL_UP -> Pin.PULLED_UP;
            case PULL_DOWN -> Pin.PULLED_DOWN;
        };
    }

    private static Pin driven(LineUse.Output output, boolean active) {
        boolean high = active != output.activeLow();
        return switch (output.drive()) {
            case PUSH_PULL -> high ? Pin.HIGH : Pin.LOW;
            case OPEN_DRAIN -> high ? Pin.FLOATING : Pin.LOW;
            case OPEN_SOURCE -> high ? Pin.HIGH : Pin.FLOATING;
        };
    }
}
