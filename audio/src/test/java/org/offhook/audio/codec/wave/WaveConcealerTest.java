package org.offhook.audio.codec.wave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.audio.dsp.Signals;

class WaveConcealerTest {

    private static final int FRAME = 160;

    @ParameterizedTest
    @ValueSource(doubles = {80, 110, 125, 160, 200, 400})
    void firstTenMillisecondsOfAVoicedGapContinueTheVoice(double pitchHz) {
        short[] voice = voice(pitchHz, 8 * FRAME);
        WaveConcealer concealer = fed(voice, 4);
        short[] made = new short[FRAME];
        concealer.lost(made, FRAME);
        double snr = Signals.snrDb(Arrays.copyOfRange(voice, 4 * FRAME, 5 * FRAME), made, 0, 0, 80);
        assertTrue(snr > 12, pitchHz + " Hz: " + snr + " dB");
    }

    @Test
    void thereIsNoStepWhereTheGapBeginsAndEnds() {
        short[] voice = voice(123, 10 * FRAME);
        int steepest = steepest(voice);
        short[] heard = voice.clone();
        WaveConcealer concealer = new WaveConcealer(8000);
        short[] frame = new short[FRAME];
        for (int n = 0; n < 10; n++) {
            System.arraycopy(voice, n * FRAME, frame, 0, FRAME);
            if (n == 4 || n == 5 || n == 8) {
                concealer.lost(frame, FRAME);
            } else {
                concealer.received(frame, FRAME);
            }
            System.arraycopy(frame, 0, heard, n * FRAME, FRAME);
        }
        assertTrue(steepest(heard) < 1.3 * steepest, steepest(heard) + " against " + steepest);
    }

    @Test
    void longGapsFadeToSilenceInSixtyMilliseconds() {
        WaveConcealer concealer = fed(voice(120, 4 * FRAME), 4);
        short[] made = new short[4 * FRAME];
        concealer.lost(made, 4 * FRAME);
        double full = Signals.rms(made, 0, 80);
        double previous = 2 * full;
        for (int tenMs = 0; tenMs < 6; tenMs++) {
            double level = Signals.rms(made, tenMs * 80, 67) / full;
            assertTrue(level < previous, "level " + level + " in step " + tenMs);
            previous = level + 0.05;
        }
        assertEquals(0.0, Signals.rms(made, 480, 160));
    }

    @Test
    void afterAGapThePacketIsHeardUnchangedFromTenMillisecondsOn() {
        short[] voice = voice(120, 6 * FRAME);
        WaveConcealer concealer = fed(voice, 4);
        concealer.lost(new short[FRAME], FRAME);
        short[] back = Arrays.copyOfRange(voice, 5 * FRAME, 6 * FRAME);
        concealer.received(back, FRAME);
        assertEquals(-1, Arrays.mismatch(voice, 5 * FRAME + 80, 6 * FRAME, back, 80, FRAME));
    }

    @ParameterizedTest(name = "{0} Hz that rises to {1} Hz at a rate of {2}")
    @CsvSource({"110, 110, 8000", "110, 118, 8000", "190, 170, 8000", "100, 104, 16000", "210, 220, 16000"})
    void aGapBetweenTwoPacketsIsBridgedFromBothSides(double from, double to, int rateHz) {
        int frame = rateHz / 50;
        short[] voice = gliding(from, to, rateHz, 9 * frame);
        WaveConcealer concealer = new WaveConcealer(rateHz);
        for (int n = 0; n < 6; n++) {
            concealer.received(Arrays.copyOfRange(voice, n * frame, (n + 1) * frame), frame);
        }
        short[] next = Arrays.copyOfRange(voice, 7 * frame, 8 * frame);
        short[] made = new short[frame];
        concealer.bridge(made, frame, next, frame);
        double snr = Signals.snrDb(Arrays.copyOfRange(voice, 6 * frame, 7 * frame), made, 0, 0, frame);
        assertTrue(snr > 10, snr + " dB");
        concealer.received(next, frame);
        assertEquals(-1, Arrays.mismatch(voice, 7 * frame, 8 * frame, next, 0, frame), "what came is left alone");
    }

    private static short[] gliding(double fromHz, double toHz, int rateHz, int samples) {
        short[] voice = new short[samples];
        double phase = 0;
        for (int i = 0; i < samples; i++) {
            phase += 2 * Math.PI * (fromHz + (toHz - fromHz) * i / samples) / rateHz;
            voice[i] = (short) (7000 * Math.sin(phase) + 2000 * Math.sin(2 * phase) + 1000 * Math.sin(5 * phase));
        }
        return voice;
    }

    @Test
    void withoutLossNothingIsTouched() {
        short[] voice = voice(150, FRAME);
        short[] heard = voice.clone();
        new WaveConcealer(8000).received(heard, FRAME);
        assertEquals(-1, Arrays.mismatch(voice, heard));
    }

    @Test
    void beforeTheFirstPacketAGapIsSilent() {
        short[] made = new short[FRAME];
        Arrays.fill(made, (short) 99);
        new WaveConcealer(8000).lost(made, FRAME);
        assertEquals(0.0, Signals.rms(made, 0, FRAME));
    }

    @Property(tries = 300)
    void noiseAndOddLengthsNeverGoLouderThanTheNoise(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 960) int length) {
        Random random = new Random(seed);
        WaveConcealer concealer = new WaveConcealer(8000);
        short[] pcm = new short[length];
        for (int n = 0; n < 20; n++) {
            int what = random.nextInt(4);
            if (what == 0) {
                concealer.lost(pcm, length);
            } else if (what == 1) {
                short[] next = new short[length];
                for (int i = 0; i < length; i++) {
                    next[i] = (short) (random.nextInt(20001) - 10000);
                }
                concealer.bridge(pcm, length, next, length);
            } else {
                for (int i = 0; i < length; i++) {
                    pcm[i] = (short) (random.nextInt(20001) - 10000);
                }
                concealer.received(pcm, length);
            }
            for (short sample : pcm) {
                assertTrue(Math.abs(sample) <= 10000, "sample " + sample);
            }
        }
    }

    @Test
    void concealingAllocatesNothing() {
        WaveConcealer concealer = fed(voice(120, 4 * FRAME), 4);
        short[] pcm = new short[FRAME];
        Runnable work = () -> {
            for (int i = 0; i < 200; i++) {
                concealer.lost(pcm, FRAME);
                concealer.received(pcm, FRAME);
            }
        };
        work.run();
        Signals.allocatedBy(work);
        assertEquals(0, Signals.allocatedBy(work));
    }

    private static WaveConcealer fed(short[] signal, int frames) {
        WaveConcealer concealer = new WaveConcealer(8000);
        for (int n = 0; n < frames; n++) {
            concealer.received(Arrays.copyOfRange(signal, n * FRAME, (n + 1) * FRAME), FRAME);
        }
        return concealer;
    }

    /** Harmonics of a pitch, weaker the higher, as of a vowel. */
    private static short[] voice(double pitchHz, int samples) {
        short[] voice = new short[samples];
        for (int harmonic = 1; harmonic * pitchHz < 2500; harmonic++) {
            short[] part = Signals.sine(harmonic * pitchHz, 8000, samples, 7000.0 / (harmonic * harmonic));
            for (int i = 0; i < samples; i++) {
                voice[i] += part[i];
            }
        }
        return voice;
    }

    private static int steepest(short[] signal) {
        int steepest = 0;
        for (int i = 1; i < signal.length; i++) {
            steepest = Math.max(steepest, Math.abs(signal[i] - signal[i - 1]));
        }
        return steepest;
    }
}
