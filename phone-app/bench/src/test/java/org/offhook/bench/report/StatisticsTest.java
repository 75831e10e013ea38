package org.offhook.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {

    @Test
    void theMedianIsTheMiddleOrTheMeanOfTheTwoInTheMiddle() {
        assertEquals(3, Statistics.median(new double[] {9, 1, 3}));
        assertEquals(2.5, Statistics.median(new double[] {4, 1, 2, 3}));
        assertEquals(7, Statistics.median(new double[] {7}));
    }

    @ParameterizedTest
    @CsvSource({"5, 15", "30, 20", "40, 20", "50, 35", "95, 50", "100, 50"})
    void percentilesAreByNearestRank(double percent, double expected) {
        assertEquals(expected, Statistics.percentile(new double[] {50, 15, 35, 20, 40}, percent));
    }

    @Test
    void theDeviationDividesByTheNumberOfSamples() {
        assertEquals(2, Statistics.deviation(new double[] {2, 4, 4, 4, 5, 5, 7, 9}), 1e-12);
        assertEquals(0, Statistics.deviation(new double[] {3, 3}));
    }

    @Test
    void noSamplesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Statistics.median(new double[0]));
        assertThrows(IllegalArgumentException.class, () -> Statistics.percentile(new double[] {1}, 0));
    }

    @Property
    void halfOfTheSamplesLieOnEachSideOfTheMedian(
            @ForAll @Size(min = 1, max = 50) List<@DoubleRange(min = -1e6, max = 1e6) Double> values) {
        double[] samples = values.stream().mapToDouble(Double::doubleValue).toArray();
        double[] before = samples.clone();
        double median = Statistics.median(samples);
        long below = java.util.Arrays.stream(samples).filter(s -> s < median).count();
        long above = java.util.Arrays.stream(samples).filter(s -> s > median).count();
        assertTrue(below <= samples.length / 2 && above <= samples.length / 2);
        org.junit.jupiter.api.Assertions.assertArrayEquals(before, samples);
    }
}
