package org.offhook.audio.engine;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.offhook.audio.pcm.PcmDevice;
import org.offhook.audio.pcm.PcmException;
import org.offhook.audio.pcm.PcmFormat;

/**
 * A sound device whose periods pass when the test says so. What the loudspeaker was given is recorded; the
 * microphone hears what the test put there.
 */
final class SteppedDevice implements PcmDevice {

    private static final long DEADLINE_NANOS = 20_000_000_000L;

    final PcmFormat format;
    private final short[] microphone;
    private final short[] recorded;
    private volatile int microphoneAt;
    private volatile int recordedTo;
    private volatile int requested;
    private volatile int begun;
    private volatile boolean waiting;
    private volatile boolean gone;
    private volatile Thread audioThread;
    private volatile int refusals;
    private volatile boolean overrun;
    volatile long expectedPause;
    volatile int opened;
    volatile int closed;

    SteppedDevice(PcmFormat format, int seconds) {
        this.format = format;
        microphone = new short[format.rateHz() * seconds];
        recorded = new short[format.rateHz() * seconds];
    }

    /** The microphone hears {@code sound} from the next period on. */
    void speak(short[] sound) {
        Arrays.fill(microphone, (short) 0);
        System.arraycopy(sound, 0, microphone, microphoneAt, Math.min(sound.length, microphone.length - microphoneAt));
    }

    void refuseToOpen(int times) {
        refusals = times;
    }

    void unplug() {
        gone = true;
        waiting = false;
        LockSupport.unpark(audioThread);
    }

    void plugIn() {
        gone = false;
    }

    /** The next period comes after an over-run. */
    void overrun() {
        overrun = true;
    }

    @Override
    public void expectPauses(long worstNanos) {
        expectedPause = worstNanos;
    }

    /** Samples that the loudspeaker was given so far. */
    int played() {
        return recordedTo;
    }

    short[] recording(int from, int to) {
        return Arrays.copyOfRange(recorded, from, to);
    }

    /** Waits until the audio thread waits for a period. */
    void awaitWaiting() {
        await(this::idle);
    }

    /** True if the audio thread waits for a period. */
    boolean idle() {
        return waiting && begun == requested;
    }

    /** Lets one period pass and waits until its work is done. */
    void step() {
        awaitWaiting();
        waiting = false;
        requested++;
        LockSupport.unpark(audioThread);
        awaitWaiting();
    }

    static void await(java.util.function.BooleanSupplier condition) {
        long until = System.nanoTime() + DEADLINE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("what the test waits for does not come");
            }
            LockSupport.parkNanos(20_000);
        }
    }

    @Override
    public PcmFormat format() {
        return format;
    }

    @Override
    public void open() throws PcmException {
        if (gone || refusals > 0) {
            refusals--;
            throw new PcmException("no sound card is plugged in");
        }
        opened++;
    }

    @Override
    public int read(short[] period) {
        audioThread = Thread.currentThread();
        while (begun == requested) {
            if (gone) {
                return GONE;
            }
            waiting = true;
            LockSupport.parkNanos(1_000_000);
        }
        begun++;
        int at = microphoneAt;
        System.arraycopy(microphone, at, period, 0, period.length);
        microphoneAt = (at + period.length) % (microphone.length - period.length);
        boolean xrun = overrun;
        overrun = false;
        return xrun ? XRUN : OK;
    }

    @Override
    public int write(short[] period) {
        if (gone) {
            return GONE;
        }
        int at = recordedTo;
        if (at + period.length <= recorded.length) {
            System.arraycopy(period, 0, recorded, at, period.length);
            recordedTo = at + period.length;
        }
        return OK;
    }

    @Override
    public long captureXruns() {
        return 0;
    }

    @Override
    public long playbackXruns() {
        return 0;
    }

    @Override
    public String problem() {
        return gone ? "the sound card was unplugged" : "";
    }

    @Override
    public void close() {
        closed++;
    }
}
