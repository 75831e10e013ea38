package org.offhook.audio.jitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.audio.codec.g711.G711Factory;
import org.offhook.audio.codec.opus.OpusFactory;
import org.offhook.testkit.NetworkTrace;
import org.offhook.testkit.NetworkTrace.Model;
import org.offhook.testkit.Speech;
import org.offhook.testkit.SpeechQuality;
import org.offhook.testkit.TracePacket;
import org.offhook.testkit.Wav;

/** Calls over made-up networks in virtual time. */
class SimulatedCallTest {

    private static final int HOUR = 3600;
    private static final Wav VOICE = Speech.synthetic(1, Duration.ofSeconds(20), 8000);

    private final CallSimulator ulaw = new CallSimulator(G711Factory.ulaw(), VOICE, 8000)
            .through((rate, decoder) -> new AdaptiveJitterBuffer(rate, JitterSettings.DEFAULT, decoder));

    private static NetworkTrace trace(int seconds, UnaryOperator<Model> parts) {
        return parts.apply(NetworkTrace.model("", seconds, 42)).build();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            clean                       |   0 |   0 |   0 |   0 |  20
            30 ms jitter                |  30 |   0 |   0 |   0 |  45
            60 ms jitter                |  60 |   0 |   0 |   0 |  80
            60 ms jitter and loss       |  60 |   5 |   0 |   0 |  80
            10 % loss                   |   0 |  10 |   0 |   0 |  45
            slower by 300 ppm           |   0 |   0 | 300 |   0 |  35
            faster by 300 ppm           |   0 |   0 |-300 |   0 |  35
            jitter and skew             |  20 |   0 | 300 |   0 |  45
            packets that come twice     |  10 |   0 |   0 |  10 |  30
            """)
    void anHourHasNoGapThatTheNetworkDoesNotExplain(
            String name, int jitterMs, int lossPercent, int skewPpm, int twicePercent, double mostDelayMs) {
        NetworkTrace trace = trace(
                HOUR,
                model -> model.jitter(jitterMs).loss(lossPercent).skew(skewPpm).duplicates(twicePercent));
        CallSimulator.Outcome outcome = ulaw.play(trace, false);
        JitterCounters counters = outcome.counters();
        double lostMs = 20.0 * trace.lost();
        double madeUpMs = counters.concealedMicros.get() / 1000.0;
        double settlingMs = 300;
        assertTrue(madeUpMs <= 1.3 * lostMs + settlingMs, madeUpMs + " ms made up, " + lostMs + " ms lost");
        assertTrue(counters.late.get() <= 5, counters.late.get() + " late");
        assertEquals(0, counters.discarded.get());
        assertEquals(0, outcome.allocated(), "bytes allocated in an hour");
        assertTrue(outcome.meanDelayMs() < mostDelayMs, "mean delay " + outcome.meanDelayMs());
        int lastMinute = trace.frames() - 3000;
        double early = outcome.delayMs(0.5, 3000, 6000);
        double end = outcome.delayMs(0.5, lastMinute, trace.frames());
        assertEquals(early, end, 21, "the delay drifted");
    }

    @ParameterizedTest
    @ValueSource(ints = {-300, 300})
    void driftIsMadeGoodByTimeScalingAlone(int ppm) {
        NetworkTrace trace = trace(HOUR / 4, model -> model.skew(ppm));
        JitterCounters counters = ulaw.play(trace, false).counters();
        double driftMs = HOUR / 4 * 1000 * ppm * 1e-6;
        double scaledMs = (counters.lengthenedMicros.get() - counters.shortenedMicros.get()) / 1000.0;
        assertEquals(driftMs, scaledMs + counters.concealedMicros.get() / 1000.0, 100);
    }

    @Test
    void burstsOfRadioRaiseTheDelayAndCostNoPacket() {
        CallSimulator.Outcome outcome = ulaw.play(trace(600, Model::wifi), false);
        assertEquals(
                0, outcome.counters().discarded.get() + outcome.counters().late.get());
        assertTrue(outcome.meanDelayMs() < 130, "mean delay " + outcome.meanDelayMs());
    }

    @Test
    void handOverDoesNotKeepTheDelayUp() {
        NetworkTrace trace = trace(600, Model::handOver);
        CallSimulator.Outcome outcome = ulaw.play(trace, false);
        assertTrue(outcome.delayMs(0.5, 0, trace.frames()) < 70, "median " + outcome.delayMs(0.5, 0, trace.frames()));
        double most = outcome.delayMs(1, 0, trace.frames());
        assertTrue(most < 260, "most " + most);
    }

    @Test
    void delayFallsAgainWhenTheNetworkCalmsDown() {
        NetworkTrace rough = trace(60, model -> model.jitter(80));
        NetworkTrace calm = trace(60, model -> model);
        List<org.offhook.testkit.TracePacket> packets = new ArrayList<>(rough.packets());
        calm.packets().stream()
                .map(packet -> new TracePacket(
                        packet.frame() + 3000,
                        packet.sequence() + 3000 & 0xffff,
                        false,
                        packet.atNanos() + 60_000_000_000L))
                .forEach(packets::add);
        packets.sort(Comparator.comparingLong(TracePacket::atNanos));
        NetworkTrace both = new NetworkTrace("", 20, 6000, packets, new BitSet());
        CallSimulator.Outcome outcome = ulaw.play(both, false);
        assertTrue(outcome.delayMs(0.5, 1000, 3000) > 40);
        assertTrue(outcome.delayMs(0.5, 5000, 6000) < 25, "delay " + outcome.delayMs(0.5, 5000, 6000));
    }

    @Test
    void talkSpurtsAreNoLoss() {
        NetworkTrace trace = trace(600, model -> model.jitter(30).talkSpurts());
        JitterCounters counters = ulaw.play(trace, false).counters();
        assertTrue(counters.concealed.get() <= 12, counters.concealed.get() + " made up");
        assertEquals(0, counters.discarded.get());
    }

    @Test
    void anotherSourceIsHeardAfterOnePacket() {
        NetworkTrace trace = trace(20, model -> model.jitter(20));
        CallSimulator.Outcome outcome = ulaw.sourceChangesAtPeriod(500).play(trace, true);
        Wav after = new Wav(8000, Arrays.copyOfRange(outcome.heard(), 500 * 160, 1000 * 160));
        short[] clean = Arrays.copyOfRange(ulaw.clean(1000).samples(), 500 * 160, 995 * 160);
        double score = SpeechQuality.of(new Wav(8000, clean), after).score();
        assertTrue(score > 4, "score " + score);
    }

    @Test
    void concealmentIsBetterThanRepetition() {
        NetworkTrace trace = trace(20, model -> model.loss(5));
        Wav clean = ulaw.clean(trace.frames());
        double ours = SpeechQuality.of(
                        clean, new Wav(8000, ulaw.play(trace, true).heard()))
                .score();
        double repetition = SpeechQuality.of(clean, ulaw.repeating(trace)).score();
        assertTrue(ours > repetition, ours + " against " + repetition);
    }

    @Test
    void opusRecoversLostPacketsFromTheNextOne() {
        OpusFactory opus = OpusFactory.create();
        CallSimulator simulator = new CallSimulator(opus, Speech.synthetic(1, Duration.ofSeconds(6), 16_000), 16_000)
                .through((rate, decoder) -> new AdaptiveJitterBuffer(rate, JitterSettings.DEFAULT, decoder));
        NetworkTrace trace = trace(15, model -> model.loss(5));
        CallSimulator.Outcome outcome = simulator.play(trace, true);
        assertTrue(
                outcome.counters().recovered.get() > trace.lost() / 2,
                outcome.counters().recovered.get() + " of " + trace.lost());
        assertTrue(outcome.meanDelayMs() < 45, "delay " + outcome.meanDelayMs());
        Wav clean = simulator.clean(trace.frames());
        double ours = SpeechQuality.of(clean, new Wav(16_000, outcome.heard())).score();
        double repetition = SpeechQuality.of(clean, simulator.repeating(trace)).score();
        assertTrue(ours > repetition + 0.3, ours + " against " + repetition);
    }
}
