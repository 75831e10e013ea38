package org.offhook.hal.line;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.offhook.hal.loop.DeviceLoop;

/**
 * Contacts to ground or supply, each on a line of its own, freed of their bounces. Nothing runs while they rest.
 *
 * <p>Threads: made on any; everything else happens on the loop.
 */
public final class Contacts implements AutoCloseable {

    /** Is told each change of a contact, on the loop. */
    @FunctionalInterface
    public interface Listener {

        /**
         * @param index place of the contact in the list
         * @param atNanos when it first moved
         */
        void changed(int index, boolean active, long atNanos);
    }

    /**
     * How a contact is wired.
     *
     * @param line of the chip
     * @param bias what holds the line while the contact is open
     */
    public record Wire(int line, LineUse.Bias bias, boolean activeLow) {}

    private final DeviceLoop loop;
    private final LineBank bank;
    private final List<SteadyContact> contacts = new ArrayList<>();
    private final long atFirst;
    private long lastRead;

    /**
     * Takes the lines.
     *
     * @param rest for how long a contact must rest before its change counts: longer than any pause of its bounces
     * @throws LineException if a line cannot be had
     */
    public Contacts(LineChip chip, String consumer, List<Wire> wires, Duration rest, DeviceLoop loop, Listener listener)
            throws LineException {
        this.loop = loop;
        List<LineUse> uses = new ArrayList<>();
        for (Wire wire : wires) {
            uses.add(new LineUse.Input(wire.line(), wire.bias(), wire.activeLow(), true, Duration.ZERO));
        }
        // An edge that comes at once waits until all this is made.
        synchronized (this) {
            bank = chip.take(consumer, uses, (index, active, at) -> loop.execute(() -> edge(index, active, at)));
            atFirst = firstRead();
            for (int i = 0; i < wires.size(); i++) {
                int index = i;
                contacts.add(new SteadyContact(
                        loop,
                        rest,
                        activeAtFirst(i),
                        () -> read(index),
                        (active, at) -> listener.changed(index, active, at)));
            }
        }
    }

    /** Whether a contact was active when the lines were taken; that is not told as a change. Any thread. */
    public boolean activeAtFirst(int index) {
        return (atFirst >> index & 1) != 0;
    }

    /** Whether a contact is active, bounces aside. */
    public boolean active(int index) {
        return contacts.get(index).active();
    }

    @Override
    public void close() {
        bank.close();
    }

    private synchronized void edge(int index, boolean active, long atNanos) {
        lastRead = active ? lastRead | 1L << index : lastRead & ~(1L << index);
        contacts.get(index).edge(active, atNanos);
    }

    private boolean read(int index) {
        try {
            lastRead = bank.read();
        } catch (LineException e) {
            // As the edges said: when the chip is back, it tells what has changed.
        }
        return (lastRead >> index & 1) != 0;
    }

    private long firstRead() throws LineException {
        try {
            lastRead = bank.read();
            return lastRead;
        } catch (LineException e) {
            bank.close();
            throw e;
        }
    }
}
