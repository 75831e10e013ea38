package org.offhook.audio.rtp;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Paces the digits that a stream sends as telephone-event (RFC 4733 §2.5.1): one packet each ptime with a
 * growing duration and a constant time stamp, the end in three, a pause of {@value #GAP_MS} ms before the next.
 *
 * <p>Threads: {@link #queue} by one other thread; everything else by the audio thread.
 */
public final class DigitSender {

    /** Length of a digit for which no length is given. */
    public static final int DEFAULT_MS = 100;

    private static final int SHORTEST_MS = 40;
    private static final int GAP_MS = 40;
    private static final int END_PACKETS = 3;
    private static final int CAPACITY = 64;

    private final int[] codes = new int[CAPACITY];
    private final int[] lengthsMs = new int[CAPACITY];
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger read = new AtomicInteger();

    private boolean active;
    private int code;
    private int lengthMs;
    private int elapsedMs;
    private int gapMs;
    private int endings; // packets of the end that are still to be sent
    private int timestamp;
    private int duration;
    private boolean end;
    private boolean first;

    /**
     * Adds a digit behind those still being sent.
     *
     * @param durationMs 0 or less for the default
     * @return false if it is no digit or too many are waiting
     */
    public boolean queue(char digit, int durationMs) {
        int newCode = TelephoneEvent.code(digit);
        int at = written.get();
        if (newCode < 0 || at - read.get() == CAPACITY) {
            return false;
        }
        codes[at % CAPACITY] = newCode;
        lengthsMs[at % CAPACITY] = durationMs <= 0 ? DEFAULT_MS : Math.max(SHORTEST_MS, durationMs);
        written.set(at + 1 & Integer.MAX_VALUE);
        return true;
    }

    /**
     * One ptime passes.
     *
     * @param rtpTimestamp of the packet that would be sent now
     * @return true to send a packet of the digit instead of sound
     */
    public boolean next(int rtpTimestamp, int ptimeMs, int clockRateHz) {
        if (endings > 0) {
            endings--;
            first = false;
            return true;
        }
        if (!active) {
            if (gapMs > 0) {
                gapMs -= ptimeMs;
                return false;
            }
            int at = read.get();
            if (at == written.get()) {
                return false;
            }
            active = true;
            code = codes[at % CAPACITY];
            lengthMs = Math.min(lengthsMs[at % CAPACITY], 0xffff / (clockRateHz / 1000));
            read.set(at + 1 & Integer.MAX_VALUE);
            elapsedMs = 0;
            timestamp = rtpTimestamp;
        }
        first = elapsedMs == 0;
        elapsedMs += ptimeMs;
        duration = Math.min(0xffff, elapsedMs * (clockRateHz / 1000));
        end = elapsedMs >= lengthMs;
        if (end) {
            active = false;
            gapMs = GAP_MS;
            endings = END_PACKETS - 1;
        }
        return true;
    }

    /**
     * Takes the next digit off the queue, for a stream that says it in its sound instead; {@link #lengthMs} belongs to it.
     *
     * @return 0 if none waits
     */
    public char take() {
        active = false;
        endings = 0;
        int at = read.get();
        if (at == written.get()) {
            return 0;
        }
        code = codes[at % CAPACITY];
        lengthMs = lengthsMs[at % CAPACITY];
        read.set(at + 1 & Integer.MAX_VALUE);
        return TelephoneEvent.digit(code);
    }

    public int lengthMs() {
        return lengthMs;
    }

    /** Forgets what is being sent and what waits: the stream may not send. */
    public void clear() {
        active = false;
        endings = 0;
        read.set(written.get());
    }

    public int code() {
        return code;
    }

    /** Time stamp of every packet of the digit: that of its beginning. */
    public int timestamp() {
        return timestamp;
    }

    /** In the event's RTP clock. */
    public int duration() {
        return duration;
    }

    public boolean end() {
        return end;
    }

    /** True if this is the first packet of the digit, which carries the marker. */
    public boolean first() {
        return first;
    }
}
