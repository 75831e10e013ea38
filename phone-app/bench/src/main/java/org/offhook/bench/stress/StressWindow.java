package org.offhook.bench.stress;

import java.util.Locale;
import org.offhook.audio.engine.Lateness;

/**
 * How the audio thread fared for some seconds.
 *
 * @param periods that it worked
 * @param missed whose work ended after the next was due
 * @param worstMs longest time that one began too late
 * @param hundredthMs one of a hundred began later than this
 * @param xruns of the device
 * @param bytes that the audio thread allocated
 * @param collections of garbage
 * @param collectionMs time for them, together
 * @param perSecond how much of the pressure there was, in its own unit
 */
record StressWindow(
        long periods,
        long missed,
        double worstMs,
        double hundredthMs,
        long xruns,
        long bytes,
        long collections,
        long collectionMs,
        double perSecond) {

    static StressWindow between(Reading begin, Reading end) {
        Lateness late = end.engine().lateness().since(begin.engine().lateness());
        return new StressWindow(
                end.engine().periods() - begin.engine().periods(),
                end.engine().missedPeriods() - begin.engine().missedPeriods(),
                late.worstNanos() / 1e6,
                late.percentileNanos(99) / 1e6,
                end.engine().captureXruns() - begin.engine().captureXruns(),
                end.engine().audioThreadBytes() - begin.engine().audioThreadBytes(),
                end.collections() - begin.collections(),
                end.collectionMillis() - begin.collectionMillis(),
                (end.done() - begin.done()) * 1e9 / (end.nanos() - begin.nanos()));
    }

    /** Two windows as one; the worse of what cannot be added. */
    StressWindow plus(StressWindow other) {
        return new StressWindow(
                periods + other.periods,
                missed + other.missed,
                Math.max(worstMs, other.worstMs),
                Math.max(hundredthMs, other.hundredthMs),
                xruns + other.xruns,
                bytes + other.bytes,
                collections + other.collections,
                collectionMs + other.collectionMs,
                Math.max(perSecond, other.perSecond));
    }

    /** The same, under so much of something that the phone itself does not count. */
    StressWindow with(double other) {
        return new StressWindow(periods, missed, worstMs, hundredthMs, xruns, bytes, collections, collectionMs, other);
    }

    /** One line, for {@link #parse}. */
    String text() {
        return String.format(
                Locale.ROOT,
                "%d %d %.3f %.3f %d %d %d %d %.1f",
                periods,
                missed,
                worstMs,
                hundredthMs,
                xruns,
                bytes,
                collections,
                collectionMs,
                perSecond);
    }

    static StressWindow parse(String text) {
        String[] words = text.split(" ");
        if (words.length != 9) {
            throw new IllegalArgumentException("not a count of the phone: \"" + text + "\"");
        }
        return new StressWindow(
                Long.parseLong(words[0]),
                Long.parseLong(words[1]),
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3]),
                Long.parseLong(words[4]),
                Long.parseLong(words[5]),
                Long.parseLong(words[6]),
                Long.parseLong(words[7]),
                Double.parseDouble(words[8]));
    }
}
