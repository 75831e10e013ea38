package org.offhook.hal.expander;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.loop.DeviceLoop;

/**
 * What expanders have in common. Changes are told when the interrupt line says so; without one the chip is asked at a
 * stated rate while somebody wants to know. A chip that does not answer is set up anew when it does, and every five
 * seconds it is asked whether it is still as it was set up. One that has not answered yet can be used all the same: its
 * inputs are inactive, and its outputs are what they were told to be as soon as it answers.
 *
 * <p>Threads: any. Listeners of edges are called on the loop, or on the thread that reads.
 */
abstract class Expander implements LineChip {

    private static final long RETRY_NANOS = 1_000_000_000;
    private static final long CHECK_NANOS = 5_000_000_000L;

    /** Something that is said to the chip. */
    interface Transfer<T> {
        T run() throws BusException;
    }

    private final String name;
    private final BusDevice device;
    private final DeviceLoop loop;
    private final long pollNanos;
    private final Pins pins = new Pins();
    private final List<ExpanderBank> banks = new ArrayList<>();
    private final Optional<InterruptLine> interrupt;
    private final Consumer<Optional<String>> trouble;
    private DeviceLoop.Due next = () -> {};
    private int levels;
    private boolean started;
    private boolean lost;
    private boolean closed;

    /**
     * @param poll how often it is asked while somebody wants to know and there is no interrupt line
     * @param trouble told, on any thread, one sentence when the chip does not answer, and empty when it does again; must
     *     return at once
     * @throws LineException if the interrupt line cannot be had
     */
    Expander(
            String name,
            BusDevice device,
            Optional<Interrupt> wired,
            Duration poll,
            DeviceLoop loop,
            Consumer<Optional<String>> trouble)
            throws LineException {
        this.name = name;
        this.trouble = trouble;
        this.device = device;
        this.loop = loop;
        pollNanos = poll.toNanos();
        interrupt = wired.isEmpty()
                ? Optional.empty()
                : Optional.of(new InterruptLine(wired.get(), name, loop, this::interrupted));
    }

    /** Sets every register to what the pins are to do. */
    abstract void setUp(BusDevice bus, Pins wanted) throws BusException;

    /** Brings the outputs to what the pins are to do. */
    abstract void drive(BusDevice bus, Pins wanted) throws BusException;

    abstract Look look(BusDevice bus, Pins wanted) throws BusException;

    /** Why the chip cannot do this with a line, after its name; empty if it can. */
    abstract Optional<String> whyNot(LineUse use);

    /** True if an output that is let go floats. */
    abstract boolean floats();

