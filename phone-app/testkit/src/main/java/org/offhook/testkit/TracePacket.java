package org.offhook.testkit;

/**
 * A packet as the network delivers it.
 *
 * @param frame what it carries: sound from {@code frame · frameMs} on, by the sender's clock
 * @param sequence 16 bits, as on the wire
 * @param marker first of a talk spurt
 * @param atNanos when it arrives, by the receiver's clock; the first packet is sent at 0
 */
public record TracePacket(int frame, int sequence, boolean marker, long atNanos) {}
