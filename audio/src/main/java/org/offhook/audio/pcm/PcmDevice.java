package org.offhook.audio.pcm;

/**
 * A sound device with a microphone side and a loudspeaker side on one period clock.
 *
 * <p>Threads: {@link #open()} and {@link #close()} by the owner (never at the same time as a period
 * is running); {@link #read} and {@link #write} by the audio thread only, once each per period,
 * {@code read} first. Those two never allocate, lock, log or throw; what went wrong is the status.
 */
public interface PcmDevice extends AutoCloseable {

    /** The period was transferred. */
    int OK = 0;
    /** The period was transferred after an over- or under-run that the device has repaired and counted. */
    int XRUN = 1;
    /**
     * The device is gone (unplugged, server ended, or it moves nothing any more); nothing was transferred and no call waits
     * any longer.
     */
    int GONE = 2;

    /** What the device was configured for; fixed for its life. */
    PcmFormat format();

    /**
     * Opens and starts both sides, and waits until sound moves, up to some seconds: what needs long before its first period
     * needs it here and not in {@link #read}. May be called again after {@link #close()}.
     *
     * @throws PcmException if it does not open, or opens and moves nothing
     */
    void open() throws PcmException;

    /** Nobody wants it any more: {@link #open()}, if it is under way, need not wait to the end. Any thread; does not wait. */
    default void abandon() {}

    /**
     * Waits for one period from the microphone, but only for a few periods' time: calls wait with it.
     *
     * @param period takes {@code format().periodFrames()} samples
     * @return {@link #OK}, {@link #XRUN} or {@link #GONE}
     */
    int read(short[] period);

    /**
     * Hands over one period for the loudspeaker; waits only if the device's buffer is full.
     *
     * @param period {@code format().periodFrames()} samples
     * @return {@link #OK}, {@link #XRUN} or {@link #GONE}
     */
    int write(short[] period);

    /**
     * The audio thread has been late for so long at the worst lately. A device that chooses for itself how much it holds
     * ready follows {@link CardBuffer} from its next start on. Audio thread; does not wait.
     */
    default void expectPauses(long worstNanos) {}

    /** Over-runs of the microphone side since {@link #open()}; any thread. */
    long captureXruns();

    /** Under-runs of the loudspeaker side since {@link #open()}; any thread. */
    long playbackXruns();

    /** Why the device is gone, one sentence, or the empty string; any thread but the audio thread. */
    String problem();

    @Override
    void close();
}
