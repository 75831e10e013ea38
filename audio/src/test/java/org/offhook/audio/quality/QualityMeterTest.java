package org.offhook.audio.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class QualityMeterTest {

    private final LossPattern pattern = new LossPattern();
    private final QualityMeter meter = new QualityMeter(pattern);

    private CallQuality second(int lostOfFifty, long mended, double delayMs) {
        for (int i = 0; i < 50; i++) {
            if (i * lostOfFifty / 50 != (i + 1) * lostOfFifty / 50) {
                pattern.lost();
            } else {
                pattern.good();
            }
        }
        meter.second(Impairment.G711, mended, delayMs);
        return meter.quality().orElseThrow();
    }

    @Test
    void nothingIsSaidBeforeTheFirstSecond() {
        assertTrue(meter.quality().isEmpty());
    }

    @Test
    void cleanCallHasTheBestScore() {
        assertEquals(4.41, second(0, 0, 0).call().mosCq(), 0.005);
    }

    @Test
    void badSecondsAreForgottenByNowAndRememberedByTheCall() {
        for (int i = 0; i < 5; i++) {
            second(0, 0, 0);
        }
        CallQuality bad = second(10, 0, 0);
        assertTrue(bad.now().mosCq() < 4.2 && bad.now().mosCq() > 3, "now " + bad.now());
        for (int i = 0; i < 5; i++) {
            bad = second(0, 0, 0);
        }
        assertEquals(4.41, bad.now().mosCq(), 0.005);
        assertEquals(10.0 / 550, bad.call().lossRate(), 1e-9);
        assertTrue(bad.worstMos() < 4.2 && bad.call().mosCq() < 4.35);
    }

    @Test
    void delayCostsConversationButNotListening() {
        CallQuality late = second(0, 0, 400);
        assertEquals(4.41, late.now().mosLq(), 0.005);
        assertTrue(late.now().mosCq() < 3.7);
    }

    @Test
    void whatTheNextPacketBringsAgainIsNoImpairment() {
        CallQuality mended = second(5, 5, 0);
        assertEquals(4.41, mended.now().mosCq(), 0.005);
        assertEquals(0.1, mended.now().lossRate(), 1e-9);
    }
}
