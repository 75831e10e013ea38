package org.offhook.phone.sip.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {

    private static final long MS = 1_000_000;

    private long now = 5_000 * MS;
    private final RequestBudget budget = new RequestBudget(() -> now);

    private long taken(int requests) {
        return IntStream.range(0, requests).filter(i -> budget.take()).count();
    }

    private long takenInSeconds(int seconds, int perSecond) {
        long taken = 0;
        for (int i = 0; i < seconds * 100; i++) {
            now += 10 * MS;
            taken += taken(perSecond / 100);
        }
        return taken;
    }

    @Test
    void manyAtOnceAreTakenUpToALimit() {
        assertEquals(RequestBudget.MOST, taken(10_000));
    }

    @Test
    void whatAServerCanSayIsTakenForEver() {
        assertEquals(100 * 600, takenInSeconds(600, 100));
    }

    @Test
    void ofAFloodNoMoreIsKeptThanTheMemoryBears() {
        assertEquals(RequestBudget.MOST + 32 * RequestBudget.A_SECOND, takenInSeconds(32, 1000), 2);
        assertEquals(32 * RequestBudget.A_SECOND, takenInSeconds(32, 1000), 2);
    }

    @Test
    void budgetIsWholeAgainAfterAWhile() {
        taken(10_000);
        now += 60_000 * MS;
        assertEquals(RequestBudget.MOST, taken(10_000));
    }
}
