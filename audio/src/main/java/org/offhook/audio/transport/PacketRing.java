package org.offhook.audio.transport;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Packets from one thread to another in slots allotted once.
 *
 * <p>Threads: {@link #claim} and {@link #publish} by one producer; {@link #peek} and {@link #release} by one
 * consumer. No call allocates, locks or waits.
 */
public final class PacketRing {

    private final Packet[] slots;
    private final AtomicInteger published = new AtomicInteger();
    private final AtomicInteger released = new AtomicInteger();

    /** A ring of {@code capacity} packets, a power of two. */
    public PacketRing(int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("a ring of " + capacity + " packets is not a power of two");
        }
        slots = new Packet[capacity];
        for (int i = 0; i < capacity; i++) {
            slots[i] = new Packet();
        }
    }

    /** The slot to fill next, or null if the ring is full. Claiming again without publishing gives the same one. */
    public Packet claim() {
        int at = published.getPlain();
        return at - released.getAcquire() == slots.length ? null : slots[at & slots.length - 1];
    }

    /** Hands the claimed slot to the consumer. */
    public void publish() {
        published.setRelease(published.getPlain() + 1);
    }

    /** The oldest packet, or null if there is none. */
    public Packet peek() {
        int at = released.getPlain();
        return at == published.getAcquire() ? null : slots[at & slots.length - 1];
    }

    /** True if nothing waits; any thread. */
    public boolean isEmpty() {
        return released.getAcquire() == published.getAcquire();
    }

    /** Gives the slot just peeked back to the producer. */
    public void release() {
        released.setRelease(released.getPlain() + 1);
    }
}
