package org.offhook.audio.pcm.alsalib;

import java.util.concurrent.locks.LockSupport;
import org.offhook.audio.pcm.PcmDevice;
import org.offhook.audio.pcm.PcmException;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.pcm.PcmSpec;

/**
 * A sound card by alsa-lib. Both directions start together, the loudspeaker's filled with silence beforehand; as each
 * period then takes one and gives one, it stays filled by that much, which is the latency and what a late
 * audio thread may use up. After an over- or under-run both directions start anew, so that the latency is the same again.
 *
 * <p>The microphone sets the pace. If the loudspeaker has a slower clock, now and then a period is dropped and
 * counted as a playback xrun; if it has a faster one, it under-runs now and then.
 */
public final class AlsaPcmDevice implements PcmDevice {

    private static final int LEAST_LATENCY_MS = 40;
    private static final int LEAST_LATENCY_PERIODS = 3;
    private static final int CAPTURE_PERIODS = 8;
    private static final int SPARE_PERIODS = 2;

    /** A card that transfers nothing for this long is gone, even if it does not say so. */
    private static final long STALLED_NANOS = 1_000_000_000L;

    private final PcmSpec.Alsa spec;
    private final PcmFormat format;
    private final int frames;
    private final int prefill; // frames of silence ahead of the first period
    private final short[] silence;

    private AlsaStream capture;
    private AlsaStream playback;
    private boolean linked;

    private volatile int error; // why the device is gone: a negative errno; 0 if it is not
    private volatile AlsaStream culprit; // which direction
    private volatile boolean open;
    private volatile long captureXruns; // these two are written by the audio thread only
    private volatile long playbackXruns;

    public AlsaPcmDevice(PcmSpec.Alsa spec, PcmFormat format) {
        this.spec = spec;
        this.format = format;
        frames = format.periodFrames();
        int least = Math.max(LEAST_LATENCY_PERIODS * frames, LEAST_LATENCY_MS * format.rateHz() / 1000);
        prefill = spec.latencyMs() == 0 ? least : Math.max(frames, spec.latencyMs() * format.rateHz() / 1000);
        silence = new short[frames];
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
        AlsaSetup setup = setup();
        try {
            capture = setup.open(spec.capture(), AlsaLibrary.STREAM_CAPTURE, CAPTURE_PERIODS * frames);
            playback = setup.open(spec.playback(), AlsaLibrary.STREAM_PLAYBACK, prefill + SPARE_PERIODS * frames);
            linked = capture.link(playback);
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

    @Override
    public int read(short[] period) {
        int result = OK;
        int done = 0;
        long since = System.nanoTime();
        while (open && error == 0) {
            int got = transferable(capture, frames - done);
            if (got > 0) {
                got = capture.read(period, done, frames - done);
            }
            if (got > 0) {
                done += got;
                if (done == frames) {
                    return result;
                }
            } else if (isXrun(got)) {
                captureXruns = captureXruns + 1;
                result = XRUN;
                done = 0;
                goneIf(restart(prefill), culprit);
            } else if (isFatal(got)) {
                goneIf(got, capture);
            } else if (System.nanoTime() - since > STALLED_NANOS) {
                goneIf(-AlsaLibrary.ETIMEDOUT, capture);
            }
        }
        return GONE;
    }

    @Override
    public int write(short[] period) {
        int result = OK;
        int done = 0;
        long since = System.nanoTime();
        while (open && error == 0) {
            if (done == 0 && bothFull()) {
                playbackXruns = playbackXruns + 1;
                return XRUN;
            }
            int got = transferable(playback, frames - done);
            if (got > 0) {
                got = playback.write(period, done, frames - done);
            }
            if (got > 0) {
                done += got;
                if (done == frames) {
                    return result;
                }
            } else if (isXrun(got)) {
                playbackXruns = playbackXruns + 1;
                result = XRUN;
                done = 0;
                goneIf(restart(prefill - frames), culprit);
            } else if (isFatal(got)) {
                goneIf(got, playback);
            } else if (System.nanoTime() - since > STALLED_NANOS) {
                goneIf(-AlsaLibrary.ETIMEDOUT, playback);
            }
        }
        return GONE;
    }

    /**
     * True if the loudspeaker has no room and the microphone waits with more than a period: then we are late at both
     * ends, or the clocks differ, and only leaving out a period brings the latency down again.
     */
    private boolean bothFull() {
        long room = playback.available();
        return room >= 0 && room < frames && capture.available() >= 2L * frames;
    }

    /** Waits a little for {@code wanted} frames: a positive number if they can be transferred, 0 or an error if not. */
    private int transferable(AlsaStream stream, int wanted) {
        int available = (int) stream.available();
        if (available < 0 || available >= wanted) {
            return available;
        }
        int status = stream.await(2 * format.periodMs());
        if (status < 0) {
            return status;
        }
        available = (int) stream.available();
        if (available >= 0 && available < wanted) {
            LockSupport.parkNanos(500_000); // some plug-ins wake us too early, again and again
            return 0;
        }
        return available;
    }

    /**
     * Empties both directions, fills the loudspeaker's with silence and starts them: 0, or a negative error of
     * {@link #culprit}.
     */
    private int restart(int ahead) {
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
