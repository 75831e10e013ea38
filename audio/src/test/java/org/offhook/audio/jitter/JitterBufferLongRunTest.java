package org.offhook.audio.jitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Networks that do everything wrong at once. */
class JitterBufferLongRunTest {

    private static final int RATE = 8000;
    private static final long MS = 1_000_000;

    private record Arrival(int number, long atNanos) {}

    @Property(tries = 100)
    void packetsAreNeverPlayedTwiceNorOutOfOrder(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 40) int lossPercent,
            @ForAll @IntRange(min = 0, max = 300) int jitterMs) {
        Random random = new Random(seed);
        AdaptiveJitterBuffer fresh =
                new AdaptiveJitterBuffer(RATE, new JitterSettings(0, 200), new MarkingDecoder(RATE));
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            int copies = random.nextInt(100) < lossPercent ? 0 : random.nextInt(20) == 0 ? 2 : 1;
            for (int copy = 0; copy < copies; copy++) {
                arrivals.add(new Arrival(i, (20L * i + random.nextInt(jitterMs + 1)) * MS));
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::atNanos));
        short[] pcm = new short[160];
        int next = 0;
        int last = 0;
        for (long now = 20 * MS; now < 11_000 * MS; now += 20 * MS) {
            for (; next < arrivals.size() && arrivals.get(next).atNanos <= now; next++) {
                int number = arrivals.get(next).number;
                byte[] payload = MarkingDecoder.payload(number + 1, 20);
                fresh.put(
                        0,
                        false,
                        65400 + number & 0xffff,
                        number * 160,
                        arrivals.get(next).atNanos,
                        payload,
                        0,
                        payload.length);
            }
            fresh.read(pcm, 160, now);
            int mark = MarkingDecoder.mark(pcm[0]);
            if (mark > 0) {
                assertTrue(mark >= last, mark + " after " + last);
                last = mark;
            }
        }
    }

    /** Their places in the store would be the same. */
    @Test
    void packetsThatAreTooFarApartBeforeTheFirstSoundDoNotReplaceEachOther() {
        AdaptiveJitterBuffer buffer = new AdaptiveJitterBuffer(RATE, JitterSettings.DEFAULT, new MarkingDecoder(RATE));
        put(buffer, 1023, 0);
        put(buffer, 1086, 0);
        assertEquals(JitterBuffer.REFUSED, put(buffer, 1022, 0));
        short[] pcm = new short[RATE / 50];
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (long now = 0; now < 3000 * MS; now += 20 * MS) {
                buffer.read(pcm, pcm.length, now);
            }
        });
        assertEquals(1, buffer.counters().discarded.get(), "the one refused");
        assertEquals(0, pcm[0], "all that came was played");
    }

    private static int put(JitterBuffer buffer, int number, long atNanos) {
        byte[] payload = MarkingDecoder.payload(number, 20);
        return buffer.put(0, false, number, number * 160, atNanos, payload, 0, payload.length);
    }

    @Property(tries = 300)
    void nothingThatComesMakesItFail(@ForAll long seed) {
        AdaptiveJitterBuffer buffer = new AdaptiveJitterBuffer(RATE, JitterSettings.DEFAULT, new MarkingDecoder(RATE));
        Random random = new Random(seed);
        short[] pcm = new short[160];
        byte[] data = new byte[200];
        int sequence = 0;
        int timestamp = 0;
        for (int i = 0; i < 500; i++) {
            sequence += random.nextInt(10) == 0 ? random.nextInt(70000) : random.nextInt(5) - 1;
            timestamp += random.nextInt(10) == 0 ? random.nextInt() : random.nextInt(400) - 100;
            random.nextBytes(data);
            data[2] = (byte) (10 * (1 + random.nextInt(12)));
            buffer.put(
                    random.nextInt(8) == 0 ? MarkingDecoder.NOISE_TYPE : random.nextInt(4),
                    random.nextBoolean(),
                    sequence & 0xffff,
                    timestamp,
                    i * 10 * MS,
                    data,
                    0,
                    random.nextInt(data.length));
            if (random.nextBoolean()) {
                buffer.read(pcm, 160, i * 10 * MS);
            }
        }
    }

    @Property(tries = 100)
    void everyPacketTakenIsPlayedOrCountedAsDiscarded(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 50) int lossPercent,
            @ForAll @IntRange(min = 0, max = 600) int jitterMs,
            @ForAll @IntRange(min = 0, max = 3) int outages) {
        Random random = new Random(seed);
        MarkingDecoder decoder = new MarkingDecoder(RATE);
        AdaptiveJitterBuffer fresh = new AdaptiveJitterBuffer(RATE, JitterSettings.DEFAULT, decoder);
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            if (random.nextInt(100) >= lossPercent && i % 150 >= outages * 20) {
                arrivals.add(new Arrival(i, (20L * i + random.nextInt(jitterMs + 1)) * MS));
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::atNanos));
        short[] pcm = new short[160];
        int[] answers = new int[4];
        int next = 0;
        for (long now = 20 * MS; now < 14_000 * MS; now += 20 * MS) {
            for (; next < arrivals.size() && arrivals.get(next).atNanos <= now; next++) {
                int number = arrivals.get(next).number;
                byte[] payload = MarkingDecoder.payload(number + 1, 20);
                answers[
                        fresh.put(
                                0,
                                false,
                                65400 + number & 0xffff,
                                number * 160,
                                arrivals.get(next).atNanos,
                                payload,
                                0,
                                payload.length)]++;
            }
            fresh.read(pcm, 160, now);
        }
        long discarded = fresh.counters().discarded.get() - answers[JitterBuffer.REFUSED];
        assertEquals(answers[JitterBuffer.QUEUED], decoder.decoded() + discarded);
        assertEquals(answers[JitterBuffer.LATE], fresh.counters().late.get());
    }
}
