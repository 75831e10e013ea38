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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Minutes of virtual time: drift, jitter, and networks that do everything wrong at once. */
class JitterBufferLongRunTest {

    private static final int RATE = 8000;
    private static final long MS = 1_000_000;

    private final PacketJitterBuffer buffer =
            new PacketJitterBuffer(RATE, JitterSettings.DEFAULT, new MarkingDecoder(RATE));

    private record Arrival(int number, long atNanos) {}

    /** What was heard, a mark a period, while the packets came. */
    private List<Integer> run(List<Arrival> arrivals, int frameMs) {
        List<Integer> heard = new ArrayList<>();
        short[] pcm = new short[RATE / 50];
        int next = 0;
        for (long now = 20 * MS; next < arrivals.size(); now += 20 * MS) {
            for (; next < arrivals.size() && arrivals.get(next).atNanos <= now; next++) {
                int number = arrivals.get(next).number;
                byte[] payload = MarkingDecoder.payload(number % 30000 + 1, frameMs);
                buffer.put(
                        0,
                        false,
                        number & 0xffff,
                        number * frameMs * 8,
                        arrivals.get(next).atNanos,
                        payload,
                        0,
                        payload.length);
            }
            buffer.read(pcm, pcm.length, now);
            heard.add((int) pcm[0]);
        }
        return heard;
    }

    @ParameterizedTest(name = "{1} ms packets every {0} µs")
    @CsvSource({"19990, 20", "19960, 20", "9990, 10", "59900, 60"})
    void fasterSenderIsFollowedByLeavingOutFrames(long intervalMicros, int frameMs) {
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < 300_000_000L / intervalMicros; i++) {
            arrivals.add(new Arrival(i, i * intervalMicros * 1000 + 5 * MS));
        }
        run(arrivals, frameMs);
        JitterCounters counters = buffer.counters();
        double gainedMs = arrivals.size() * (frameMs - intervalMicros / 1000.0);
        assertTrue(counters.dropped.get() > 0);
        assertTrue(
                Math.abs(counters.dropped.get() * frameMs - gainedMs) <= 2 * frameMs + 40,
                counters.dropped.get() + " frames for " + gainedMs + " ms");
        assertTrue(counters.delayMicros.get() < (60 + 2 * frameMs) * 1000L, "delay " + counters.delayMicros.get());
        assertEquals(0, counters.late.get() + counters.discarded.get() + counters.concealed.get());
    }

    @ParameterizedTest(name = "{1} ms packets every {0} µs")
    @CsvSource({"20010, 20", "20040, 20", "10010, 10", "60100, 60"})
    void slowerSenderIsFollowedByPuttingInSound(long intervalMicros, int frameMs) {
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < 300_000_000L / intervalMicros; i++) {
            arrivals.add(new Arrival(i, i * intervalMicros * 1000 + 5 * MS));
        }
        List<Integer> heard = run(arrivals, frameMs);
        JitterCounters counters = buffer.counters();
        double missingMs = arrivals.size() * (intervalMicros / 1000.0 - frameMs);
        assertTrue(counters.inserted.get() > 0);
        long putInMs = counters.inserted.get() * 20 + counters.concealed.get() * Math.min(20, frameMs);
        assertTrue(Math.abs(putInMs - missingMs) <= 80, putInMs + " ms put in for " + missingMs + " ms");
        assertEquals(0, counters.late.get() + counters.discarded.get());
        assertEquals(0, heard.stream().skip(5).filter(mark -> mark == 0).count(), "no hole in the sound");
    }

    @Test
    void delayFollowsJitterUpAndDown() {
        Random random = new Random(1);
        List<Arrival> arrivals = new ArrayList<>();
        for (int i = 0; i < 6000; i++) {
            long jitterMs = i < 3000 ? random.nextInt(60) : 0;
            arrivals.add(new Arrival(i, (20L * i + 5 + jitterMs) * MS));
        }
        arrivals.sort(Comparator.comparingLong(Arrival::atNanos));
        List<Integer> heard = run(arrivals.subList(0, 3000), 20);
        long concealed = heard.subList(500, 2999).stream()
                .filter(mark -> mark == MarkingDecoder.CONCEALED)
                .count();
        assertTrue(concealed <= 25, concealed + " of 2500 periods made up under 60 ms of jitter");
        assertTrue(buffer.counters().delayMicros.get() < 110_000);

        run(arrivals, 20);
        assertTrue(
                buffer.counters().delayMicros.get() <= 45_000,
                "delay " + buffer.counters().delayMicros.get());
    }

    @Property(tries = 100)
    void packetsAreNeverPlayedTwiceNorOutOfOrder(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 40) int lossPercent,
            @ForAll @IntRange(min = 0, max = 300) int jitterMs) {
        Random random = new Random(seed);
        PacketJitterBuffer fresh = new PacketJitterBuffer(RATE, JitterSettings.DEFAULT, new MarkingDecoder(RATE));
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
            if (pcm[0] > 0) {
                assertTrue(pcm[0] > last, pcm[0] + " after " + last);
                last = pcm[0];
            }
        }
    }

    /** Their places in the store would be the same. */
    @Test
    void packetsThatAreTooFarApartBeforeTheFirstSoundDoNotReplaceEachOther() {
        put(1023, 0);
        put(1086, 0);
        assertEquals(JitterBuffer.REFUSED, put(1022, 0));
        short[] pcm = new short[RATE / 50];
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (long now = 0; now < 3000 * MS; now += 20 * MS) {
                buffer.read(pcm, pcm.length, now);
            }
        });
        assertEquals(1, buffer.counters().discarded.get());
        assertEquals(0, pcm[0], "all that came was played");
    }

    private int put(int number, long atNanos) {
        byte[] payload = MarkingDecoder.payload(number, 20);
        return buffer.put(0, false, number, number * 160, atNanos, payload, 0, payload.length);
    }

    @Property(tries = 300)
    void nothingThatComesMakesItFail(@ForAll long seed) {
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
                    random.nextInt(4),
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
}
