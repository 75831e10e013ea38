package org.offhook.audio.pcm.card;

import org.offhook.audio.pcm.CardBuffer;
import org.offhook.audio.pcm.PcmDevice;
import org.offhook.audio.pcm.PcmException;
import org.offhook.audio.pcm.PcmFormat;

/**
 * A sound card. Both directions start together, the loudspeaker's filled with silence beforehand; as each
 * period then takes one and gives one, it stays filled by that much, which is the latency and what a late
 * audio thread may use up. After an over- or under-run both directions start anew, so that the latency is the same again.
 *
 * <p>The microphone sets the pace. If the loudspeaker has a slower clock, now and then a period of the microphone is left out
 * and counted as a capture xrun; if it has a faster one, it under-runs now and then.
 *
 * <p>It is open when its first period is there, which some cards take their time for; who opens it waits for that. From
 * then on the audio thread waits for it no longer than {@link CardPatience} allows.
 */
public final class CardPcmDevice implements PcmDevice {

    private static final int CAPTURE_PERIODS = 8;
    private static final int SPARE_PERIODS = 2;

    private static final int SETTLE_MS = 500;
    private static final int SETTLING = -1;

    private final CardMaker maker;
    private final PcmFormat format;
    private final int frames;
    private final int latencyMs;
    private final short[] dropped;

    private int prefill; // frames of silence ahead of the first period
    private CardPair pair;
    private CardStream capture; // of the pair
    private CardStream playback;
    private final CardPatience patience = new CardPatience();
    private volatile boolean abandoned;
    private int settling; // periods that may still be out of step since the last start
    private int thrownAway; // periods, to be in step, since the last one that was read

    private volatile long worstPauseNanos;
    private volatile int error; // why the device is gone: a negative errno; 0 if it is not
    private volatile CardStream culprit; // which direction
    private volatile boolean open;
    private volatile long captureXruns; // these two are written by the audio thread only
    private volatile long playbackXruns;

    /** @param latencyMs sound that is held ready for the loudspeaker; 0: as much as the period needs */
    public CardPcmDevice(CardMaker maker, int latencyMs, PcmFormat format) {
        this.maker = maker;
        this.format = format;
        frames = format.periodFrames();
        this.latencyMs = latencyMs;
        dropped = new short[frames];
    }

    @Override
    public PcmFormat format() {
        return format;
    }

    @Override
    public void open() throws PcmException {
        if (open) {
            throw new PcmException("The " + maker.kind() + " is already open.");
        }
        error = 0;
        captureXruns = 0;
        playbackXruns = 0;
        prefill = CardBuffer.frames(latencyMs, format, worstPauseNanos);
        try {
            pair = new CardPair(maker, CAPTURE_PERIODS * frames, prefill + (SPARE_PERIODS + 1) * frames, frames);
            capture = pair.capture;
            playback = pair.playback;
            patience.forLoudspeaker(format, prefill);
            thrownAway = 0;
            settling = SETTLE_MS / format.periodMs();
            pair.begin(prefill, () -> abandoned);
            open = true;
        } finally {
            if (!open) {
                release();
            }
        }
    }

    @Override
    public void abandon() {
        abandoned = true;
    }

    /** The size of the card's buffer is set when it is opened. */
    @Override
    public void expectPauses(long worstNanos) {
        worstPauseNanos = worstNanos;
    }

    @Override
    public int read(short[] period) {
        int result = OK;
        patience.begin();
        while (open && error == 0) {
            boolean late = patience.over(); // before it looks, as it may itself be held up afterwards
            int got = capture.available();
            boolean empty = got >= 0 && got < frames;
            if (got >= frames) {
                int state = keptInStep(got);
                got = state == OK ? readWhole(period) : 0;
                if (state == XRUN) {
                    result = XRUN;
                    patience.renew();
                }
            }
            if (got == frames) {
                return result;
            }
            if (late && (empty || patience.spent())) {
                goneIf(-CardStream.ETIMEDOUT, capture);
            } else if (heed(empty ? capture.await() : got, capture, prefill)) {
                result = XRUN;
                patience.renew(); // it starts anew
            }
        }
        return GONE;
    }

    private int readWhole(short[] period) {
        capture.arrived();
        settling = Math.max(0, settling - 1);
        thrownAway = 0;
        return capture.read(period, 0, frames);
    }

    /**
     * Looks at both buffers before a period is read. A late audio thread shifts sound from the loudspeaker's to the
     * microphone's; the sum stays. More than the latency asked for and two periods got there by a slow
     * loudspeaker: then a period is thrown away, and if that does not help, both start anew. While the two
     * directions get going after a start, that is no fault and not counted.
     *
     * @return {@link #OK}: the period can be read; {@link #XRUN} or {@link #SETTLING}: something was put right, look again
     */
    private int keptInStep(int waiting) {
        int room = playback.available();
        if (heed(room, playback, prefill)) {
            return XRUN;
        }
        int underWay = waiting + playback.bufferFrames() - room;
        boolean tooMuch = waiting >= 2 * frames && underWay > prefill + SPARE_PERIODS * frames;
        if (!tooMuch || thrownAway > CAPTURE_PERIODS) {
            return OK;
        }
        thrownAway++;
        if (settling > 0) {
            capture.read(dropped, 0, frames);
            return SETTLING;
        }
        if (thrownAway > 1) {
            restart(prefill);
            return XRUN;
        }
        captureXruns = captureXruns + 1;
        capture.read(dropped, 0, frames);
        return XRUN;
    }

    @Override
    public int write(short[] period) {
        int result = OK;
        patience.begin();
        while (open && error == 0) {
            boolean late = patience.over();
            int got = playback.available();
            boolean full = got >= 0 && got < frames;
            if (got >= frames) {
                got = playback.write(period, 0, frames);
            }
            if (got == frames) {
                return result;
            }
            if (late && (full || patience.spent())) {
                goneIf(-CardStream.ETIMEDOUT, playback);
            } else if (heed(full ? playback.await() : got, playback, prefill - frames)) {
                result = XRUN;
                patience.renew();
            }
        }
        return GONE;
    }

    /** Starts both anew; a device that cannot is gone. */
    private void restart(int ahead) {
        settling = SETTLE_MS / format.periodMs();
        goneIf(pair.restart(ahead), pair.culprit());
    }

    /**
     * Acts on what a transfer or a wait has answered: an over- or under-run is counted and put right, and what is worse
     * is the end.
     *
     * @param ahead silence that both directions start anew with
     * @return true after an over- or under-run
     */
    private boolean heed(int status, CardStream where, int ahead) {
        if (CardStream.isXrun(status)) {
            if (where == capture) {
                captureXruns = captureXruns + 1;
            } else {
                playbackXruns = playbackXruns + 1;
            }
            restart(ahead);
            return true;
        }
        if (CardStream.isFatal(status)) {
            goneIf(status, where);
        }
        return false;
    }

    private void goneIf(int status, CardStream where) {
        if (status < 0) {
            culprit = where;
            error = status;
        }
    }

    @Override
    public long captureXruns() {
        return captureXruns;
    }

    @Override
    public long playbackXruns() {
        return playbackXruns;
    }

    @Override
    public String problem() {
        int why = error;
        if (why != 0) {
            return "The " + culprit.label() + " is gone: " + culprit.text(why) + ".";
        }
        return open ? "" : "The " + maker.kind() + " is closed.";
    }

    @Override
    public void close() {
        open = false;
        error = 0; // what it says of itself is known to the streams that end now
        release();
    }

    private void release() {
        if (pair != null) {
            pair.close();
            pair = null;
        }
    }
}
