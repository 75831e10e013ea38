package org.offhook.bench.media;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.offhook.bench.report.Statistics;
import org.offhook.testkit.Levels;
import org.offhook.testkit.Score;
import org.offhook.testkit.Wav;

/** How much later something is heard than it was said, where the delay may change on the way. */
public final class PlayDelay {

    private static final Duration STRETCH = Duration.ofMillis(500);
    private static final Duration REACH = Duration.ofMillis(800);
    private static final double ALIKE = 0.7;
    private static final double PAUSE_DB = 12;

    private PlayDelay() {}

    /**
     * The median over stretches of half a second, each found on its own.
     *
     * @return milliseconds; empty if nothing was recognised
     */
    public static OptionalDouble medianMs(Wav said, Wav heard) {
        double whole = Levels.rmsDbfs(said);
        double[] delays = IntStream.range(0, (int) said.length().dividedBy(STRETCH))
                .mapToObj(STRETCH::multipliedBy)
                .filter(from -> Levels.rmsDbfs(said.between(from, from.plus(STRETCH))) > whole - PAUSE_DB)
                .map(from -> Score.of(
                        said.between(from, from.plus(STRETCH)),
                        heard.between(from, from.plus(STRETCH).plus(REACH))))
                .filter(score -> score.correlation() > ALIKE)
                .mapToDouble(Score::lagMs)
                .toArray();
        return delays.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Statistics.median(delays));
    }
}
