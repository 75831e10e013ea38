package org.offhook.audio.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SoftClipTest {

    @Property
    void whatIsNotLoudIsUnchanged(@ForAll @IntRange(min = -SoftClip.KNEE, max = SoftClip.KNEE) int sum) {
        assertEquals(sum, SoftClip.of(sum));
    }

    @Property
    void louderStaysLouderAndKeepsItsSign(
            @ForAll @IntRange(min = -400_000, max = 400_000) int sum, @ForAll @IntRange(max = 1000) int more) {
        int clipped = SoftClip.of(sum);
        int louder = SoftClip.of(sum + more);
        assertTrue(louder >= clipped && louder - clipped <= more, clipped + " and then " + louder);
        assertEquals(Integer.signum(sum), Integer.signum(clipped));
        assertEquals(-clipped, SoftClip.of(-sum));
    }
}
