package org.offhook.hal.expander;

import java.util.List;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;

/** Lines taken from an expander. */
sealed class ExpanderBank implements LineBank permits FloatingExpanderBank {

    private final Expander chip;
    private final String consumer;
    private final List<LineUse> uses;
    private final EdgeListener listener;
    private long told;

    ExpanderBank(Expander chip, String consumer, List<LineUse> uses, EdgeListener listener) {
        this.chip = chip;
        this.consumer = consumer;
        this.uses = List.copyOf(uses);
        this.listener = listener;
        for (int i = 0; i < uses.size(); i++) {
            if (uses.get(i) instanceof LineUse.Output output && output.activeAtFirst()) {
                told |= 1L << i;
            }
        }
    }

    final String consumer() {
        return consumer;
    }

    final List<LineUse> uses() {
        return uses;
    }

    @Override
    public final long read() throws LineException {
        int levels = chip.read();
        long active = 0;
        for (int i = 0; i < uses.size(); i++) {
            boolean on =
                    switch (uses.get(i)) {
                        case LineUse.Input input -> (levels >> input.offset() & 1) != 0 != input.activeLow();
                        case LineUse.Output _ -> (told >> i & 1) != 0;
                    };
            active |= on ? 1L << i : 0;
        }
        return active;
    }

    @Override
    public final void write(long mask, long active) throws LineException {
        chip.drive(() -> set(mask, active));
    }

    @Override
    public final void close() {
        chip.release(this);
    }

    final Expander chip() {
        return chip;
    }

    final void set(long mask, long active) {
        for (int i = 0; i < uses.size(); i++) {
            if ((mask >> i & 1) != 0 && uses.get(i) instanceof LineUse.Output output) {
                boolean on = (active >> i & 1) != 0;
                told = on ? told | 1L << i : told & ~(1L << i);
                chip.pins().drive(output, on);
            }
        }
    }

    /** Tells the edges of the lines that have changed. */
    final void changed(int lines, int levels, long atNanos) {
        for (int i = 0; i < uses.size(); i++) {
            if (uses.get(i) instanceof LineUse.Input input && input.edges() && (lines >> input.offset() & 1) != 0) {
                boolean high = (levels >> input.offset() & 1) != 0;
                listener.edge(i, high != input.activeLow(), atNanos);
            }
        }
    }
}
