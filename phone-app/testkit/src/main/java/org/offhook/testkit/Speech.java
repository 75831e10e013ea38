package org.offhook.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Things to say on the phone. */
public final class Speech {
    private static final double[] FORMANTS_HZ = {500, 1200, 2500};

    private Speech() {}

    /** The sentence spoken by espeak-ng, or something {@linkplain #synthetic like speech} where it is not installed. */
    public static Wav say(String sentence, int rateHz) {
        if (!Peers.has(Peer.ESPEAK)) {
            return synthetic(sentence.hashCode(), Duration.ofMillis(70L * sentence.length()), rateHz);
        }
        try {
            Path file = Files.createTempFile("offhook-", ".wav");
            try {
                ChildProcess.Finished finished =
                        ChildProcess.run(List.of("espeak-ng", "-w", file.toString(), sentence), Duration.ofSeconds(20));
                if (finished.exitCode() != 0) {
                    throw new IllegalStateException("espeak-ng: " + finished.output());
                }
                return Wav.read(file).at(rateHz);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A voice without words: harmonics of a wandering pitch, louder near three formants, four syllables
     * a second, a pause now and then. The same seed gives the same sound.
     */
    public static Wav synthetic(long seed, Duration length, int rateHz) {
        Random random = new Random(seed);
        short[] samples = Wav.silence(rateHz, length).samples();
        double basePitchHz = 100 + random.nextInt(80);
        double phase = 0;
        int syllable = rateHz / 4;
        double pitchHz = basePitchHz;
        double shift = 1;
        boolean voiced = true;
        for (int i = 0; i < samples.length; i++) {
            if (i % syllable == 0) {
                pitchHz = basePitchHz * (0.8 + 0.4 * random.nextDouble());
                shift = 0.75 + 0.5 * random.nextDouble();
                voiced = random.nextInt(6) != 0;
            }
            phase += 2 * Math.PI * pitchHz / rateHz;
            if (voiced) {
                double envelope = Math.sin(Math.PI * (i % syllable) / syllable);
                samples[i] = (short) (9000 * envelope * vowel(phase, pitchHz, shift, rateHz));
            }
        }
        return new Wav(rateHz, samples);
    }

    private static double vowel(double phase, double pitchHz, double shift, int rateHz) {
        double sum = 0;
        for (int harmonic = 1; harmonic * pitchHz < Math.min(3400, rateHz / 2.0); harmonic++) {
            double weight = 0.02;
            for (double formant : FORMANTS_HZ) {
                double distance = (harmonic * pitchHz - formant * shift) / 180;
                weight += Math.exp(-distance * distance) * 300 / formant;
            }
            sum += weight * Math.sin(harmonic * phase);
        }
        return Math.clamp(sum, -3, 3) / 3;
    }
}
