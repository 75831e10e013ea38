package org.offhook.hal.pi4j;

import java.util.List;
import java.util.function.Consumer;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lines of Pi4J's, one after the other: it has no way to read or write several at one moment. Each input has a thread of
 * Pi4J's; their edges are told one at a time, with the time at which Pi4J told them. On a busy machine edges of different
 * lines may be told in another order than they happened; those of one line never are.
 */
final class Pi4jLines implements LineBank {

    private static final Logger LOG = LoggerFactory.getLogger(Pi4jLines.class);

    private final String chip;
    private final List<LineUse> uses;
    private final List<Pin> pins;
    private final EdgeListener listener;
    private final Consumer<Pi4jLines> released;
    private final Object edges = new Object();
    private long level;
    private long told;
    private boolean deaf = true;
    private boolean closed;

    /** @param pins for each use one; closed with the bank */
    Pi4jLines(String chip, List<LineUse> uses, List<Pin> pins, EdgeListener listener, Consumer<Pi4jLines> released) {
        this.chip = chip;
        this.uses = List.copyOf(uses);
        this.pins = List.copyOf(pins);
        this.listener = listener;
        this.released = released;
        for (int i = 0; i < uses.size(); i++) {
            told |= uses.get(i) instanceof LineUse.Output output && output.activeAtFirst() ? 1L << i : 0;
        }
    }

    /** Has edges told from now on. */
    void listen() throws LineException {
        long now = read();
        synchronized (edges) {
            level = now;
            deaf = false;
        }
    }

    /** Pi4J says that an input changed. The first event of an input may repeat what it is. */
    void changed(int index, boolean high) {
        synchronized (edges) {
            boolean active = high != uses.get(index).activeLow();
            long bit = 1L << index;
            if (deaf || (level & bit) != 0 == active) {
                return;
            }
            level ^= bit;
            listener.edge(index, active, System.nanoTime());
        }
    }

    @Override
    public synchronized long read() throws LineException {
        requireOpen();
        long now = told;
        try {
            for (int i = 0; i < pins.size(); i++) {
                if (uses.get(i) instanceof LineUse.Input input && pins.get(i).high() != input.activeLow()) {
                    now |= 1L << i;
                }
            }
        } catch (RuntimeException e) {
            throw failed(e);
        }
        return now;
    }

    @Override
    public synchronized void write(long mask, long active) throws LineException {
        requireOpen();
        try {
            for (int i = 0; i < pins.size(); i++) {
                long bit = 1L << i;
                if ((mask & bit) != 0 && uses.get(i) instanceof LineUse.Output output) {
                    boolean on = (active & bit) != 0;
                    pins.get(i).drive(on != output.activeLow());
                    told = on ? told | bit : told & ~bit;
                }
            }
        } catch (RuntimeException e) {
            throw failed(e);
        }
    }

    @Override
    public void close() {
        synchronized (edges) {
            deaf = true;
        }
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        for (Pin pin : pins) {
            try {
                pin.close();
            } catch (RuntimeException e) {
                LOG.warn("{}: Pi4J does not give a line back: {}", chip, Pi4jChip.reason(e));
            }
        }
        released.accept(this);
    }

    private void requireOpen() throws LineException {
        if (closed) {
            throw new LineException(chip + ": these lines have been given back");
        }
    }

    private LineException failed(RuntimeException e) {
        return new LineException("%s fails: Pi4J says %s".formatted(chip, Pi4jChip.reason(e)), e);
    }
}
