package org.offhook.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EqualRatesTest {

    @ParameterizedTest
    @CsvSource({"0, 0, 1", "0, 1, 1", "0, 2, 0.5", "5, 0, 0.0625", "0, 6, 0.03125", "3, 3, 1", "1, 7, 0.0703125"})
    void chanceIsThatOfCoinsThatFallSoUnevenly(long first, long second, double chance) {
        assertEquals(chance, EqualRates.chance(first, second), 1e-9);
        assertEquals(chance, EqualRates.chance(second, first), 1e-9);
    }

    @Test
    void manyMoreAreNoChance() {
        assertTrue(EqualRates.same(100, 110));
        assertFalse(EqualRates.same(100, 200));
        assertFalse(EqualRates.same(0, 5000));
    }
}
