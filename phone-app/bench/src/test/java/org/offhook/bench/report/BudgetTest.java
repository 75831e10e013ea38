package org.offhook.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {

    private static final OptionalDouble NOTHING = OptionalDouble.empty();

    @ParameterizedTest
    @CsvSource({"64, AIM", "64.1, OK", "96, OK", "96.1, OVER"})
    void memoryMayNotExceedItsLimit(double mb, Budget.Verdict verdict) {
        assertEquals(verdict, new Budget.AtMost(96, 64).judge(OptionalDouble.of(mb), NOTHING));
    }

    @ParameterizedTest
    @CsvSource({"0, OVER", "99, OVER", "100, OK", "199, OK", "200, AIM"})
    void setUpsMustReachTheirs(double rate, Budget.Verdict verdict) {
        assertEquals(verdict, new Budget.AtLeast(100, 200).judge(OptionalDouble.of(rate), NOTHING));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.25, AIM", "0.75, 0.25, OK", "0.76, 0.25, OVER", "1, 0, OPEN"})
    void timesAreSetBesideThePeers(double own, double peer, Budget.Verdict verdict) {
        assertEquals(verdict, new Budget.TimesPeer(3, 2).judge(OptionalDouble.of(own), OptionalDouble.of(peer)));
    }

    @ParameterizedTest
    @CsvSource({"4.5, 4.5, AIM", "4.46, 4.5, OK", "4.44, 4.5, OVER", "3, 2, AIM"})
    void scoresMustNotFallBehindThePeers(double own, double peer, Budget.Verdict verdict) {
        assertEquals(verdict, new Budget.NearPeer(0.05).judge(OptionalDouble.of(own), OptionalDouble.of(peer)));
    }

    @Test
    void whatWasNotMeasuredIsNeitherKeptNorBroken() {
        assertEquals(Budget.Verdict.OPEN, new Budget.AtMost(96, 64).judge(NOTHING, OptionalDouble.of(1)));
        assertEquals(Budget.Verdict.OPEN, new Budget.TimesPeer(1, 1).judge(OptionalDouble.of(1), NOTHING));
        assertEquals(Budget.Verdict.OPEN, new Budget.None().judge(OptionalDouble.of(1), OptionalDouble.of(1)));
    }

    @Test
    void withoutAnAimOfItsOwnTheLimitIsSimplyKept() {
        assertEquals(Budget.Verdict.OK, new Budget.TimesPeer(1, 1).judge(OptionalDouble.of(1), OptionalDouble.of(1)));
        assertEquals("≤ 1x", new Budget.TimesPeer(1, 1).text());
        assertEquals("≥ 100 (aim 200)", new Budget.AtLeast(100, 200).text());
    }
}
