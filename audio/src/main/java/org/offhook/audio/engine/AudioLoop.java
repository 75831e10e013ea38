package org.offhook.audio.engine;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.offhook.audio.pcm.PcmDevice;
import org.offhook.audio.rtp.Counter;

/**
 * The audio thread: period after period from the microphone to the loudspeaker. The device is its clock; while
 * there is none, a timer is.
 *
 * <p>Threads: {@link #run} is the audio thread; {@link #publish} and {@link #inUse} by the media thread; {@link #stop}
 * by the owner; numbers by any.
 */
final class AudioLoop implements Runnable {

    private static final int PERIODS_TO_CATCH_UP = 10;
    private static final long NONE = Long.MAX_VALUE;

    private final PcmDevice device;
    private final DeviceOpener opener;
    private final SideDevices sides;
    private final PeriodWork work;
    private final LongSupplier nanoClock;
    private final long periodNanos;
    private final short[] microphone;
    private final short[] speaker;

    private volatile MediaGraph published = MediaGraph.empty();
    private volatile long inUse = NONE;
    private volatile boolean running = true;
    private volatile Thread thread;

    private MediaGraph graph = published;
    private boolean timed;
    private boolean lost;
    private long toldWorst;
    private long nextTickNanos;

    final Punctuality punctuality;
    final Counter periods = new Counter();
    final Counter worstNanos = new Counter();
    private final Counter faults = new Counter();

    AudioLoop(EngineDevices devices, PeriodWork work, LongSupplier nanoClock) {
        device = devices.device();
        opener = devices.master();
        sides = devices.sides();
        this.work = work;
        this.nanoClock = nanoClock;
        periodNanos = device.format().periodNanos();
        punctuality = new Punctuality(periodNanos);
        microphone = new short[device.format().periodFrames()];
        speaker = new short[device.format().periodFrames()];
    }

    /** Lets the audio thread work on another graph from its next period on. */
    void publish(MediaGraph next) {
        published = next;
    }

    /**
     * Graphs with a lower number than this are out of use, and so is what only they hold. Between its periods the audio
     * thread uses none: it takes the newest at the start of the next, however long the device lets it wait.
     */
    long inUse() {
        return Math.min(inUse, published.number);
    }

    /** What has failed with an exception: a device, or a codec. */
    long faults() {
        return faults.get() + work.faults.get();
    }

    /** Null before the thread has started. */
    Thread thread() {
        return thread;
    }

    void stop() {
        running = false;
        LockSupport.unpark(thread);
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        while (running) {
            try {
                period();
            } catch (RuntimeException | Error e) {
                // A device or codec that breaks its word must not end every call.
                faults.increment();
                LockSupport.parkNanos(this, periodNanos);
            }
        }
    }

    private void period() {
        boolean live = opener.usable() && read();
        if (!live) {
            waitForTimer();
            Arrays.fill(microphone, (short) 0);
        }
        if (timed == live) {
            punctuality.restart();
        }
        timed = !live;
        long now = nanoClock.getAsLong();
        punctuality.began(now);
        work(now);
        long done = nanoClock.getAsLong();
        punctuality.ended(done);
        if (live) {
            write();
        }
        tellPauses();
        periods.increment();
        if (done - now > worstNanos.get()) {
            worstNanos.set(done - now);
        }
    }

    private void work(long now) {
        // Said before the newest graph is looked for, so that none is freed between the two.
        inUse = graph.number;
        try {
            MediaGraph newest = published;
            if (graph != newest) {
                graph = newest;
                work.adopt(graph);
                inUse = graph.number;
            }
            sides.hear(graph.route, microphone);
            work.process(graph, microphone, speaker, now);
            sides.play(speaker);
        } finally {
            inUse = NONE;
        }
    }

    private boolean read() {
        int status = device.read(microphone);
        if (status == PcmDevice.GONE) {
            opener.gone();
            return false;
        }
        lost = status == PcmDevice.XRUN;
        return true;
    }

    private void write() {
        int status = device.write(speaker);
        if (status == PcmDevice.GONE) {
            opener.gone();
        }
        if (lost || status == PcmDevice.XRUN) {
            punctuality.restart();
        }
    }

    private void tellPauses() {
        long worst = punctuality.recentWorstNanos();
        if (worst != toldWorst) {
            toldWorst = worst;
            device.expectPauses(worst);
            sides.expectPauses(worst);
        }
    }

    private void waitForTimer() {
        long now = nanoClock.getAsLong();
        if (!timed || now - nextTickNanos > PERIODS_TO_CATCH_UP * periodNanos) {
            nextTickNanos = now + periodNanos;
        }
        for (long left = nextTickNanos - now; running && left > 0; left = nextTickNanos - nanoClock.getAsLong()) {
            LockSupport.parkNanos(this, left);
        }
        nextTickNanos += periodNanos;
    }
}
