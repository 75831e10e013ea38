package org.offhook.audio.pcm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardBufferTest {

    @ParameterizedTest
    @CsvSource({
        // rate, period ms, worst pause ms, held ready ms
        "8000, 20, 0, 60",
        "8000, 20, 39, 60",
        "8000, 20, 41, 80",
        "16000, 20, 70, 100",
        "16000, 20, 1000, 120",
        "16000, 10, 0, 40",
        "16000, 10, 35, 50",
        "48000, 10, 35, 50",
    })
    void cardHoldsAPeriodAndTheWorstPauseReady(int rateHz, int periodMs, int pauseMs, int readyMs) {
        PcmFormat format = PcmFormat.of(rateHz, periodMs);
        assertEquals(readyMs * rateHz / 1000, CardBuffer.frames(0, format, pauseMs * 1_000_000L));
    }

    @Test
    void whatSomebodyHasSaidCountsWhateverThePausesButHoldsAPeriod() {
        PcmFormat format = PcmFormat.of(16_000, 20);
        assertEquals(16 * 30, CardBuffer.frames(30, format, 100_000_000));
        assertEquals(16 * 20, CardBuffer.frames(5, format, 0));
    }
}
