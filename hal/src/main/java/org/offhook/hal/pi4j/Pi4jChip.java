package org.offhook.hal.pi4j;

import com.pi4j.context.Context;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.offhook.hal.cdev.ChipInfo;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.line.LineUse.Bias;
import org.offhook.hal.line.LineUse.Drive;
import org.offhook.hal.line.LineUses;

/**
 * The chip that Pi4J has opened. Pi4J cannot leave a pull as it is: {@link Bias#AS_IS} switches it off like {@link
 * Bias#NONE}. Whether a level is active is turned over here.
 */
final class Pi4jChip implements LineChip {

    private final ChipInfo info;
    private final Context context;
    private final OpenOutputs openOutputs;
    private final Consumer<Pi4jChip> released;
    private final Set<Pi4jLines> banks = ConcurrentHashMap.newKeySet();
    private boolean closed;

    Pi4jChip(ChipInfo info, Context context, OpenOutputs openOutputs, Consumer<Pi4jChip> released) {
        this.info = info;
        this.context = context;
        this.openOutputs = openOutputs;
        this.released = released;
    }

    @Override
    public String name() {
        return info.name();
    }

    @Override
    public int lines() {
        return info.lines();
    }

    @Override
    public synchronized LineBank take(String consumer, List<LineUse> uses, EdgeListener listener) throws LineException {
        if (closed) {
            throw new LineException(info.name() + " has been given up");
        }
        LineUses.requireWithin(info.name(), info.lines(), uses);
        LineUses.requireDistinct(info.name(), uses);
        AtomicReference<Pi4jLines> bank = new AtomicReference<>();
        List<Pin> pins = new ArrayList<>();
        for (int i = 0; i < uses.size(); i++) {
            try {
                pins.add(pin(consumer, uses.get(i), i, bank));
            } catch (RuntimeException e) {
                pins.forEach(Pin::close);
                throw new LineException(
                        "line %d of %s cannot be had, it may be taken: Pi4J says %s"
                                .formatted(uses.get(i).offset(), info.name(), reason(e)),
                        e);
            }
        }
        Pi4jLines lines = new Pi4jLines(info.name(), uses, pins, listener, banks::remove);
        banks.add(lines);
        bank.set(lines);
        try {
            lines.listen();
        } catch (LineException e) {
            lines.close();
            throw e;
        }
        return lines;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        banks.forEach(Pi4jLines::close);
        released.accept(this);
    }

    private Pin pin(String consumer, LineUse use, int index, AtomicReference<Pi4jLines> bank) {
        String id = consumer + " " + use.offset();
        return switch (use) {
            case LineUse.Input input -> input(id, input, index, bank);
            case LineUse.Output output -> {
                boolean high = output.activeAtFirst() != output.activeLow();
                yield output.drive() == Drive.PUSH_PULL
                        ? output(id, output, high)
                        : openOutputs.open(output.offset(), id, output.drive(), high);
            }
        };
    }

    private Pin input(String id, LineUse.Input use, int index, AtomicReference<Pi4jLines> bank) {
        DigitalInput input = context.create(DigitalInput.newConfigBuilder(context)
                .id(id)
                .address(use.offset())
                .pull(pull(use.bias()))
                .debounce(TimeUnit.MICROSECONDS.convert(use.debounce()))
                .build());
        if (use.edges()) {
            input.addListener(event -> {
                Pi4jLines lines = bank.get();
                if (lines != null) {
                    lines.changed(index, event.state() == DigitalState.HIGH);
                }
            });
        }
        return new Pin.In(input, () -> context.shutdown(id));
    }

    private Pin output(String id, LineUse.Output use, boolean high) {
        DigitalOutput output = context.create(DigitalOutput.newConfigBuilder(context)
                .id(id)
                .address(use.offset())
                .initial(high ? DigitalState.HIGH : DigitalState.LOW)
                .build());
        return new Pin.Out(output, () -> context.shutdown(id));
    }

    private static PullResistance pull(Bias bias) {
        return switch (bias) {
            case AS_IS, NONE -> PullResistance.OFF;
            case PULL_UP -> PullResistance.PULL_UP;
            case PULL_DOWN -> PullResistance.PULL_DOWN;
        };
    }

    /** The innermost message: the outer ones repeat it or say only that something failed. */
    static String reason(Throwable e) {
        Throwable innermost = e;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return innermost.getMessage() == null
                ? innermost.getClass().getSimpleName()
                : innermost.getMessage().strip();
    }
}
