package org.offhook.hal.lamp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LampPatternTest {

    private static final long MILLI = 1_000_000;

    @Test
    void steadyIsLitAndOffIsDark() {
        assertTrue(LampPattern.STEADY.lit(123));
        assertFalse(LampPattern.OFF.lit(123));
        assertEquals(Long.MAX_VALUE, LampPattern.STEADY.nanosToChange(0));
    }

    @Test
    void slowIsOneSecondOnAndOneSecondOff() {
        assertTrue(LampPattern.SLOW.lit(0));
        assertTrue(LampPattern.SLOW.lit(999 * MILLI));
        assertFalse(LampPattern.SLOW.lit(1000 * MILLI));
        assertTrue(LampPattern.SLOW.lit(2000 * MILLI));
    }

    @Test
    void fastIsTwoHundredMillisecondsOnAndOff() {
        assertTrue(LampPattern.FAST.lit(0));
        assertFalse(LampPattern.FAST.lit(200 * MILLI));
        assertTrue(LampPattern.FAST.lit(400 * MILLI));
    }

    @Test
    void aDayOfBlinkingDoesNotDrift() {
        long at = 17 * MILLI;
        for (int i = 0; i < 2 * 86_400 / 2; i++) {
            at += LampPattern.SLOW.nanosToChange(at);
        }
        assertEquals(86_400_000 * MILLI, at);
    }

    @Property
    void theNextChangeIsAChangeAndNothingChangesBefore(@ForAll LampPattern pattern, @ForAll int micros) {
        long at = micros * 1000L;
        long next = pattern.nanosToChange(at);
        assertTrue(next > 0);
        if (pattern.blinks()) {
            assertEquals(pattern.lit(at), pattern.lit(at + next - 1));
            assertEquals(!pattern.lit(at), pattern.lit(at + next));
        }
    }

    @Test
    void linesHaveLampsUpToTheSixth() {
        assertEquals(Lamp.LINE_6, Lamp.ofLine(6));
        assertFalse(Lamp.hasLine(7));
        assertThrows(IllegalArgumentException.class, () -> Lamp.ofLine(7));
        assertThrows(IllegalArgumentException.class, () -> Lamp.ofLine(0));
    }
}
