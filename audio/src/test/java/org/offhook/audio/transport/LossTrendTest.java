package org.offhook.audio.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LossTrendTest {

    private final LossTrend trend = new LossTrend();

    private int after(int fractionLost) {
        trend.reported(fractionLost);
        return trend.percent();
    }

    @Test
    void nothingIsKnownBeforeTheFirstReport() {
        assertEquals(-1, trend.percent());
        assertEquals(0, after(0));
    }

    @Test
    void lossIsBelievedAtOnceAndForgottenByAndBy() {
        assertEquals(5, after(13));
        assertEquals(20, after(51));
        assertEquals(15, after(0));
        assertEquals(11, after(0));
        assertEquals(50, after(128));
        for (int i = 0; i < 30; i++) {
            after(0);
        }
        assertEquals(0, trend.percent());
    }

    @Test
    void allLostIsAHundredPercentAtMost() {
        assertEquals(100, after(255));
    }
}
