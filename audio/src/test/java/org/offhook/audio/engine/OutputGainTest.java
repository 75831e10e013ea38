package org.offhook.audio.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class OutputGainTest {

    private static final int FRAMES = 160;

    private final OutputGain gain = new OutputGain();
    private final short[] out = new short[FRAMES];

    private void apply(int sample) {
        int[] sum = new int[FRAMES];
        Arrays.fill(sum, sample);
        Arrays.fill(out, (short) 0);
        gain.apply(sum, out, FRAMES);
    }

    @Property
    void nominalVolumeChangesNoSample(@ForAll @Size(FRAMES) short[] samples) {
        int[] sum = new int[FRAMES];
        short[] heard = samples.clone();
        new OutputGain().apply(sum, heard, FRAMES);
        assertArrayEquals(samples, heard);
    }

    @Property
    void louderThanFullScaleIsHeldThereAndKeepsItsSign(
            @ForAll @IntRange(min = -300_000, max = 300_000) int sample,
            @ForAll @IntRange(min = -70, max = 40) int db) {
        OutputGain any = new OutputGain();
        any.set(db);
        int[] sum = new int[FRAMES];
        Arrays.fill(sum, sample);
        short[] heard = new short[FRAMES];
        any.apply(sum, heard, FRAMES);
        Arrays.fill(heard, (short) 0);
        any.apply(sum, heard, FRAMES);
        double exact = db <= OutputGain.LEAST_DB ? 0 : sample * Math.pow(10, Math.min(db, OutputGain.MOST_DB) / 20.0);
        double fitted = Math.clamp(exact, Short.MIN_VALUE, Short.MAX_VALUE);
        // A gain has twelve binary places.
        assertEquals(fitted, heard[FRAMES - 1], 1 + Math.abs(sample) / 4096.0);
    }

    @Test
    void threeDecibelsAreAFactorOfOnePointFour() {
        gain.set(3);
        apply(1000);
        apply(1000);
        assertEquals(1413, out[0], 1);
        gain.set(-12);
        apply(1000);
        apply(1000);
        assertEquals(251, out[0], 1);
    }

    @Test
    void changeIsSpreadOverAPeriod() {
        apply(1000);
        gain.set(18);
        short before = out[FRAMES - 1];
        apply(1000);
        assertTrue(out[0] - before < 50, "a jump to " + out[0]);
        for (int i = 1; i < FRAMES; i++) {
            assertTrue(out[i] >= out[i - 1] && out[i] - out[i - 1] < 50, "a jump at " + i);
        }
        assertEquals(7943, out[FRAMES - 1], 2);
    }

    @Test
    void lowestVolumeIsSilence() {
        gain.set(-60);
        apply(32_000);
        apply(32_000);
        assertArrayEquals(new short[FRAMES], out);
    }
}
