package org.offhook.audio.pcm.card;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.offhook.audio.pcm.PcmException;

/** Both directions of a card, which start together. Threads: as {@link CardStream}. */
final class CardPair implements AutoCloseable {

    final CardStream capture;
    final CardStream playback;
    private final boolean linked;
    private final short[] silence;
    private final int frames;
    private CardStream culprit;

    /**
     * Opens both.
     *
     * @param frames of a period
     */
    CardPair(CardMaker maker, int captureFrames, int playbackFrames, int frames) throws PcmException {
        this.frames = frames;
        silence = new short[frames];
        capture = maker.capture(captureFrames);
        culprit = capture;
        CardStream other = null;
        try {
            other = maker.playback(playbackFrames);
        } finally {
            if (other == null) {
                capture.close();
            }
        }
        playback = other;
        linked = capture.link(playback);
    }

    /**
     * Starts both and waits until the first period of the microphone is there. A loudspeaker that has run dry meanwhile is
     * filled again.
     *
     * @param ahead frames of silence for the loudspeaker
     * @param abandoned true: nobody waits for it any more
     * @throws PcmException also if nothing comes for long
     */
    void begin(int ahead, BooleanSupplier abandoned) throws PcmException {
        long deadline = System.nanoTime() + CardPatience.SLOW_START_NANOS;
        BooleanSupplier over = () -> abandoned.getAsBoolean() || System.nanoTime() - deadline > 0;
        check(restart(ahead), culprit);
        awaitPeriod(ahead, over);
        int room = playback.available();
        if (room < 0 || capture.available() + playback.bufferFrames() - room < ahead - frames) {
            check(linked ? restart(ahead) : refill(ahead), culprit);
            awaitPeriod(ahead, over);
        }
    }

    private void awaitPeriod(int ahead, BooleanSupplier over) throws PcmException {
        int got = capture.available();
        while (got < frames) {
            if (over.getAsBoolean()) {
                check(-CardStream.ETIMEDOUT, capture);
            }
            int status = got < 0 ? got : capture.await();
            if (CardStream.isXrun(status)) {
                check(restart(ahead), culprit);
            } else if (CardStream.isFatal(status)) {
                check(status, capture);
            }
            if (status < 0) {
                LockSupport.parkNanos(CardPatience.PAUSE_NANOS);
            }
            got = capture.available();
        }
    }

    private static void check(int status, CardStream where) throws PcmException {
        if (status < 0) {
            throw new PcmException("Cannot start the " + where.label() + ": " + where.text(status) + ".");
        }
    }

    /** The direction that the last error of {@link #restart} came from. */
    CardStream culprit() {
        return culprit;
    }

    /**
     * Empties both directions, fills the loudspeaker's with so much silence and starts them: 0, or a negative error of
     * {@link #culprit}.
     */
    int restart(int ahead) {
        culprit = capture;
        int status = capture.rewind();
        if (status < 0) {
            return status;
        }
        status = refill(ahead);
        if (status >= 0 && !linked) {
            culprit = capture;
            status = capture.start();
        }
        return Math.min(status, 0);
    }

    /** As {@link #restart}, the loudspeaker alone, with what is linked to it. */
    private int refill(int ahead) {
        culprit = playback;
        int status = playback.rewind();
        if (status >= 0) {
            fill(ahead);
            status = playback.start();
        }
        return Math.min(status, 0);
    }

    /** Writes silence, as far as the card's buffer has room for it. */
    private void fill(int ahead) {
        int filled = 0;
        int got = 1;
        while (filled < ahead && got > 0) {
            got = playback.write(silence, 0, Math.min(silence.length, ahead - filled));
            filled += got;
        }
    }

    @Override
    public void close() {
        capture.close();
        playback.close();
    }
}
