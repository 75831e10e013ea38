package org.offhook.bench.audio;

import java.io.PrintStream;
import java.util.List;
import org.offhook.bench.report.ResultTable;

/** One part of {@code bench audio}, with a section of its own in the page. */
public interface AudioScenario {

    /** What {@code --only} calls it; the section of the page is {@code bench audio WORD}. */
    String word();

    /** For the reader of the help. */
    String text();

    /** Measures. Blocks for as long as it takes, and says on {@code progress} how far it is. */
    Outcome run(PrintStream progress) throws Exception;

    /** @param remarks one sentence or two each, below the table */
    record Outcome(ResultTable table, List<String> remarks) {

        public Outcome {
            remarks = List.copyOf(remarks);
        }
    }
}
