package org.offhook.hal.lamp;

import java.util.List;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;

/** A chip whose outputs always drive. */
record FixedLines(LineChip chip) implements LineChip {

    @Override
    public String name() {
        return chip.name();
    }

    @Override
    public int lines() {
        return chip.lines();
    }

    @Override
    public LineBank take(String consumer, List<LineUse> uses, EdgeListener listener) throws LineException {
        LineBank bank = chip.take(consumer, uses, listener);
        return new LineBank() {
            @Override
            public long read() throws LineException {
                return bank.read();
            }

            @Override
            public void write(long mask, long active) throws LineException {
                bank.write(mask, active);
            }

            @Override
            public void close() {
                bank.close();
            }
        };
    }

    @Override
    public void close() {
        chip.close();
    }
}
