package org.offhook.audio.pcm;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Microphone and loudspeaker of a web page. Our timer is the clock; the browser's own is made up for on either side: here
 * for its microphone, in the page for its loudspeaker. Without a page it hears silence and plays to nobody.
 *
 * <p>Threads: as {@link PcmDevice}; {@link #attach} from any.
 */
public final class BrowserPcmDevice extends ClockedPcmDevice {

    private static final int PLAYBACK_PERIODS = 25;

    private final AtomicReference<Page> page = new AtomicReference<>();

    BrowserPcmDevice(PcmFormat format, Ticker ticker) {
        super(format, ticker);
    }

    /**
     * A page that has the sound from now on, instead of any other.
     *
     * @param replaced is called when another page takes the sound, by its thread; must not block
     */
    public Page attach(Runnable replaced) {
        Page attached = new Page(replaced);
        Page before = page.getAndSet(attached);
        if (before != null) {
            before.replaced.run();
        }
        return attached;
    }

    @Override
    void begin() {}

    @Override
    void capture(short[] period) {
        Page now = page.get();
        if (now == null) {
            Arrays.fill(period, 0, format().periodFrames(), (short) 0);
        } else {
            now.microphone.take(period);
        }
    }

    @Override
    void play(short[] period) {
        Page now = page.get();
        if (now != null) {
            now.loudspeaker.put(period, format().periodFrames()); // a page that does not listen misses it
        }
    }

    @Override
    void end() {}

    /** The sound of one page, mono samples at the device's rate. */
    public final class Page implements AutoCloseable {

        private final DriftBuffer microphone = new DriftBuffer(format());
        private final SampleRing loudspeaker = new SampleRing(PLAYBACK_PERIODS * format().periodFrames());
        private final Runnable replaced;

        private Page(Runnable replaced) {
            this.replaced = replaced;
        }

        /** What the microphone has heard, any number of samples. By one thread. */
        public void heard(short[] samples, int count) {
            microphone.put(samples, count);
        }

        /**
         * The next period for the loudspeaker. By one thread.
         *
         * @param period takes a period
         * @return false if it is not there yet
         */
        public boolean next(short[] period) {
            return loudspeaker.size() >= format().periodFrames()
                    && loudspeaker.take(period, format().periodFrames()) > 0;
        }

        /** True as long as no other page has the sound. */
        public boolean attached() {
            return page.get() == this;
        }

        /** The page is gone. */
        @Override
        public void close() {
            page.compareAndSet(this, null);
        }
    }
}
