package org.offhook.audio.codec.opus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.offhook.audio.codec.opus.concentus.Concentus;
import org.offhook.audio.codec.opus.libopus.LibOpus;
import org.offhook.audio.codec.opus.wire.OpusEngine;
import org.offhook.audio.codec.opus.wire.OpusTuning;
import org.offhook.audio.dsp.Signals;

/** The engines that there are, and what they are given to speak. */
final class OpusVoices {

    private static final OpusTuning TUNING = OpusTuning.DEFAULT;

    private OpusVoices() {}

    static List<OpusFactory> factories() {
        List<OpusEngine> engines = new ArrayList<>(List.of(new Concentus()));
        LibOpus.load().ifPresent(engines::add);
        return engines.stream().map(engine -> OpusFactory.with(engine, TUNING)).toList();
    }

    static short[] frame(short[] signal, int n, int samples) {
        return Arrays.copyOfRange(signal, n * samples, (n + 1) * samples);
    }

    /** A vowel-like sound: harmonics of 140 Hz up to 3 kHz. */
    static short[] voice(int rateHz, int samples) {
        short[] voice = new short[samples];
        for (int harmonic = 1; harmonic <= 20; harmonic++) {
            short[] part = Signals.sine(140 * harmonic, rateHz, samples, 6000.0 / harmonic);
            for (int i = 0; i < samples; i++) {
                voice[i] += part[i];
            }
        }
        return voice;
    }

    /** A voice that keeps changing its pitch, so that no gap can be guessed from what was before. */
    static short[] sweep(int rateHz, int samples) {
        short[] voice = new short[samples];
        double phase = 0;
        for (int i = 0; i < samples; i++) {
            phase += 2 * Math.PI * (220 + 100 * Math.sin(2 * Math.PI * 3.3 * i / rateHz)) / rateHz;
            double sum = 0;
            for (int harmonic = 1; harmonic <= 10; harmonic++) {
                sum += Math.sin(harmonic * phase) / harmonic;
            }
            voice[i] = (short) (5000 * sum);
        }
        return voice;
    }
}
