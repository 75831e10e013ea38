package org.offhook.audio.jitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.audio.codec.g711.G711Factory;
import org.offhook.testkit.NetworkTrace;
import org.offhook.testkit.NetworkTrace.Model;
import org.offhook.testkit.Speech;
import org.offhook.testkit.TracePacket;
import org.offhook.testkit.Wav;

/** An hour over each network of the table, in virtual time. */
class HourOfCallTest {

    private static final Wav VOICE = Speech.synthetic(1, Duration.ofSeconds(20), 8000);
    private static final Map<String, Model> NETWORKS = ImpairmentTable.networks(3600);
    private static final int MINUTE = 3000;
    private static final int TEN_MINUTES = 10 * MINUTE;
    /** What the simulator goes on for after the last frame. */
    private static final double TAIL_MS = 400;
    /** Made-up sound may be so many times as long as the gap, for the seams. */
    private static final double SEAMS = 1.3;

    private static final int MOST_LATE_UNEXPLAINED = 5;
    private static final double MOST_DRIFT_MS = 2;

    private final CallSimulator ulaw = new CallSimulator(G711Factory.ulaw(), VOICE, 8000);

    /**
     * @param settlingMs sound made up or silence, at most, beyond what the trace explains
     * @param meanDelayMs less than this
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            clean                      | 120 |  17
            3 % loss                   | 120 |  38
            5 % loss                   | 120 |  38
            10 % loss                  | 120 |  38
            Gilbert 5 %, bursts of 3   | 120 |  38
            3 packets lost each second | 120 |  39
            30 ms jitter               | 120 |  33
            60 ms jitter               | 120 |  53
            100 ms jitter              | 120 |  68
            30 ms jitter, re-ordered   | 120 |  33
            60 ms jitter, re-ordered   | 120 |  57
            100 ms jitter, re-ordered  | 120 |  79
            60 ms jitter, 5 % loss     | 120 |  53
            Wi-Fi bursts               | 450 | 125
            LTE hand-overs             | 120 |  88
            400 ms slower for good     | 120 |  33
            +300 ppm                   | 120 |  20
            -300 ppm                   | 120 |  35
            5 % twice, 10 ms jitter    | 120 |  17
            talk spurts, 30 ms jitter  | 120 |  27
            """)
    void hasNoGapThatTheNetworkDoesNotExplain(String name, double settlingMs, double meanDelayMs) {
        NetworkTrace trace = NETWORKS.get(name).build();
        CallSimulator.Outcome outcome = ulaw.play(trace, false);
        JitterCounters counters = outcome.counters();
        BitSet arrived = new BitSet();
        trace.packets().forEach(packet -> arrived.set(packet.frame()));
        double lostMs = 20.0 * (trace.frames() - arrived.cardinality());
        double stalledMs = stalledMs(trace);
        double driftMs = driftMs(trace);

        long notPlayed = counters.late.get() + counters.discarded.get();
        assertTrue(
                notPlayed <= tooSlow(trace, driftMs) + MOST_LATE_UNEXPLAINED,
                notPlayed + " not played, " + tooSlow(trace, driftMs) + " too slow");
        double madeUpMs = counters.concealedMicros.get() / 1000.0;
        assertTrue(
                madeUpMs <= SEAMS * lostMs + stalledMs + settlingMs, madeUpMs + " ms made up, " + lostMs + " ms lost");
        double scaledMs = (counters.lengthenedMicros.get() - counters.shortenedMicros.get()) / 1000.0;
        double playedMs = 20.0 * (arrived.cardinality() - notPlayed) + scaledMs;
        double emptyMs = 20.0 * outcome.delayMs().length - TAIL_MS + driftMs - playedMs;
        assertTrue(
                emptyMs <= lostMs + stalledMs + settlingMs,
                emptyMs + " ms made up or silent, " + lostMs + " lost, " + stalledMs + " in which nothing came");

        assertTrue(outcome.meanDelayMs() < meanDelayMs, "mean delay " + outcome.meanDelayMs());
        double early = mean(outcome.delayMs(), MINUTE / 2, MINUTE / 2 + TEN_MINUTES);
        double end = mean(outcome.delayMs(), trace.frames() - TEN_MINUTES, trace.frames());
        assertEquals(early, end, MOST_DRIFT_MS, "the delay drifted");
        assertEquals(0, outcome.allocated(), "bytes allocated in an hour");
    }

    private static double transitMs(TracePacket packet) {
        return packet.atNanos() / 1e6 - 20.0 * packet.frame();
    }

    /** Time in which nothing came though it was sent, where that is longer than any jitter. */
    private static double stalledMs(NetworkTrace trace) {
        double sum = 0;
        TracePacket before = trace.packets().getFirst();
        for (TracePacket packet : trace.packets()) {
            double slower = transitMs(packet) - transitMs(before);
            sum += slower > 150 ? slower : 0;
            before = packet;
        }
        return sum;
    }

    /** How much later the fast packets of the last minute come than those of the first. */
    private static double driftMs(NetworkTrace trace) {
        List<TracePacket> packets = trace.packets();
        return fastestMs(packets.subList(packets.size() - MINUTE, packets.size()))
                - fastestMs(packets.subList(0, MINUTE));
    }

    private static double fastestMs(List<TracePacket> packets) {
        return packets.stream().mapToDouble(HourOfCallTest::transitMs).min().orElseThrow();
    }

    /** Packets so slow that to wait for them would exceed the longest delay. */
    private static long tooSlow(NetworkTrace trace, double driftMs) {
        double fast = fastestMs(trace.packets().subList(0, MINUTE));
        return trace.packets().stream()
                .filter(packet -> transitMs(packet) - fast - driftMs * packet.frame() / trace.frames() > 170)
                .count();
    }

    private static double mean(float[] delays, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += delays[i];
        }
        return sum / (to - from);
    }
}
