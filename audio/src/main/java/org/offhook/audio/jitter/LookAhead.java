package org.offhook.audio.jitter;

/**
 * Keeps an eye on loss, and decides when it pays to keep one packet more in hand: packets are lost, and each brings a
 * copy of the one before it.
 *
 * <p>Threads: one owner, the audio thread.
 */
final class LookAhead {

    private static final int MEMORY = 256;
    private static final int ONE = 1 << 20;
    private static final int WORTH_IT = ONE / 100;
    private static final int NO_MORE = ONE / 400;
    private static final long SPARE_NANOS = 5_000_000;

    private final PlayoutTarget target;
    private int loss; // of ONE
    private int copies; // packets since the last one with a copy
    private boolean wanted;

    LookAhead(PlayoutTarget target) {
        this.target = target;
    }

    void lost() {
        loss += (ONE - loss) / MEMORY * 4;
    }

    /** True if a packet that is not there is rather lost than late. */
    boolean lossy() {
        return loss > NO_MORE;
    }

    void arrived(boolean carriesPrevious, long frameNanos) {
        copies = carriesPrevious ? 0 : Math.min(copies + 1, MEMORY);
        loss -= loss / MEMORY;
        wanted = copies < MEMORY && loss > (wanted ? NO_MORE : WORTH_IT);
        target.lookAhead(wanted ? frameNanos + SPARE_NANOS : 0);
    }
}
