package org.offhook.audio.dsp.speex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.audio.dsp.RateConverter;
import org.offhook.audio.dsp.Resampler;
import org.offhook.audio.dsp.Signals;

class SpeexResamplerTest {

    private static SpeexResampler of(int fromHz, int toHz) {
        return SpeexResampler.create(fromHz, toHz)
                .orElseGet(() -> Assumptions.abort("SKIPPED: no libspeexdsp.so.1; ./offhook test --install gets it"));
    }

    @ParameterizedTest
    @CsvSource({
        "48000, 16000",
        "16000, 48000",
        "48000, 8000",
        "8000, 48000",
        "16000, 24000",
        "32000, 24000",
        "44100, 16000",
        "16000, 44100"
    })
    void toneKeepsPitchAndLevelAndEachPeriodIsWhole(int fromHz, int toHz) {
        try (SpeexResampler resampler = of(fromHz, toHz)) {
            int in = fromHz / 50;
            int out = toHz / 50;
            short[] tone = Signals.sine(1000, fromHz, in, 9000); // whole waves a period
            short[] heard = new short[50 * out];
            short[] period = new short[out];
            for (int n = 0; n < 50; n++) {
                assertEquals(out, resampler.convert(tone, in, period));
                System.arraycopy(period, 0, heard, n * out, out);
            }
            assertEquals(9000, Signals.amplitudeAt(1000, toHz, heard, 10 * out, 40 * out), 90);
            assertEquals(9000 / Math.sqrt(2), Signals.rms(heard, 10 * out, 40 * out), 90);
            assertTrue(resampler.delaySamples() < toHz / 100, "delay " + resampler.delaySamples());
        }
    }

    @Test
    void whatTheLowerRateCannotHoldIsGone() {
        try (SpeexResampler resampler = of(48000, 8000)) {
            short[] tone = Signals.sine(5000, 48000, 960, 9000);
            short[] period = new short[160];
            for (int n = 0; n < 20; n++) {
                resampler.convert(tone, 960, period);
            }
            assertTrue(Signals.rms(period, 0, 160) < 9, "alias " + Signals.rms(period, 0, 160));
        }
    }

    @Test
    void convertingAllocatesNothing() {
        try (SpeexResampler resampler = of(48000, 16000)) {
            short[] in = new short[960];
            short[] out = new short[320];
            Runnable work = () -> {
                for (int n = 0; n < 50; n++) {
                    resampler.convert(in, 960, out);
                }
            };
            work.run();
            Signals.allocatedBy(work);
            assertEquals(0, Signals.allocatedBy(work));
        }
    }

    @Test
    void ownFilterServesTheSameBorder() {
        RateConverter own = new RateConverter.Own(new Resampler(48000, 16000));
        assertEquals(320, own.convert(new short[960], 960, new short[320]));
        own.reset();
        own.close();
    }
}
