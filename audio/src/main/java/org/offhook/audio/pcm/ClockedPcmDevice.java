package org.offhook.audio.pcm;

/** What the devices without hardware have in common: the timer that takes the place of the sound card's clock. */
abstract class ClockedPcmDevice implements PcmDevice {

    private final PcmFormat format;
    private final PeriodClock clock;
    private volatile boolean open;
    private volatile long xruns; // written by the audio thread only

    ClockedPcmDevice(PcmFormat format, Ticker ticker) {
        this.format = format;
        clock = new PeriodClock(ticker, format.periodNanos());
    }

    /** Makes the device ready before the clock starts. */
    abstract void begin() throws PcmException;

    /** Fills a period from the microphone. Audio thread. */
    abstract void capture(short[] period);

    /** Takes a period for the loudspeaker. Audio thread. */
    abstract void play(short[] period);

    /** Gives back what {@link #begin} took. */
    abstract void end();

    @Override
    public final PcmFormat format() {
        return format;
    }

    @Override
    public final void open() throws PcmException {
        if (open) {
            throw new PcmException("The sound device is already open.");
        }
        begin();
        xruns = 0;
        clock.start();
        open = true;
    }

    @Override
    public final int read(short[] period) {
        if (!open) {
            return GONE;
        }
        boolean late = clock.await() > 0;
        if (late) {
            xruns = xruns + 1;
        }
        capture(period);
        return late ? XRUN : OK;
    }

    @Override
    public final int write(short[] period) {
        if (!open) {
            return GONE;
        }
        play(period);
        return OK;
    }

    @Override
    public final long captureXruns() {
        return xruns;
    }

    /** Who misses the microphone's periods has not served the loudspeaker either. */
    @Override
    public long playbackXruns() {
        return xruns;
    }

    @Override
    public String problem() {
        return open ? "" : "The sound device is closed.";
    }

    @Override
    public final void close() {
        if (open) {
            open = false;
            end();
        }
    }
}
