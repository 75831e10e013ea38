package org.offhook.audio.pcm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SampleRingTest {

    @Test
    void samplesComeOutInOrderAcrossTheEndOfTheArray() {
        SampleRing ring = new SampleRing(100);
        short[] in = new short[7];
        short[] out = new short[11];
        short next = 0;
        short expected = 0;
        for (int n = 0; n < 1000; n++) {
            for (int i = 0; i < 7; i++) {
                in[i] = next++;
            }
            assertTrue(ring.put(in, 7));
            if (n % 2 == 1) {
                for (int count = ring.take(out); count > 0; count = ring.take(out)) {
                    for (int i = 0; i < count; i++) {
                        assertEquals(expected++, out[i]);
                    }
                }
            }
        }
        assertEquals(next, expected);
    }

    @Test
    void whatDoesNotFitIsRefusedAsAWhole() {
        SampleRing ring = new SampleRing(10);
        assertTrue(ring.put(new short[6], 6));
        assertFalse(ring.put(new short[5], 5));
        assertTrue(ring.put(new short[4], 4));
        assertEquals(10, ring.take(new short[20]));
        assertEquals(0, ring.take(new short[20]));
    }

    @Test
    void twoThreadsLoseNothing() throws Exception {
        SampleRing ring = new SampleRing(64);
        int total = 200_000;
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int n = 0; n < total; ) {
                if (ring.put(new short[] {(short) n}, 1)) {
                    n++;
                } else {
                    Thread.yield();
                }
            }
        });
        short[] out = new short[32];
        int got = 0;
        while (got < total) {
            int count = ring.take(out);
            for (int i = 0; i < count; i++) {
                assertEquals((short) got++, out[i]);
            }
            if (count == 0) {
                Thread.yield();
            }
        }
        writer.join();
    }
}
