package org.offhook.hal.sim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;

/** A chip of lines in memory, with a {@link SimWiring} at its pins. Any thread; edges are told as the wiring tells. */
public final class SimLines implements LineChip {

    private final String name;
    private final SimWiring wiring;
    private final Map<Integer, SimBank> takenBy = new HashMap<>();
    private boolean gone;
    private long transfers;

    public SimLines(String name, SimWiring wiring) {
        this.name = name;
        this.wiring = wiring;
        wiring.addWatcher(this::changed);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int lines() {
        return wiring.lines();
    }

    @Override
    public LineBank take(String consumer, List<LineUse> uses, EdgeListener listener) throws LineException {
        synchronized (wiring) {
            SimBank bank = new SimBank(this, wiring, consumer, uses, listener);
            for (LineUse use : uses) {
                requireFree(use.offset());
            }
            uses.forEach(use -> takenBy.put(use.offset(), bank));
            bank.start();
            return bank;
        }
    }

    /** Whether nobody has taken a line. */
    boolean isFree(int line) {
        synchronized (wiring) {
            return !takenBy.containsKey(line);
        }
    }

    /** Takes the chip away from under its users, or brings it back. */
    public void gone(boolean isGone) {
        synchronized (wiring) {
            gone = isGone;
        }
    }

    /** How many reads and writes there were. */
    public long transfers() {
        synchronized (wiring) {
            return transfers;
        }
    }

    @Override
    public void close() {
        synchronized (wiring) {
            List.copyOf(takenBy.values()).forEach(LineBank::close);
        }
    }

    void transfer() throws LineException {
        transfers++;
        if (gone) {
            throw new LineException(name + " is gone");
        }
    }

    void giveBack(SimBank bank) {
        takenBy.values().removeIf(taken -> taken == bank);
    }

    private void requireFree(int line) throws LineException {
        if (line >= wiring.lines()) {
            throw new LineException(name + " has no line " + line + ", only 0 to " + (wiring.lines() - 1));
        }
        SimBank bank = takenBy.get(line);
        if (bank != null) {
            throw new LineException("line " + line + " of " + name + " is taken by \"" + bank.consumer() + "\"");
        }
    }

    private void changed(int line, boolean high, long atNanos) {
        SimBank bank = takenBy.get(line);
        if (bank != null) {
            bank.changed(line, high, atNanos);
        }
    }
}
