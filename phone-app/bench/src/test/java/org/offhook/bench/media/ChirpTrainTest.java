package org.offhook.bench.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ChirpTrainTest {

    private static final int RATE_HZ = 16_000;

    private final ChirpTrain train = new ChirpTrain(RATE_HZ);

    private short[] heard(int seconds, int lateSamples) {
        short[] heard = new short[seconds * RATE_HZ];
        for (int i = lateSamples; i < heard.length; i++) {
            heard[i] = (short) (train.at(i - lateSamples) / 2);
        }
        return heard;
    }

    @Test
    void eachChirpIsFoundAtItsDelay() {
        short[] heard = heard(5, 800);
        double[] delays = train.delaysMs(heard, 1);
        assertEquals(train.looked(heard, 1), delays.length);
        double[] expected = new double[delays.length];
        Arrays.fill(expected, 50);
        assertArrayEquals(expected, delays);
    }

    @Test
    void chirpThatIsLostIsLeftOut() {
        short[] heard = heard(5, 800);
        Arrays.fill(heard, 3 * RATE_HZ, 3 * RATE_HZ + RATE_HZ / 2, (short) 0);
        assertEquals(train.looked(heard, 1) - 1, train.delaysMs(heard, 1).length);
    }

    @Test
    void silenceHoldsNoChirp() {
        assertEquals(0, train.delaysMs(new short[5 * RATE_HZ], 1).length);
    }
}
