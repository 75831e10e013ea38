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
    private final long[] restored = new long[SECONDS];
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
     * @param restoredSoFar packets lost of which the one after brought a copy, since the start
     */
    public void second(Impairment codec, long restoredSoFar, double oneWayMs) {
        LossPattern.Snapshot all = pattern.snapshot();
        int at = seconds % SECONDS;
        boolean full = seconds >= SECONDS;
        LossPattern.Snapshot before = full ? patterns[at] : LossPattern.Snapshot.NONE;
        Quality now = Quality.of(codec, all.since(before), restoredSoFar - (full ? restored[at] : 0), oneWayMs);
        patterns[at] = all;
        restored[at] = restoredSoFar;
        seconds++;
        delaySum += oneWayMs;
        worstMos = Math.min(worstMos, now.mosCq());
        quality = new CallQuality(now, Quality.of(codec, all, restoredSoFar, delaySum / seconds), worstMos, oneWayMs);
    }

    /** Empty before the first second. */
    public Optional<CallQuality> quality() {
        return Optional.ofNullable(quality);
    }
}
