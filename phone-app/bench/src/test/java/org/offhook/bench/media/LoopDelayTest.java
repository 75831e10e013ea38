package org.offhook.bench.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Recordings made by calculation: a phone that sends back each sample a known time later. */
class LoopDelayTest {

    private static final long PERIOD = 20_000_000;
    private static final int PACKETS = 500;

    /** The clock may stand anywhere, near its wrap too. */
    private static final long START = Long.MAX_VALUE - 3_000_000_000L;

    private static long[] sent() {
        return LongStream.range(0, PACKETS).map(i -> START + i * PERIOD).toArray();
    }

    /**
     * @param samplesLate by how many samples the sound is shifted within the packets
     * @param phaseNanos when the phone's packets arrive, after ours were sent
     */
    private static Recording echo(TestCodec codec, int samplesLate, long phaseNanos, int sequence, int timestamp) {
        short[] signal = TestSignal.samples(codec.rateHz());
        int size = codec.samplesPerPacket();
        PayloadCoder coder = PayloadCoder.of(codec);
        List<Recording.Packet> back = new ArrayList<>();
        for (int i = 0; i < PACKETS; i++) {
            short[] frame = new short[size];
            for (int s = 0; s < size; s++) {
                int from = i * size + s - samplesLate;
                frame[s] = from < 0 ? 0 : signal[from % signal.length];
            }
            back.add(new Recording.Packet(
                    START + phaseNanos + i * PERIOD,
                    (sequence + i) & 0xffff,
                    timestamp + i * codec.clockPerPacket(),
                    coder.encode(frame)));
        }
        return new Recording(codec, 0, sent(), back);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "160, 5000000, 25", "801, 3000000, 103.125", "6400, 19000000, 819"})
    void theDelayIsTheShiftOfTheSoundPlusThatOfThePackets(int samplesLate, long phaseNanos, double ms) {
        LoopDelay delay = LoopDelay.of(echo(TestCodec.PCMU, samplesLate, phaseNanos, 0, 0))
                .orElseThrow();
        assertEquals(ms, delay.medianMs(), 1e-6);
        assertEquals(delay.markers(), delay.heard());
        assertTrue(delay.markers() >= 8);
    }

    @Test
    void sequenceAndTimeStampMayWrapInTheCall() {
        LoopDelay delay = LoopDelay.of(echo(TestCodec.PCMU, 800, 1_000_000, 65400, -30_000))
                .orElseThrow();
        assertEquals(101, delay.medianMs(), 1e-6);
    }

    @Test
    void opusAddsItsOwnDelayAndNoMore() {
        LoopDelay delay = LoopDelay.of(echo(TestCodec.OPUS, 1600, 0, 0, 0)).orElseThrow();
        assertTrue(delay.medianMs() >= 100 && delay.medianMs() < 110, "delay " + delay.medianMs());
    }

    @ParameterizedTest
    @EnumSource(TestCodec.class)
    void lostPacketsCostTheirMarkersOnly(TestCodec codec) {
        Recording whole = echo(codec, codec.rateHz() / 10, 2_000_000, 0, 0);
        List<Recording.Packet> some = new ArrayList<>(whole.received());
        some.subList(100, 120).clear();
        LoopDelay all = LoopDelay.of(whole).orElseThrow();
        LoopDelay delay =
                LoopDelay.of(new Recording(codec, 0, whole.sentNanos(), some)).orElseThrow();
        assertEquals(all.medianMs(), delay.medianMs(), 0.2);
        assertEquals(all.heard() - 1, delay.heard());
        assertEquals(all.markers(), delay.markers());
    }

    @Test
    void aPartOfTheCallStillKnowsWhichPacketsCarryMarkers() {
        Recording part = echo(TestCodec.PCMU, 800, 0, 0, 0).between(START + 2_345_000_000L, START + 7_000_000_000L);
        LoopDelay delay = LoopDelay.of(part).orElseThrow();
        assertEquals(100, delay.medianMs(), 1e-6);
        assertTrue(delay.heard() >= 3);
    }

    @Test
    void silenceGivesNoDelay() {
        List<Recording.Packet> silence = echo(TestCodec.PCMU, 0, 0, 0, 0).received().stream()
                .map(p -> new Recording.Packet(p.arrivedNanos(), p.sequence(), p.timestamp(), new byte[0]))
                .toList();
        assertTrue(
                LoopDelay.of(new Recording(TestCodec.PCMU, 0, sent(), silence)).isEmpty());
        assertTrue(LoopDelay.of(new Recording(TestCodec.PCMU, 0, sent(), List.of()))
                .isEmpty());
    }

    @Test
    void oneWildTimeStampDoesNotSpoilTheRest() {
        Recording good = echo(TestCodec.PCMU, 800, 0, 0, 0);
        List<Recording.Packet> packets = new ArrayList<>(good.received());
        Recording.Packet tenth = packets.get(10);
        packets.set(10, new Recording.Packet(tenth.arrivedNanos(), 10, Integer.MAX_VALUE - 7, tenth.payload()));
        LoopDelay delay = LoopDelay.of(new Recording(TestCodec.PCMU, 0, good.sentNanos(), packets))
                .orElseThrow();
        assertEquals(100, delay.medianMs(), 1e-6);
    }
}
