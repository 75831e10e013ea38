package org.offhook.audio.jitter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.audio.dsp.Signals;

class TimeScalerTest {

    private static short[] voice(int rateHz, double pitchHz, int samples) {
        short[] voice = new short[samples];
        for (int harmonic = 1; harmonic <= 8; harmonic++) {
            short[] part = Signals.sine(harmonic * pitchHz, rateHz, samples, 6000.0 / harmonic);
            for (int i = 0; i < samples; i++) {
                voice[i] += part[i];
            }
        }
        return voice;
    }

    private static SoundLine playing(short[] sound, int rateHz) {
        SoundLine line = new SoundLine(rateHz);
        line.append(sound, sound.length);
        line.take(new short[sound.length], sound.length - rateHz / 1000 * 40);
        return line;
    }

    @ParameterizedTest(name = "{1} Hz at {0} Hz")
    @CsvSource({"8000, 100", "8000, 160", "8000, 240", "16000, 120", "16000, 210", "48000, 90", "48000, 130"})
    void wholePitchPeriodsAreLeftOutAndPutInWithoutAStep(int rateHz, double pitchHz) {
        short[] voice = voice(rateHz, pitchHz, rateHz / 5);
        double period = rateHz / pitchHz;
        for (boolean shorter : new boolean[] {true, false}) {
            SoundLine line = playing(voice, rateHz);
            TimeScaler scaler = new TimeScaler(line, rateHz);
            int before = line.waiting();
            int most = rateHz / 1000 * 15;
            int n = shorter ? scaler.shorten(most, most, TimeScaler.ALIKE) : scaler.lengthen(0, most, TimeScaler.ALIKE);
            assertTrue(n > 0, "there is a good place");
            assertEquals(0, Math.abs(n / period - Math.rint(n / period)), 0.03, n + " samples are whole periods");
            assertEquals(shorter ? before - n : before + n, line.waiting());
            assertTrue(steepest(line) < 1.1 * steepest(playing(voice, rateHz)), "no step");
        }
    }

    @Test
    void noiseIsLeftAloneUnlessTheDelayIsFarOff() {
        Random random = new Random(1);
        short[] noise = new short[1600];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) (random.nextInt(8001) - 4000);
        }
        TimeScaler scaler = new TimeScaler(playing(noise, 8000), 8000);
        assertEquals(0, scaler.shorten(120, 120, TimeScaler.ALIKE));
        assertEquals(0, scaler.lengthen(0, 120, TimeScaler.ALIKE));
        assertTrue(scaler.shorten(120, 120, TimeScaler.ALIKE_LEAST) > 0);
    }

    @Test
    void silenceIsCutAnywhere() {
        SoundLine line = playing(new short[1600], 8000);
        TimeScaler scaler = new TimeScaler(line, 8000);
        assertEquals(200, scaler.shorten(200, 120, TimeScaler.ALIKE));
        assertTrue(scaler.quiet());
        assertEquals(120, line.waiting());
    }

    private static int steepest(SoundLine line) {
        int steepest = 0;
        for (int i = line.from - 5; i < line.to; i++) {
            steepest = Math.max(steepest, Math.abs(line.pcm[i] - line.pcm[i - 1]));
        }
        return steepest;
    }
}
