package org.offhook.audio.pcm.card;

import org.offhook.audio.pcm.PcmException;

/** Both directions of a card, which start together. Threads: as {@link CardStream}. */
final class CardPair implements AutoCloseable {

    final CardStream capture;
    final CardStream playback;
    private final boolean linked;
    private final short[] silence;
    private CardStream culprit;

    /**
     * Opens both.
     *
     * @param frames of a period
     */
    CardPair(CardMaker maker, int captureFrames, int playbackFrames, int frames) throws PcmException {
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
        culprit = playback;
        status = playback.rewind();
        if (status >= 0) {
            fill(ahead);
            status = playback.start();
        }
        if (status >= 0 && !linked) {
            culprit = capture;
            status = capture.start();
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
