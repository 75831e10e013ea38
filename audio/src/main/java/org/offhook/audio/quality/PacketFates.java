package org.offhook.audio.quality;

/**
 * What became of each packet of a stream, told in the order of the sequence numbers: it waits for {@link #WINDOW} packets
 * before it calls one lost, as the network may bring it late.
 *
 * <p>Threads: the audio thread owns it; {@link #pattern()} may be read by any. No call allocates.
 */
public final class PacketFates {

    /** Packets for which the fate stays open. */
    public static final int WINDOW = 64;

    private static final byte UNKNOWN = 0;
    private static final byte GOOD = 1;
    private static final byte DISCARDED = 2;
    private static final int JUMP = 3000;

    private final LossPattern pattern = new LossPattern();
    private final byte[] fates = new byte[WINDOW];
    private boolean any;
    private int highest;
    private int span;

    public LossPattern pattern() {
        return pattern;
    }

    /** A packet came in time. */
    public void good(int sequence) {
        came(sequence, GOOD);
    }

    /** A packet came too late or found no room. */
    public void discarded(int sequence) {
        came(sequence, DISCARDED);
    }

    /** A packet that had come in time is thrown away unheard. */
    public void thrownAway(int sequence) {
        int behind = (short) (highest - sequence);
        if (any && behind >= 0 && behind < span) {
            fates[sequence & WINDOW - 1] = DISCARDED;
        }
    }

    private void came(int sequence, byte fate) {
        if (!any) {
            any = true;
            begin(sequence, fate);
            return;
        }
        int ahead = (short) (sequence - highest);
        if (ahead > JUMP || ahead < -JUMP) {
            reset();
            any = true;
            begin(sequence, fate);
        } else if (ahead > 0) {
            for (int i = 0; i < ahead; i++) {
                advance();
            }
            fates[highest & WINDOW - 1] = fate;
        } else if (-ahead < span) {
            int at = sequence & WINDOW - 1;
            if (fates[at] == UNKNOWN) {
                fates[at] = fate;
            }
        }
    }

    private void begin(int sequence, byte fate) {
        highest = sequence & 0xffff;
        span = 1;
        fates[highest & WINDOW - 1] = fate;
    }

    private void advance() {
        if (span == WINDOW) {
            tell(highest - WINDOW + 1);
        } else {
            span++;
        }
        highest = highest + 1 & 0xffff;
        fates[highest & WINDOW - 1] = UNKNOWN;
    }

    private void tell(int sequence) {
        switch (fates[sequence & WINDOW - 1]) {
            case GOOD -> pattern.good();
            case DISCARDED -> pattern.discarded();
            default -> pattern.lost();
        }
    }

    /** The stream ends or begins anew: what is still open is decided now. */
    public void reset() {
        for (int i = span - 1; i >= 0; i--) {
            tell(highest - i);
        }
        span = 0;
        any = false;
    }
}
