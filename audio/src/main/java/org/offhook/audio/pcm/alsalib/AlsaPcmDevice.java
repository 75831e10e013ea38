package org.offhook.audio.pcm.alsalib;

import java.util.concurrent.locks.LockSupport;
import org.offhook.audio.pcm.CardBuffer;
import org.offhook.audio.pcm.PcmDevice;
import org.offhook.audio.pcm.PcmException;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.pcm.PcmSpec;

/**
 * A sound card by alsa-lib. Both directions start together, the loudspeaker's filled with silence beforehand; as each
 * period then takes one and gives one, it stays filled by that much, which is the latency and what a late
 * audio thread may use up. After an over- or under-run both directions start anew, so that the latency is the same again.
 *
 * <p>Waiting is by {@link AlsaPace} and not by {@code snd_pcm_wait}, whose time-out does not hold with plug-ins (seen: two
 * seconds instead of 40 ms), so that a card that went away is always noticed. What remains is a plug-in that itself
 * never returns: that of PulseAudio does so if the server dies while it shares memory with us.
 *
 * <p>The microphone sets the pace. If the loudspeaker has a slower clock, now and then a period of the microphone is left out
 * and counted as a capture xrun; if it has a faster one, it under-runs now and then.
 */
public final class AlsaPcmDevice implements PcmDevice {

    private static final int CAPTURE_PERIODS = 8;
    private static final int SPARE_PERIODS = 2;

    /** A card that transfers nothing for this long is gone, even if it does not say so. */
    private static final long STALLED_NANOS = 1_000_000_000L;

    /** Some take their time before the first period. */
    private static final long SLOW_START_NANOS = 3_000_000_000L;

    private static final int SETTLE_MS = 500;
    private static final int SETTLING = -1;

    private final PcmSpec.Alsa spec;
    private final PcmFormat format;
    private final int frames;
    private final short[] silence;
    private final short[] dropped;
    private final AlsaPace pace;

    private AlsaStream capture;
    private AlsaStream playback;
    private int prefill; // frames of silence ahead of the first period
    private boolean linked;
    private boolean started; // the first period has come
    private int settling; // periods that may still be out of step since the last start
    private int thrownAway; // periods, to be in step, since the last one that was read

    private volatile long worstPauseNanos;
    private volatile int error; // why the device is gone: a negative errno; 0 if it is not
    private volatile AlsaStream culprit; // which direction
    private volatile boolean open;
    private volatile long captureXruns; // these two are written by the audio thread only
    private volatile long playbackXruns;

    public AlsaPcmDevice(PcmSpec.Alsa spec, PcmFormat format) {
        this.spec = spec;
        this.format = format;
        frames = format.periodFrames();
        silence = new short[frames];
        dropped = new short[frames];
        pace = new AlsaPace(format.periodNanos());
    }

    @Override
    public PcmFormat format() {
        return format;
    }

    @Override
    public void open() throws PcmException {
        if (open) {
            throw new PcmException("The ALSA device is already open.");
        }
        error = 0;
        captureXruns = 0;
        playbackXruns = 0;
        prefill = spec.latencyMs() == 0
                ? CardBuffer.frames(format, worstPauseNanos)
                : Math.max(frames, spec.latencyMs() * format.rateHz() / 1000);
        AlsaSetup setup = setup();
        try {
            capture = setup.open(spec.capture(), AlsaLibrary.STREAM_CAPTURE, CAPTURE_PERIODS * frames);
            playback = setup.open(spec.playback(), AlsaLibrary.STREAM_PLAYBACK, prefill + (SPARE_PERIODS + 1) * frames);
            linked = capture.link(playback);
            started = false;
            thrownAway = 0;
            int status = restart(prefill);
            if (status < 0) {
                throw AlsaStream.failure("start", culprit.name(), status);
            }
            open = true;
        } finally {
            if (!open) {
                release();
            }
        }
    }

