package org.offhook.demo;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.offhook.testkit.Levels;
import org.offhook.testkit.Score;
import org.offhook.testkit.Speech;
import org.offhook.testkit.Wav;

/**
 * Somebody who says the same over and over again.
 *
 * @param sound what his microphone hears
 * @param said the same twice, at {@value #RATE_HZ} Hz, to look for any part of it
 */
record Voice(Wav sound, Wav said) {

    static final Voice ALICE = of(Speech.synthetic(101, Duration.ofSeconds(5), 48_000));
    static final Voice BOB = of(Speech.synthetic(202, Duration.ofSeconds(6), 48_000));

    /** How well a voice is to be heard by Opus: correlation of the median window. */
    static final double BY_OPUS = 0.9;

    static final double BY_G711 = 0.8;

    private static final int RATE_HZ = 8000;
    private static final Duration WINDOW = Duration.ofMillis(500);
    private static final int WINDOWS = 10;
    private static final int TRIES = 4;
    private static final double SILENT_DBFS = -45;
    private static final double[] AS_IT_IS = {1};

    /**
     * As it is, and up to one percent off: the page and the phone each play up to half a percent slower or faster to
     * make up for what came late or early.
     */
    private static final double[] PACES = {
        1, 0.995, 1.005, 0.99, 1.01, 0.996, 1.004, 0.997, 1.003, 0.998, 1.002, 0.999, 1.001, 0.994, 1.006, 0.993, 1.007,
        0.992, 1.008, 0.991, 1.009
    };

    private static Voice of(Wav sound) {
        Wav once = sound.at(RATE_HZ);
        return new Voice(sound, once.then(once));
    }

    /**
     * Listens to a page, which must play this voice. It holds more or less sound ready as the machine is busy, so each
     * window is looked for on its own; and if the machine was so busy that the sound broke off, it listens again.
     */
    void isHeardBy(PhonePage page, double least) {
        page.soundIsHeard();
        List<List<Double>> tries = new ArrayList<>();
        while (tries.size() < TRIES) {
            List<Double> found = windows(page, least, PACES);
            if (found.size() > WINDOWS / 2 && median(found) > least) {
                return;
            }
            tries.add(found);
        }
        fail("not heard: " + tries);
    }

    void isNotHeardBy(PhonePage page) {
        List<Double> found = windows(page, 1, AS_IT_IS);
        assertTrue(found.isEmpty() || median(found) < 0.5, found.toString());
    }

    /** How well each window that is not silent fits where it fits best. */
    private List<Double> windows(PhonePage page, double enough, double... paces) {
        Wav heard = page.heard(WINDOW.multipliedBy(WINDOWS));
        List<Double> found = new ArrayList<>();
        for (int i = 0; i < WINDOWS; i++) {
            Wav window = heard.between(WINDOW.multipliedBy(i), WINDOW.multipliedBy(i + 1));
            if (Levels.rmsDbfs(window) > SILENT_DBFS) {
                found.add(fit(window, enough, paces));
            }
        }
        return found;
    }

    private double fit(Wav window, double enough, double... paces) {
        double best = 0;
        for (double pace : paces) {
            Wav paced = new Wav((int) Math.round(window.rateHz() * pace), window.samples());
            best = Math.max(best, Score.of(paced.at(RATE_HZ), said).correlation());
            if (best > enough) {
                break;
            }
        }
        return best;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
