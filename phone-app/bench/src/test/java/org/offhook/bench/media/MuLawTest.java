package org.offhook.bench.media;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MuLawTest {

    @ParameterizedTest
    @CsvSource({"0, 0xff", "32767, 0x80", "-32768, 0x00", "-1, 0x7f", "1000, 0xce", "-1000, 0x4e"})
    void samplesGetTheCodesOfTheRecommendation(short sample, int code) {
        assertEquals(code, MuLaw.encode(sample) & 0xff);
    }

    @Test
    void everyCodeButNegativeZeroSurvivesARoundTrip() {
        for (int code = 0; code < 256; code++) {
            int expected = code == 0x7f ? 0xff : code;
            assertEquals(expected, MuLaw.encode(MuLaw.decode((byte) code)) & 0xff);
        }
    }
}