    /** Sets the chip up for the first time; to be called by the constructor that knows the registers. */
    final synchronized void start() {
        try {
            setUp(device, pins);
            levels = look(device, pins).levels();
            started = true;
        } catch (BusException e) {
            lose(e);
        }
        plan();
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final synchronized LineBank take(String consumer, List<LineUse> uses, EdgeListener listener)
            throws LineException {
        for (LineUse use : uses) {
            requireFree(use);
        }
        ExpanderBank bank = floats()
                ? new FloatingExpanderBank(this, consumer, uses, listener)
                : new ExpanderBank(this, consumer, uses, listener);
        uses.forEach(pins::take);
        if (started) {
            try {
                Look seen = attempt(() -> {
                    setUp(device, pins);
                    return look(device, pins);
                });
                tell(seen, loop.nanos());
            } catch (LineException e) {
                pins.release(uses);
                throw e;
            }
        } else {
            uses.forEach(this::presumeInactive);
        }
        banks.add(bank);
        plan();
        return bank;
    }

    @Override
    public final synchronized void close() {
        if (!closed) {
            closed = true;
            next.cancel();
            interrupt.ifPresent(InterruptLine::close);
            banks.clear();
            device.close();
        }
    }

    /** Reads all lines; what has changed is told. */
    final synchronized int read() throws LineException {
        if (started) {
            tell(attempt(() -> look(device, pins)), loop.nanos());
        }
        return levels;
    }

    /** Changes outputs by changing the pins. */
    final synchronized void drive(Runnable change) throws LineException {
        change.run();
        if (started) {
            attempt(() -> {
                drive(device, pins);
                return null;
            });
        }
    }

    final synchronized void release(ExpanderBank bank) {
        if (banks.remove(bank)) {
            pins.release(bank.uses());
            try {
                attempt(() -> {
                    setUp(device, pins);
                    return null;
                });
            } catch (LineException e) {
                // When it is back, it is told.
            }
            plan();
        }
    }

    final Pins pins() {
        return pins;
    }

    private void requireFree(LineUse use) throws LineException {
        if (use.offset() >= lines()) {
            throw new LineException(name + " has no line " + use.offset() + ", only 0 to " + (lines() - 1));
        }
        for (ExpanderBank bank : banks) {
            if (bank.uses().stream().anyMatch(taken -> taken.offset() == use.offset())) {
                throw new LineException(
                        "line " + use.offset() + " of " + name + " is taken by \"" + bank.consumer() + "\"");
            }
        }
        Optional<String> why = whyNot(use);
        if (why.isPresent()) {
            throw new LineException("line " + use.offset() + " of " + name + " " + why.get());
        }
    }

    /** One transfer that fails may be noise: the chip is set up again and asked once more. */
    private <T> T attempt(Transfer<T> transfer) throws LineException {
        if (lost || closed) {
            throw new LineException(name + " does not answer");
        }
        try {
            return transfer.run();
        } catch (BusException first) {
            try {
                setUp(device, pins);
                return transfer.run();
            } catch (BusException e) {
                lose(e);
                plan();
                throw new LineException(name + ": " + e.getMessage(), e);
            }
        }
    }

    private void lose(BusException why) {
        lost = true;
        trouble.accept(Optional.of(name + ": " + why.getMessage()));
    }

    private void presumeInactive(LineUse use) {
        if (use instanceof LineUse.Input input) {
            int bit = 1 << input.offset();
            levels = input.activeLow() ? levels | bit : levels & ~bit;
        }
    }

    private synchronized void interrupted(long atNanos) {
        if (!started) {
            return;
        }
        try {
            tell(attempt(() -> look(device, pins)), atNanos);
            plan();
        } catch (LineException e) {
            // It is lost, and tried again by the clock.
        }
    }

    /** By the clock: asks the chip, or sets it up if it was lost. */
    private synchronized void tick() {
        if (closed) {
            return;
        }
        boolean back = lost;
        try {
            if (lost) {
                setUp(device, pins);
                lost = false;
            }
            Look seen = attempt(() -> look(device, pins));
            if (!seen.asSetUp()) {
                setUp(device, pins);
                seen = attempt(() -> look(device, pins));
            }
            if (back) {
                started = true;
                trouble.accept(Optional.empty());
            }
            tell(seen, loop.nanos());
        } catch (BusException e) {
            lose(e);
        } catch (LineException e) {
            // The attempt has told.
        }
        plan();
    }

    private void plan() {
        next.cancel();
        if (!closed) {
            next = loop.at(loop.nanos() + nanosToNextLook(), this::tick);
        }
    }

    private long nanosToNextLook() {
        if (lost) {
            return RETRY_NANOS;
        }
        // An interrupt line that is still active makes no edge: the chip has to be asked again.
        boolean ask = interrupt.map(InterruptLine::isActive).orElse(pins.watched() != 0);
        return ask ? pollNanos : CHECK_NANOS;
    }

    private void tell(Look seen, long atNanos) {
        tell(levels & ~seen.flagged() | seen.captured() & seen.flagged(), atNanos);
        tell(seen.levels(), loop.nanos());
    }

    private void tell(int now, long atNanos) {
        int changed = (now ^ levels) & pins.watched();
        levels = now;
        if (changed != 0) {
            List.copyOf(banks).forEach(bank -> bank.changed(changed, now, atNanos));
        }
    }
}
