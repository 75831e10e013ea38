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

    /** Another way through the network, say from Wi-Fi to a mobile one: 400 ms more from one packet to the next. */
    @Test
    void networkThatBecomesSlowerForGoodCostsTheGapAlone() {
        NetworkTrace trace = trace(60, model -> model.jitter(20).slower(400, 20));
        CallSimulator.Outcome outcome = ulaw.play(trace, true);
        JitterCounters counters = outcome.counters();
        assertEquals(0, counters.discarded.get());
        assertTrue(counters.concealedMicros.get() < 200_000, counters.concealedMicros.get() + " us made up");
        assertTrue(counters.shortenedMicros.get() < 200_000, counters.shortenedMicros.get() + " us left out");
        assertEquals(
                outcome.delayMs(0.5, 500, 1000), outcome.delayMs(0.5, 1300, 3000), 5, "the same delay in the buffer");
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
