package org.offhook.bench.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class StressWindowTest {

    private static final StressWindow ONE = new StressWindow(400, 1, 20.5, 3.25, 2, 16, 30, 40, 500);

    @Test
    void windowSurvivesTheWayThroughThePipe() {
        assertEquals(ONE, StressWindow.parse(ONE.text()));
    }

    @Test
    void windowsAddUpAndKeepTheWorst() {
        StressWindow other = new StressWindow(600, 2, 1.5, 4.5, 0, 0, 10, 5, 400);
        assertEquals(new StressWindow(1000, 3, 20.5, 4.5, 2, 16, 40, 45, 500), ONE.plus(other));
    }

    @Test
    void anotherAnswerIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> StressWindow.parse("ok"));
    }
}
