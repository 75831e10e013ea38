package org.offhook.hal.board;

import java.util.ArrayList;
import java.util.List;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.loop.DeviceLoop;

/** Lines of a chip that is not there yet ({@link LateChip}). Any thread. */
final class LateBank implements LineBank {

    private final String consumer;
    private final List<LineUse> uses;
    private final EdgeListener listener;
    private final DeviceLoop loop;
    private LineBank bank;
    private long wanted;
    private boolean closed;

    LateBank(String consumer, List<LineUse> uses, EdgeListener listener, DeviceLoop loop) {
        this.consumer = consumer;
        this.uses = List.copyOf(uses);
        this.listener = listener;
        this.loop = loop;
        for (int i = 0; i < this.uses.size(); i++) {
            if (this.uses.get(i) instanceof LineUse.Output output && output.activeAtFirst()) {
                wanted |= 1L << i;
            }
        }
    }

    /**
     * Takes the lines of the chip, tells its outputs what they are to be, and its user of the inputs that are active.
     *
     * @throws LineException if a line cannot be had
     */
    void come(LineChip chip) throws LineException {
        long levels;
        synchronized (this) {
            if (closed || bank != null) {
                return;
            }
            LineBank taken = chip.take(consumer, asWanted(), listener);
            try {
                levels = taken.read();
            } catch (LineException e) {
                taken.close();
                throw e;
            }
            bank = taken;
        }
        long now = loop.nanos();
        for (int i = 0; i < uses.size(); i++) {
            if (uses.get(i) instanceof LineUse.Input input && input.edges() && (levels >> i & 1) != 0) {
                listener.edge(i, true, now);
            }
        }
    }

    private List<LineUse> asWanted() {
        List<LineUse> all = new ArrayList<>();
        for (int i = 0; i < uses.size(); i++) {
            boolean active = (wanted >> i & 1) != 0;
            all.add(
                    switch (uses.get(i)) {
                        case LineUse.Input input -> input;
                        case LineUse.Output output ->
                            new LineUse.Output(output.offset(), output.drive(), output.activeLow(), active);
                    });
        }
        return all;
    }

    @Override
    public synchronized long read() throws LineException {
        return bank == null ? wanted : bank.read();
    }

    @Override
    public synchronized void write(long mask, long active) throws LineException {
        if (bank == null) {
            for (int i = 0; i < uses.size(); i++) {
                if (uses.get(i) instanceof LineUse.Output && (mask >> i & 1) != 0) {
                    wanted = wanted & ~(1L << i) | active & 1L << i;
                }
            }
        } else {
            bank.write(mask, active);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (bank != null) {
            bank.close();
        }
    }
}
