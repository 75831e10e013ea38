package org.offhook.bench.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PacingTest {

    private static Recording arrivals(int[] sequences, double[] ms) {
        List<Recording.Packet> packets = IntStream.range(0, ms.length)
                .mapToObj(i -> new Recording.Packet(
                        (long) (ms[i] * 1e6), sequences[i] & 0xffff, sequences[i] * 160, new byte[160]))
                .toList();
        return new Recording(TestCodec.PCMU, 0, new long[0], packets);
    }

    @Test
    void evenPacketsDeviateByNothing() {
        Pacing pacing = Pacing.of(arrivals(new int[] {5, 6, 7, 8}, new double[] {0, 20, 40, 60}))
                .orElseThrow();
        assertEquals(new Pacing(4, 0, 0, 20), pacing);
    }

    @Test
    void anAlternatingGapDeviatesByHalfTheDifference() {
        Pacing pacing = Pacing.of(arrivals(new int[] {0, 1, 2, 3, 4}, new double[] {0, 18, 40, 58, 80}))
                .orElseThrow();
        assertEquals(2, pacing.deviationMs(), 1e-9);
        assertEquals(22, pacing.longestMs(), 1e-9);
    }

    @Test
    void aLostPacketIsCountedAndItsGapIsNotPacing() {
        Pacing pacing = Pacing.of(arrivals(new int[] {65534, 65535, 65537, 65538}, new double[] {0, 20, 60, 80}))
                .orElseThrow();
        assertEquals(1, pacing.missing());
        assertEquals(0, pacing.deviationMs(), 1e-9);
    }

    @Test
    void nothingHeardGivesNothing() {
        assertTrue(Pacing.of(arrivals(new int[0], new double[0])).isEmpty());
        assertTrue(Pacing.of(arrivals(new int[] {1}, new double[] {0})).isEmpty());
    }
}
