package org.offhook.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class HalfBandTest {

    @Property(tries = 50)
    void isTheWholeFilterWhenHalving(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int arm) {
        Random random = new Random(seed);
        int taps = 4 * arm + 1;
        int[] filter = new int[taps];
        filter[2 * arm] = random.nextInt(-20000, 20000);
        for (int i = 1; i < 2 * arm; i += 2) {
            filter[i] = filter[taps - 1 - i] = random.nextInt(-20000, 20000);
        }
        int[] samples = random.ints(taps + 5, -32768, 32768).toArray();
        HalfBand halfBand = new HalfBand(filter, taps, false);
        for (int from = 0; from < 5; from++) {
            assertEquals(whole(filter, 0, taps, samples, from), halfBand.at(samples, from, 0));
        }
    }

    @Property(tries = 50)
    void isTheWholeFilterWhenDoubling(@ForAll long seed, @ForAll @IntRange(min = 1, max = 20) int arm) {
        Random random = new Random(seed);
        int taps = 2 * arm + 1;
        int[] filter = new int[2 * taps]; // the phase that is the middle alone, then the other one
        filter[arm] = random.nextInt(-20000, 20000);
        for (int i = 1; i <= arm; i++) {
            filter[taps + i] = filter[2 * taps - i] = random.nextInt(-20000, 20000);
        }
        int[] samples = random.ints(taps + 5, -32768, 32768).toArray();
        HalfBand halfBand = new HalfBand(filter, taps, true);
        for (int from = 0; from < 5; from++) {
            assertEquals(whole(filter, 0, taps, samples, from), halfBand.at(samples, from, 0));
            assertEquals(whole(filter, taps, taps, samples, from), halfBand.at(samples, from, 1));
        }
    }

    private static int whole(int[] filter, int first, int taps, int[] samples, int from) {
        int sum = 0;
        for (int i = 0; i < taps; i++) {
            sum += filter[first + i] * samples[from + i];
        }
        return sum;
    }
}
