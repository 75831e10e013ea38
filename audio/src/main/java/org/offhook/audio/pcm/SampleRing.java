package org.offhook.audio.pcm;

import java.util.concurrent.atomic.AtomicLong;

/** Samples from one thread to one other, without locks. What does not fit is refused as a whole. */
final class SampleRing {

    private final short[] samples;
    private final AtomicLong written = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();

    SampleRing(int capacity) {
        samples = new short[capacity];
    }

    /** By the writing thread: false, and nothing written, if there is no room for all of it. */
    boolean put(short[] from, int count) {
        long at = written.getPlain();
        if (at + count - taken.getAcquire() > samples.length) {
            return false;
        }
        int start = (int) (at % samples.length);
        int first = Math.min(count, samples.length - start);
        System.arraycopy(from, 0, samples, start, first);
        System.arraycopy(from, first, samples, 0, count - first);
        written.setRelease(at + count);
        return true;
    }

    /** By the reading thread: samples that are there. */
    int size() {
        return (int) (written.getAcquire() - taken.getPlain());
    }

    /** By the reading thread: forgets so many samples, which must be there. */
    void skip(int count) {
        taken.setRelease(taken.getPlain() + count);
    }

    /** By the reading thread: takes what is there, at most {@code to.length} samples. */
    int take(short[] to) {
        return take(to, to.length);
    }

    /** By the reading thread: takes what is there, at most so many samples. */
    int take(short[] to, int most) {
        long at = taken.getPlain();
        int count = (int) Math.min(most, written.getAcquire() - at);
        int start = (int) (at % samples.length);
        int first = Math.min(count, samples.length - start);
        System.arraycopy(samples, start, to, 0, first);
        System.arraycopy(samples, 0, to, first, count - first);
        taken.setRelease(at + count);
        return count;
    }
}
