package org.offhook.audio.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the numbers that G.107, G.109 and G.113 print. */
class EModelTest {

    @Test
    void allDefaultsGiveTheRatingThatTheRecommendationPrints() {
        assertEquals(93.2, EModel.rating(Impairment.G711, 0, 1, 0), 0.05);
        assertEquals(4.41, EModel.mos(93.2), 0.005);
    }

    /** G.107 table B.1. */
    @ParameterizedTest
    @CsvSource({"90, 4.34", "80, 4.03", "70, 3.60", "60, 3.10", "50, 2.58", "0, 1", "-5, 1", "100, 4.5", "120, 4.5"})
    void ratingBecomesTheScoreOfTheTable(double r, double mos) {
        assertEquals(mos, EModel.mos(r), 0.01);
    }

    /** Ie-eff of G.107 §7.5 with the values of G.113: G.711 with concealment, and G.729A with Ie 11 and Bpl 19. */
    @ParameterizedTest
    @CsvSource({
        "0, 25.1, 0, 1, 0",
        "0, 25.1, 1, 1, 3.64",
        "0, 25.1, 5, 1, 15.78",
        "0, 4.3, 1, 1, 17.92",
        "11, 19, 0, 1, 11",
        "11, 19, 2, 1, 19.0",
        "0, 25.1, 5, 2, 17.21"
    })
    void lossCostsWhatTheFormulaSays(double ie, double bpl, double percent, double burstRatio, double expected) {
        assertEquals(expected, EModel.effectiveImpairment(ie, bpl, percent, burstRatio), 0.01);
    }

    /** Two straight lines are known to come near it: 0.024 d + 0.11 (d − 177.3) from there on (Cole, Rosenbluth 2001). */
    @ParameterizedTest
    @ValueSource(doubles = {0, 50, 100, 150, 200, 250, 300, 350})
    void delayCostsWhatTheKnownApproximationSays(double oneWayMs) {
        double cost = 0.024 * oneWayMs + 0.11 * Math.max(0, oneWayMs - 177.3);
        assertEquals(93.2 - cost, EModel.rating(Impairment.G711, 0, 1, oneWayMs), 1.6);
    }

    @Test
    void wideCodecsAreRatedOnTheirOwnScale() {
        assertEquals(89.9, EModel.rating(Impairment.G722, 0, 1, 0), 0.05);
        assertEquals(86.4, EModel.rating(Impairment.OPUS, 0, 1, 0), 0.05);
        assertEquals(100, EModel.rating(Impairment.L16_WIDE, 0, 1, 0));
    }

    @Test
    void nothingLeavesTheScale() {
        for (Impairment codec : new Impairment[] {Impairment.G711, Impairment.G722, Impairment.OPUS}) {
            for (double loss : new double[] {0, 1, 50, 100}) {
                for (double delay : new double[] {0, 1, 100, 101, 5000}) {
                    double r = EModel.rating(codec, loss, 8, delay);
                    assertTrue(r >= 0 && r <= 100, codec + " " + loss + " " + delay + " " + r);
                }
            }
        }
    }
}
