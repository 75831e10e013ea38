package org.offhook.bench.audio;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.offhook.audio.pcm.PcmDevice;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.bench.media.ChirpTrain;

/**
 * A sound device in real time: its microphone hears a train of chirps that began at a given moment, its loudspeaker is
 * recorded from that moment on. It holds nothing ready: what is written sounds from the period on that is then due.
 *
 * <p>Threads: as {@link PcmDevice}; {@link #heard} once the engine is closed.
 */
final class ScriptedDevice implements PcmDevice {

    private static final long SPIN_NANOS = 60_000;

    private final PcmFormat format;
    private final ChirpTrain train;
    private final boolean speaks;
    private final long beginNanos;
    private final short[] heard;
    private long periods;
    private volatile boolean open;
    private volatile long late;

    /**
     * @param speaks whether the microphone hears the train, or silence
     * @param beginNanos when the train begins; this device's periods begin at it too
     */
    ScriptedDevice(PcmFormat format, ChirpTrain train, boolean speaks, long beginNanos, int seconds) {
        this.format = format;
        this.train = train;
        this.speaks = speaks;
        this.beginNanos = beginNanos;
        heard = new short[seconds * format.rateHz()];
    }

    @Override
    public PcmFormat format() {
        return format;
    }

    @Override
    public void open() {
        periods = Math.max(0, (System.nanoTime() - beginNanos) / format.periodNanos() + 1);
        open = true;
    }

    @Override
    public int read(short[] period) {
        if (!open) {
            return GONE;
        }
        long due = beginNanos + (periods + 1) * format.periodNanos();
        if (System.nanoTime() - due > format.periodNanos()) {
            late = late + 1;
        }
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            if (left > SPIN_NANOS) {
                LockSupport.parkNanos(left - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
        long first = periods * period.length;
        for (int i = 0; i < period.length; i++) {
            period[i] = speaks ? train.at(first + i) : 0;
        }
        periods++;
        return OK;
    }

    @Override
    public int write(short[] period) {
        long at = periods * period.length;
        if (at + period.length <= heard.length) {
            System.arraycopy(period, 0, heard, (int) at, period.length);
        }
        return open ? OK : GONE;
    }

    /** What the loudspeaker played, from the moment on at which the train began. */
    short[] heard() {
        return Arrays.copyOf(heard, heard.length);
    }

    /** Periods that were asked for more than a period late. */
    long late() {
        return late;
    }

    @Override
    public long captureXruns() {
        return late;
    }

    @Override
    public long playbackXruns() {
        return late;
    }

    @Override
    public String problem() {
        return open ? "" : "closed";
    }

    @Override
    public void close() {
        open = false;
    }
}
