package org.offhook.bench.media;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.offhook.bench.report.Statistics;

/**
 * How evenly a phone sends.
 *
 * @param packets how many arrived
 * @param missing sequence numbers that did not, between the first and the last
 * @param deviationMs standard deviation of the gap between packets with neighbouring sequence numbers
 * @param longestMs the longest such gap
 */
public record Pacing(int packets, int missing, double deviationMs, double longestMs) {

    /** @return empty if fewer than two neighbours arrived */
    public static Optional<Pacing> of(Recording recording) {
        List<Recording.Packet> packets = recording.received();
        double[] gaps = IntStream.range(1, packets.size())
                .filter(i -> step(packets.get(i - 1), packets.get(i)) == 1)
                .mapToDouble(
                        i -> (packets.get(i).arrivedNanos() - packets.get(i - 1).arrivedNanos()) / 1e6)
                .toArray();
        if (gaps.length == 0) {
            return Optional.empty();
        }
        int span = IntStream.range(1, packets.size())
                .map(i -> step(packets.get(i - 1), packets.get(i)))
                .sum();
        double longest = java.util.Arrays.stream(gaps).max().orElseThrow();
        int missing = Math.max(0, span + 1 - packets.size());
        return Optional.of(new Pacing(packets.size(), missing, Statistics.deviation(gaps), longest));
    }

    /** Difference of two sequence numbers across the wrap at 65536 (RFC 3550 section A.1). */
    private static int step(Recording.Packet before, Recording.Packet after) {
        return (short) (after.sequence() - before.sequence());
    }
}
