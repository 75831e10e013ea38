package org.offhook.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTableTest {

    private static final Figure CPU = new Figure("CPU, s", 2, new Budget.TimesPeer(1, 1));
    private static final Figure DELAY = new Figure("delay, ms", 1, new Budget.None());

    private static Samples samples() {
        Samples samples = new Samples();
        for (double cpu : new double[] {0.40, 0.30, 0.90}) {
            samples.add(CPU, "A", cpu);
        }
        samples.add(CPU, "B", 0.32);
        samples.add(DELAY, "B", 121);
        return samples;
    }

    @Test
    void mediansRatioAndVerdictStandInOneRow() {
        ResultTable table = ResultTable.judged(List.of(CPU, DELAY), List.of("A", "B"), samples());
        assertEquals("""
                figure        A      B  ratio  budget  verdict
                ──────────────────────────────────────────────
                CPU, s     0.40   0.32  1.25x  ≤ 1x    over
                delay, ms     –  121.0      –  –       –
                """, table.terminal());
        assertFalse(table.withinBudget());
    }

    @Test
    void theMarkdownHasTheSameCells() {
        ResultTable table = ResultTable.judged(List.of(CPU), List.of("A", "B"), samples());
        assertEquals("""
                | figure |    A |    B | ratio | budget | verdict |
                |--------|-----:|-----:|------:|--------|---------|
                | CPU, s | 0.40 | 0.32 | 1.25x | ≤ 1x   | over    |
                """, table.markdown());
    }

    @Test
    void thePeerAloneIsNotJudged() {
        ResultTable table = ResultTable.plain(List.of(CPU), List.of("B"), samples());
        assertTrue(table.withinBudget());
        assertFalse(table.terminal().contains("budget"));
    }
}
