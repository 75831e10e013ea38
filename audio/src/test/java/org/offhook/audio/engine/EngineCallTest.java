package org.offhook.audio.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.audio.quality.CallQuality;
import org.offhook.audio.rtp.VoipMetrics;
import org.offhook.audio.transport.LocalMedia;
import org.offhook.audio.transport.MediaDirection;

/** Calls between engines over real sockets, in virtual time. */
class EngineCallTest {

    private static final int PERIOD = Rig.FORMAT.periodFrames();

    private final Rig rig = new Rig();
    private AudioEngine alice;
    private AudioEngine bob;

    @BeforeEach
    void call() throws Exception {
        alice = rig.engine();
        bob = rig.engine();
        rig.connect(alice, "to-bob", bob, "to-alice");
        Rig.hear(alice, "to-bob");
        Rig.hear(bob, "to-alice");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    static short[] noise(long seed, int samples) {
        Random random = new Random(seed);
        short[] sound = new short[samples];
        for (int i = 0; i < samples; i++) {
            sound[i] = (short) (random.nextInt(20000) - 10000);
        }
        return sound;
    }

    /** Where in {@code heard} the sound is found best, in samples; -1 if it correlates less than 0.9. */
    static int delayOf(short[] spoken, short[] heard) {
        int window = 800;
        int best = -1;
        double most = 0.9;
        for (int shift = 0; shift + window <= heard.length; shift++) {
            double product = 0;
            double energyA = 0;
            double energyB = 0;
            for (int i = 0; i < window; i++) {
                product += (double) spoken[i] * heard[shift + i];
                energyA += (double) spoken[i] * spoken[i];
                energyB += (double) heard[shift + i] * heard[shift + i];
            }
            double correlation = energyB == 0 ? 0 : product / Math.sqrt(energyA * energyB);
            if (correlation > most) {
                most = correlation;
                best = shift;
            }
        }
        return best;
    }

    private short[] heardBy(int engine, int from) {
        return rig.devices.get(engine).recording(from, rig.devices.get(engine).played());
    }

    private static boolean silent(short[] sound) {
        for (short sample : sound) {
            if (sample != 0) {
                return false;
            }
        }
        return true;
    }

    @Test
    void soundArrivesBothWaysWithinThreePeriods() throws Exception {
        rig.step(20);
        short[] byAlice = noise(1, 4000);
        short[] byBob = noise(2, 4000);
        int from = rig.devices.get(0).played();
        rig.devices.get(0).speak(byAlice);
        rig.devices.get(1).speak(byBob);
        rig.step(50);
        int toBob = delayOf(byAlice, heardBy(1, from));
        int toAlice = delayOf(byBob, heardBy(0, from));
        assertTrue(toBob >= 0 && toBob <= 3 * PERIOD, "delay to Bob " + toBob);
        assertTrue(toAlice >= 0 && toAlice <= 3 * PERIOD, "delay to Alice " + toAlice);
        StreamReport report = bob.report("to-alice").orElseThrow();
        assertEquals(0, report.lost() + report.late() + report.concealed() + report.duplicate() + report.strangers());
        assertEquals(
                report.packetsReceived(), alice.report("to-bob").orElseThrow().packetsSent());
    }

    @Test
    void volumeChangesWhatIsHeardAndNotWhatIsSent() throws Exception {
        rig.step(20);
        alice.volume(-60);
        rig.step(2);
        short[] byAlice = noise(1, 4000);
        short[] byBob = noise(2, 4000);
        int from = rig.devices.get(0).played();
        rig.devices.get(0).speak(byAlice);
        rig.devices.get(1).speak(byBob);
        rig.step(50);
        assertTrue(silent(heardBy(0, from)));
        assertTrue(delayOf(byAlice, heardBy(1, from)) >= 0, "Bob hears Alice as before");
    }

    @Test
    void mutedMicrophoneSendsSilenceThatKeepsTheStreamGoing() throws Exception {
        alice.scene(new SoundScene(List.of("to-bob"), Optional.empty(), (char) 0, true));
        rig.step(10);
        rig.devices.get(0).speak(noise(1, 4000));
        int from = rig.devices.get(1).played();
        long before = bob.report("to-alice").orElseThrow().packetsReceived();
        rig.step(20);
        assertTrue(silent(heardBy(1, from)));
        assertEquals(before + 20, bob.report("to-alice").orElseThrow().packetsReceived());
    }

    @Test
    void holdStopsTheSoundAndResumeGoesOnWithTheSameSource() throws Exception {
        rig.step(20);
        LocalMedia bobs = bob.session("to-alice").channel.local();
        LocalMedia alices = alice.session("to-bob").channel.local();
        int source = bob.session("to-alice").channel.reception().ssrc();

        alice.apply("to-bob", Rig.media(bobs, MediaDirection.INACTIVE, Rig.LINEAR_TYPE));
        bob.apply("to-alice", Rig.media(alices, MediaDirection.INACTIVE, Rig.LINEAR_TYPE));
        rig.devices.get(0).speak(noise(1, 8000));
        rig.step(10);
        int from = rig.devices.get(1).played();
        long before = bob.report("to-alice").orElseThrow().packetsReceived();
        rig.step(20);
        assertTrue(silent(heardBy(1, from)));
        assertEquals(before, bob.report("to-alice").orElseThrow().packetsReceived());

        alice.apply("to-bob", Rig.media(bobs, MediaDirection.SENDRECV, Rig.LINEAR_TYPE));
        bob.apply("to-alice", Rig.media(alices, MediaDirection.SENDRECV, Rig.LINEAR_TYPE));
        rig.step(5);
        short[] again = noise(3, 4000);
        from = rig.devices.get(1).played();
        rig.devices.get(0).speak(again);
        rig.step(30);
        int delay = delayOf(again, heardBy(1, from));
        assertTrue(delay >= 0 && delay <= 3 * PERIOD, "delay after resume " + delay);
        assertEquals(source, bob.session("to-alice").channel.reception().ssrc());
        StreamReport report = bob.report("to-alice").orElseThrow();
        assertEquals(0, report.lost() + report.concealed(), "a pause is no loss");
    }

    @Test
    void sessionOutsideTheSceneIsSentSilenceAndNotHeard() throws Exception {
        rig.step(10);
        Rig.hear(alice);
        rig.devices.get(0).speak(noise(1, 8000));
        rig.devices.get(1).speak(noise(2, 8000));
        rig.step(5);
        int from = rig.devices.get(0).played();
        long before = bob.report("to-alice").orElseThrow().packetsReceived();
        rig.step(20);
        assertTrue(silent(heardBy(0, from)));
        assertTrue(silent(heardBy(1, from)));
        assertEquals(before + 20, bob.report("to-alice").orElseThrow().packetsReceived());
    }

    @Test
    void codecChangesInTheMidstOfACallWithoutLoss() throws Exception {
        rig.step(20);
        LocalMedia bobs = bob.session("to-alice").channel.local();
        int source = bob.session("to-alice").channel.reception().ssrc();
        alice.apply("to-bob", Rig.media(bobs, MediaDirection.SENDRECV, Rig.WIDE_TYPE));
        rig.step(5);
        short[] spoken = noise(4, 4000);
        int from = rig.devices.get(1).played();
        rig.devices.get(0).speak(spoken);
        rig.step(30);
        short[] heard = heardBy(1, from);
        assertTrue(!silent(heard));
        assertEquals(source, bob.session("to-alice").channel.reception().ssrc());
        assertEquals(0, bob.report("to-alice").orElseThrow().lost());
        assertEquals("WIDE", alice.report("to-bob").orElseThrow().codec());
        // Each side holds one encoder and two decoders; the old encoder is closed.
        SteppedDevice.await(() -> rig.linear.open.get() + rig.wide.open.get() == 6);
    }

    @Test
    void sameMediaAgainChangesNothing() throws Exception {
        rig.step(5);
        LocalMedia bobs = bob.session("to-alice").channel.local();
        SendCodec before = alice.session("to-bob").send;
        ReceiveCodecs decoders = alice.session("to-bob").receive;
        alice.apply("to-bob", Rig.media(bobs, MediaDirection.SENDRECV, Rig.LINEAR_TYPE));
        rig.step(1);
        assertEquals(before, alice.session("to-bob").send);
        assertEquals(decoders, alice.session("to-bob").receive);
    }

    @Test
    void inAConferenceEachHearsTheOthersAndNotItself() throws Exception {
        AudioEngine carol = rig.engine();
        rig.connect(alice, "to-carol", carol, "to-alice");
        Rig.hear(alice, "to-bob", "to-carol");
        Rig.hear(carol, "to-alice");
        rig.step(20);
        short[] byBob = noise(5, 4000);
        int fromAlice = rig.devices.get(0).played();
        int fromBob = rig.devices.get(1).played();
        int fromCarol = rig.devices.get(2).played();
        rig.devices.get(1).speak(byBob);
        rig.step(30);
        assertTrue(delayOf(byBob, heardBy(0, fromAlice)) >= 0, "Alice hears Bob");
        assertTrue(delayOf(byBob, heardBy(2, fromCarol)) >= 0, "Carol hears Bob");
        assertTrue(silent(heardBy(1, fromBob)), "Bob does not hear himself");
    }

    @Test
    void reportsOfTheOtherSideGiveLossAndRoundTrip() throws Exception {
        rig.step(200);
        rig.stepUntil(() -> alice.session("to-bob").channel.remoteReport().any());
        rig.step(200);
        rig.stepUntil(() -> alice.report("to-bob").orElseThrow().roundTripMs().isPresent());
        StreamReport report = alice.report("to-bob").orElseThrow();
        assertEquals(0, report.remoteLost());
        // Steps of 20 ms, some more when the machine is busy; the reports themselves are seconds apart.
        assertTrue(report.roundTripMs().getAsDouble() < 200, "round trip " + report.roundTripMs());
    }

    @Test
    void bothSidesMeasureQualityAndTellEachOther() throws Exception {
        assertTrue(alice.report("to-bob").orElseThrow().quality().isEmpty());
        rig.step(500);
        rig.stepUntil(() -> alice.report("to-bob").orElseThrow().remoteMetrics().isPresent());
        StreamReport report = alice.report("to-bob").orElseThrow();
        CallQuality quality = report.quality().orElseThrow();
        assertEquals(4.41, quality.call().mosLq(), 0.005);
        assertTrue(quality.now().mosCq() > 4.3, "now " + quality.now());
        VoipMetrics bobs = report.remoteMetrics().orElseThrow();
        assertEquals(alice.session("to-bob").channel.ssrc(), bobs.about());
        assertEquals(44, bobs.mosLq());
        assertEquals(0, bobs.lossRate() + bobs.discardRate() + bobs.burstMs());
        assertEquals(16, bobs.gMin());
        assertTrue(bobs.endSystemMs() >= 40 && bobs.endSystemMs() < 200, "end system " + bobs.endSystemMs());
    }

    @Test
    void everyEncoderLearnsOfTheLossThatThePeerReports() throws Exception {
        rig.step(2);
        assertEquals(List.of(), rig.linear.lossReports);
        Session session = alice.session("to-bob");
        session.channel.remoteReport().reportBlock(session.channel.ssrc(), 51, 0, 0, 0, 0);
        rig.step(3);
        assertEquals(List.of(20), rig.linear.lossReports);
        alice.apply(
                "to-bob", Rig.media(bob.session("to-alice").channel.local(), MediaDirection.SENDRECV, Rig.WIDE_TYPE));
        rig.step(3);
        assertEquals(List.of(20), rig.wide.lossReports);
    }

    @Test
    void reportsCrossOnTheRtpPortUnderMultiplexing() throws Exception {
        LocalMedia bobs = bob.session("to-alice").channel.local();
        LocalMedia alices = alice.session("to-bob").channel.local();
        alice.apply(
                "to-bob", Rig.media(new LocalMedia(bobs.rtp(), bobs.rtp()), MediaDirection.SENDRECV, Rig.LINEAR_TYPE));
        bob.apply(
                "to-alice",
                Rig.media(new LocalMedia(alices.rtp(), alices.rtp()), MediaDirection.SENDRECV, Rig.LINEAR_TYPE));
        rig.step(500);
        rig.stepUntil(() -> alice.session("to-bob").channel.remoteReport().any());
        StreamReport report = alice.report("to-bob").orElseThrow();
        assertEquals(0, report.strangers() + report.malformed());
    }

    @Test
    void releaseSaysGoodbyeAndClosesTheCodecs() throws Exception {
        rig.step(10);
        alice.release("to-bob");
        SteppedDevice.await(() -> bob.session("to-alice").channel.remoteReport().left());
        bob.release("to-alice");
        rig.settle();
        rig.devices.forEach(SteppedDevice::step);
        SteppedDevice.await(() -> rig.linear.open.get() == 0 && rig.wide.open.get() == 0);
        assertTrue(alice.report("to-bob").isEmpty());
    }
}
