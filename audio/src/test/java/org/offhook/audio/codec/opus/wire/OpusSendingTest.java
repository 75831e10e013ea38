package org.offhook.audio.codec.opus.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.audio.codec.PayloadFormat;

class OpusSendingTest {

    private static final int COMPLEXITY = OpusTuning.DEFAULT.complexity();

    private static OpusSending to(String fmtp) {
        return OpusSending.to(new PayloadFormat("opus", 48000, 2, fmtp), OpusTuning.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                                            28000, 16000, false, 0,  false, false",
        "useinbandfec=1,                                28000, 16000, true,  10, false, false",
        "'stereo=0; UseInbandFec=1 ;usedtx=1',          28000, 16000, true,  10, true,  false",
        "'stereo=1;sprop-stereo=1;cbr=1',               28000, 16000, false, 0,  false, true",
        "'maxplaybackrate=8000; maxaveragebitrate=12800;', 12800, 8000, false, 0,  false, false",
        "maxplaybackrate=48000;maxaveragebitrate=510000, 28000, 16000, false, 0, false, false",
        "maxplaybackrate=15999,                         28000, 12000, false, 0,  false, false",
        "maxaveragebitrate=1,                           6000,  16000, false, 0,  false, false",
        "'maxaveragebitrate=-5;maxplaybackrate=x;usedtx=yes', 28000, 16000, false, 0, false, false",
    })
    void thePeersFmtpLimitsWhatWeSend(
            String fmtp, int bitRate, int bandwidthHz, boolean fec, int loss, boolean dtx, boolean constant) {
        assertEquals(new OpusSending(bitRate, bandwidthHz, COMPLEXITY, fec, loss, dtx, constant), to(fmtp));
    }

    @ParameterizedTest
    @CsvSource({"0, 3, 28000", "1, 3, 28000", "5, 8, 28000", "9, 14, 28000", "10, 15, 21000", "100, 40, 21000"})
    void reportedLossIsArmedAgainst(int percent, int expected, int bitRate) {
        assertEquals(expected, to("useinbandfec=1").lossToExpect(percent));
        assertEquals(bitRate, to("useinbandfec=1").bitRate(percent));
    }

    @Test
    void withoutFecAtThePeerNoLossIsExpectedButTheRateGivesWay() {
        assertEquals(0, to("").lossToExpect(30));
        assertEquals(21000, to("").bitRate(30));
        assertEquals(9600, to("maxaveragebitrate=12800").bitRate(30));
        assertEquals(28000, to("cbr=1").bitRate(30));
    }
}
