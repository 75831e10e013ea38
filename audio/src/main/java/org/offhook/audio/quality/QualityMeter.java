package org.offhook.audio.quality;

import java.util.Optional;

/**
 * Looks at a stream once a second and says how good it was lately and in all.
 *
 * <p>Threads: {@link #second} by one, {@link #quality} by any.
 */
public final class QualityMeter {

    /** How far back {@link CallQuality#now} goes: less would make the figure jump with each lost packet. */
    public static final int SECONDS = 5;

    private final LossPattern pattern;
    private final LossPattern.Snapshot[] patterns = new LossPattern.Snapshot[SECONDS];
    private final long[] mended = new long[SECONDS];
    private int seconds;
    private double delaySum;
    private double worstMos = Double.MAX_VALUE;
    private volatile CallQuality quality;

    public QualityMeter(LossPattern pattern) {
        this.pattern = pattern;
    }

    /**
     * A second has passed in which the stream was listened to.
     *
     * @param mendedSoFar packets lost that the one after brought again, since the start
     */
    public void second(Impairment codec, long mendedSoFar, double oneWayMs) {
        LossPattern.Snapshot all = pattern.snapshot();
        int at = seconds % SECONDS;
        boolean full = seconds >= SECONDS;
        LossPattern.Snapshot before = full ? patterns[at] : LossPattern.Snapshot.NONE;
        Quality now = Quality.of(codec, all.since(before), mendedSoFar - (full ? mended[at] : 0), oneWayMs);
        patterns[at] = all;
        mended[at] = mendedSoFar;
        seconds++;
        delaySum += oneWayMs;
        worstMos = Math.min(worstMos, now.mosCq());
        quality = new CallQuality(now, Quality.of(codec, all, mendedSoFar, delaySum / seconds), worstMos, oneWayMs);
    }

    /** Empty before the first second. */
    public Optional<CallQuality> quality() {
        return Optional.ofNullable(quality);
    }
}
