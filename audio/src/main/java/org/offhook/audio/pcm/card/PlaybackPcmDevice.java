package org.offhook.audio.pcm.card;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.offhook.audio.pcm.CardBuffer;
import org.offhook.audio.pcm.PcmDevice;
import org.offhook.audio.pcm.PcmException;
import org.offhook.audio.pcm.PcmFormat;

/** The loudspeaker of a card that is not to be listened to, such as a ringer's; its microphone hears silence, at its pace. */
public final class PlaybackPcmDevice implements PcmDevice {

    private final CardMaker maker;
    private final PcmFormat format;
    private final int latencyMs;
    private final int frames;
    private final short[] silence;

    private int prefill;
    private final CardPatience patience = new CardPatience();
    private volatile boolean abandoned;
    private CardStream playback;
    private volatile long worstPauseNanos;
    private volatile int error; // a negative errno; 0 if there is none
    private volatile boolean open;
    private volatile long xruns; // written by the audio thread only

    /** @param latencyMs as with {@link CardPcmDevice} */
    public PlaybackPcmDevice(CardMaker maker, int latencyMs, PcmFormat format) {
        this.maker = maker;
        this.format = format;
        this.latencyMs = latencyMs;
        frames = format.periodFrames();
        silence = new short[frames];
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
        xruns = 0;
        prefill = CardBuffer.frames(latencyMs, format, worstPauseNanos);
        patience.forLoudspeaker(format, prefill);
        playback = maker.playback(prefill + frames);
        int status = begin();
        if (status < 0) {
            String why = "Cannot start the " + playback.label() + ": " + playback.text(status) + ".";
            close();
            throw new PcmException(why);
        }
        open = true;
    }

    /** Starts it, fills all of its buffer and waits until it plays: 0, or a negative error. */
    private int begin() {
        long deadline = System.nanoTime() + CardPatience.SLOW_START_NANOS;
        int status = restart();
        int got = status == 0 ? frames : 0;
        for (int filled = 0;
                got > 0 && filled < playback.bufferFrames() && playback.available() >= frames;
                filled += got) {
            got = playback.write(silence, 0, frames);
        }
        int room = playback.available();
        while (status == 0 && room < frames) {
            int seen = room < 0 ? room : playback.await();
            if (abandoned || System.nanoTime() - deadline > 0) {
                status = -CardStream.ETIMEDOUT;
            } else if (CardStream.isXrun(seen)) {
                status = restart();
            } else if (CardStream.isFatal(seen)) {
                status = seen;
            }
            if (seen < 0) {
                LockSupport.parkNanos(CardPatience.PAUSE_NANOS);
            }
            room = playback.available();
        }
        return status;
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

    private int restart() {
        int status = playback.rewind();
        int got = 1;
        for (int filled = 0; status >= 0 && filled < prefill && got > 0; filled += got) {
            got = playback.write(silence, 0, Math.min(frames, prefill - filled));
        }
        return status < 0 ? status : Math.min(0, playback.start());
    }

    /** Waits until the loudspeaker has room for a period. */
    @Override
    public int read(short[] period) {
        Arrays.fill(period, 0, frames, (short) 0);
        int result = OK;
        patience.begin();
        while (open && error == 0) {
            boolean late = patience.over();
            int room = playback.available();
            if (room >= frames) {
                return result;
            }
            if (late && (room >= 0 || patience.spent())) {
                error = -CardStream.ETIMEDOUT;
            } else if (heed(room < 0 ? room : playback.await())) {
                result = XRUN;
                patience.renew();
            }
        }
        return GONE;
    }

    @Override
    public int write(short[] period) {
        int result = OK;
        while (open && error == 0) {
            int got = playback.write(period, 0, frames);
            if (got == frames) {
                return result;
            }
            if (heed(got)) {
                result = XRUN;
            } else if (got >= 0 || got == -CardStream.EAGAIN) {
                return XRUN; // no room, as nobody waited for it
            }
        }
        return GONE;
    }

    /** True after an under-run, which is put right. */
    private boolean heed(int status) {
        if (CardStream.isXrun(status)) {
            xruns = xruns + 1;
            error = restart();
            return true;
        }
        if (CardStream.isFatal(status)) {
            error = status;
        }
        return false;
    }

    @Override
    public long captureXruns() {
        return 0;
    }

    @Override
    public long playbackXruns() {
        return xruns;
    }

    @Override
    public String problem() {
        int why = error;
        if (why != 0) {
            return "The " + playback.label() + " is gone: " + playback.text(why) + ".";
        }
        return open ? "" : "The " + maker.kind() + " is closed.";
    }

    @Override
    public void close() {
        open = false;
        error = 0;
        if (playback != null) {
            playback.close();
            playback = null;
        }
    }
}