    private AlsaSetup setup() throws PcmException {
        try {
            return new AlsaSetup(AlsaTransfer.ofThisMachine(), format);
        } catch (LinkageError missing) {
            throw new PcmException(AlsaLibrary.NAME + " (alsa-lib) is not installed.", missing);
        }
    }

    /** The size of the card's buffer is set when it is opened. */
    @Override
    public void expectPauses(long worstNanos) {
        worstPauseNanos = worstNanos;
    }

    @Override
    public int read(short[] period) {
        int result = OK;
        long deadline = System.nanoTime() + (started ? STALLED_NANOS : SLOW_START_NANOS);
        while (open && error == 0) {
            int got = (int) capture.available();
            boolean empty = got >= 0 && got < frames;
            if (got >= frames) {
                int state = keptInStep(got);
                result = state == XRUN ? XRUN : result;
                got = state == OK ? readWhole(period) : 0;
            }
            if (got == frames) {
                return result;
            }
            if (System.nanoTime() - deadline > 0) {
                goneIf(-AlsaLibrary.ETIMEDOUT, capture);
            } else if (isXrun(got)) {
                captureXruns = captureXruns + 1;
                result = XRUN;
                goneIf(restart(prefill), culprit);
            } else if (isFatal(got)) {
                goneIf(got, capture);
            } else if (empty) {
                LockSupport.parkNanos(pace.nanosToWait(System.nanoTime()));
            }
        }
        return GONE;
    }

    private int readWhole(short[] period) {
        pace.arrived(System.nanoTime());
        started = true;
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
        int room = (int) playback.available();
        if (isXrun(room)) {
            playbackXruns = playbackXruns + 1;
            goneIf(restart(prefill), culprit);
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
            goneIf(restart(prefill), culprit);
            return XRUN;
        }
        captureXruns = captureXruns + 1;
        capture.read(dropped, 0, frames);
        return XRUN;
    }

    @Override
    public int write(short[] period) {
        int result = OK;
        long deadline = System.nanoTime() + STALLED_NANOS;
        while (open && error == 0) {
            int got = (int) playback.available();
            boolean full = got >= 0 && got < frames;
            if (got >= frames) {
                got = playback.write(period, 0, frames);
            }
            if (got == frames) {
                return result;
            }
            if (System.nanoTime() - deadline > 0) {
                goneIf(-AlsaLibrary.ETIMEDOUT, playback);
            } else if (isXrun(got)) {
                playbackXruns = playbackXruns + 1;
                result = XRUN;
                goneIf(restart(prefill - frames), culprit);
            } else if (isFatal(got)) {
                goneIf(got, playback);
            } else if (full) {
                LockSupport.parkNanos(AlsaPace.NAP_NANOS);
            }
        }
        return GONE;
    }

    /**
     * Empties both directions, fills the loudspeaker's with silence and starts them: 0, or a negative error of
     * {@link #culprit}.
     */
    private int restart(int ahead) {
        settling = SETTLE_MS / format.periodMs();
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
            got = playback.write(silence, 0, Math.min(frames, ahead - filled));
            filled += got;
        }
    }

    private void goneIf(int status, AlsaStream where) {
        if (status < 0) {
            culprit = where;
            error = status;
        }
    }

    private static boolean isXrun(int status) {
        return status == -AlsaLibrary.EPIPE || status == -AlsaLibrary.ESTRPIPE;
    }

    private static boolean isFatal(int status) {
        return status < 0 && status != -AlsaLibrary.EAGAIN && status != -AlsaLibrary.EINTR;
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
            return "The ALSA device \"" + culprit.name() + "\" is gone: " + AlsaStream.text(why) + ".";
        }
        return open ? "" : "The ALSA device is closed.";
    }

    @Override
    public void close() {
        open = false;
        release();
    }

    private void release() {
        if (capture != null) {
            capture.close();
            capture = null;
        }
        if (playback != null) {
            playback.close();
            playback = null;
        }
    }
}
