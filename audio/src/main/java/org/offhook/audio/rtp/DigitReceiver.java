package org.offhook.audio.rtp;

/**
 * Finds each digit once in a stream of telephone-event packets (RFC 4733 §2.5). A digit is told at its first
 * packet that arrives, so that a lost end packet cannot lose it; the same RTP time stamp is the same digit.
 *
 * <p>Threads: one owner.
 */
public final class DigitReceiver {

    private static final int LONGEST_SEGMENT = 0xffff;

    /** No packet is so much older than one that came before it: such a step is a new beginning. 5 s at 48 kHz. */
    private static final int OLDEST = 240_000;

    private boolean any;
    private int timestamp;
    private int code;
    private int duration;

    /**
     * Takes an event packet.
     *
     * @return the digit that begins with it; 0 if it goes on with one, is old, damaged or no digit
     */
    public char packet(int packetTimestamp, byte[] data, int offset, int length) {
        if (length < TelephoneEvent.SIZE) {
            return 0;
        }
        int newCode = TelephoneEvent.code(data, offset);
        int newDuration = TelephoneEvent.duration(data, offset);
        int step = packetTimestamp - timestamp;
        if (any && step <= 0 && step > -OLDEST) {
            if (step == 0) {
                duration = Math.max(duration, newDuration);
            }
            return 0;
        }
        // RFC 4733 §2.5.1.3: a long event goes on in a new segment, which begins where the full one ends.
        boolean nextSegment = any && newCode == code && duration == LONGEST_SEGMENT && step == LONGEST_SEGMENT;
        any = true;
        timestamp = packetTimestamp;
        code = newCode;
        duration = newDuration;
        return nextSegment ? 0 : TelephoneEvent.digit(newCode);
    }

    /** Forgets the digits so far: the stream's time stamps begin anew. */
    public void reset() {
        any = false;
    }
}
