package org.offhook.audio.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LossPatternTest {

    private final LossPattern pattern = new LossPattern();

    /** {@code .} came, {@code x} lost, {@code d} discarded. */
    private LossPattern.Snapshot feed(String packets) {
        for (char c : packets.toCharArray()) {
            switch (c) {
                case '.' -> pattern.good();
                case 'x' -> pattern.lost();
                default -> pattern.discarded();
            }
        }
        return pattern.snapshot();
    }

    @Test
    void singleLossIsPartOfTheGap() {
        LossPattern.Snapshot seen = feed(".".repeat(20) + "x" + ".".repeat(29));
        assertEquals(0, seen.bursts());
        assertEquals(0.02, seen.gapDensity(), 1e-9);
        assertEquals(50, seen.gapLength());
        assertEquals(1, seen.burstRatio());
    }

    @Test
    void lossesWithFewGoodPacketsBetweenAreOneBurst() {
        LossPattern.Snapshot seen = feed(".".repeat(20) + "x.d..x" + ".".repeat(24));
        assertEquals(1, seen.bursts());
        assertEquals(6, seen.burstLength());
        assertEquals(0.5, seen.burstDensity(), 1e-9);
        assertEquals(0, seen.gapDensity());
        assertEquals(22, seen.gapLength());
        assertEquals(2.0 / 50, seen.lossRate(), 1e-9);
        assertEquals(1.0 / 50, seen.discardRate(), 1e-9);
    }

    @Test
    void sixteenGoodPacketsEndABurst() {
        assertEquals(2, feed("xx" + ".".repeat(16) + "xx" + ".".repeat(16)).bursts());
    }

    @Test
    void fifteenGoodPacketsDoNotEndABurst() {
        LossPattern.Snapshot seen = feed("xx" + ".".repeat(15) + "xx" + ".".repeat(16));
        assertEquals(1, seen.bursts());
        assertEquals(19, seen.burstLength());
    }

    @Test
    void burstThatIsNotOverYetCounts() {
        assertEquals(3, feed("....x.x").burstLength());
    }

    @Test
    void burstRatioIsOneForRandomLossAndThreeForRunsOfThree() {
        Random random = new Random(4);
        for (int i = 0; i < 100_000; i++) {
            feed(random.nextInt(10) == 0 ? "x" : ".");
        }
        assertEquals(1, pattern.snapshot().burstRatio(), 0.02);
        LossPattern.Snapshot before = pattern.snapshot();
        LossPattern.Snapshot runs = feed(("xxx" + ".".repeat(57)).repeat(100)).since(before);
        assertEquals(3 * 0.95, runs.burstRatio(), 0.01);
    }

    @Property(tries = 200)
    void burstsAndGapsHoldAllPacketsAndAllLosses(@ForAll long seed) {
        Random random = new Random(seed);
        LossPattern fed = new LossPattern();
        int chance = 2 + random.nextInt(40);
        for (int i = 0; i < 2000; i++) {
            switch (random.nextInt(chance)) {
                case 0 -> fed.lost();
                case 1 -> fed.discarded();
                default -> fed.good();
            }
        }
        LossPattern.Snapshot seen = fed.snapshot();
        assertEquals(2000, seen.packets());
        assertTrue(seen.burstPackets() <= 2000 && seen.burstBad() <= seen.bad());
        assertTrue(seen.burstBad() >= 2 * seen.bursts());
        assertTrue(seen.burstRatio() >= 1);
        assertTrue(seen.burstDensity() <= 1 && seen.gapDensity() <= 1);
    }
}
