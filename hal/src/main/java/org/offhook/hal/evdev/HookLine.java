package org.offhook.hal.evdev;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;

/**
 * The hook switch of an input device as a chip of one line, which is high while the handset is lifted; so what tells a
 * flash from a hang-up is the same for every hook switch.
 */
final class HookLine implements LineChip {

    private record Taken(LineUse use, EdgeListener listener) {
        boolean active(boolean lifted) {
            return lifted != use.activeLow();
        }
    }

    private final AtomicReference<Taken> taken = new AtomicReference<>();
    private volatile boolean lifted;

    /** Told by one thread at a time. */
    synchronized void lifted(boolean now, long atNanos) {
        if (lifted == now) {
            return;
        }
        lifted = now;
        Taken holder = taken.get();
        if (holder != null && holder.use() instanceof LineUse.Input input && input.edges()) {
            holder.listener().edge(0, holder.active(now), atNanos);
        }
    }

    @Override
    public String name() {
        return "input";
    }

    @Override
    public int lines() {
        return 1;
    }

    @Override
    public LineBank take(String consumer, List<LineUse> uses, EdgeListener listener) throws LineException {
        if (uses.size() != 1 || uses.getFirst().offset() != 0 || !(uses.getFirst() instanceof LineUse.Input)) {
            throw new LineException("the hook switch of an input device is one line, number 0, which can only be read");
        }
        Taken holder = new Taken(uses.getFirst(), listener);
        if (!taken.compareAndSet(null, holder)) {
            throw new LineException("the hook switch of the input device is in use already");
        }
        return new Bank(holder);
    }

    @Override
    public void close() {
        taken.set(null);
    }

    private final class Bank implements LineBank {

        private final Taken holder;

        Bank(Taken holder) {
            this.holder = holder;
        }

        @Override
        public long read() {
            return holder.active(lifted) ? 1 : 0;
        }

        @Override
        public void write(long mask, long active) {
            // There are no outputs.
        }

        @Override
        public void close() {
            synchronized (HookLine.this) {
                taken.compareAndSet(holder, null);
            }
        }
    }
}
