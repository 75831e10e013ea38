package org.offhook.bench.run;

import java.util.ArrayList;
import java.util.List;
import org.offhook.bench.media.TestCodec;
import org.offhook.bench.report.Budget;
import org.offhook.bench.report.Figure;

/** The lines of the table of {@code bench call} and their budgets. */
final class CallFigures {

    private static final Budget NONE = new Budget.None();

    static final Figure FIRST_REGISTER = new Figure("exec → first REGISTER, ms", 1, NONE);
    static final Figure REGISTERED = new Figure("exec → registered, all lines, ms", 1, new Budget.AtMost(500, 100));
    static final Figure IDLE_RSS = new Figure("resident memory, registered, MB", 1, NONE);
    static final Figure CALL_RSS = new Figure("resident memory in a call, MB", 1, new Budget.AtMost(96, 64));
    static final Figure CALL_PSS = new Figure("proportional memory in a call, MB", 1, NONE);
    static final Figure RINGING = new Figure("INVITE → 180, warm, ms", 2, new Budget.TimesPeer(3, 2));
    static final Figure ANSWER = new Figure("INVITE → 200, warm, ms", 2, NONE);
    static final Figure SETUPS = new Figure("call set-ups per second, none failed", 0, new Budget.AtLeast(100, 200));

    private CallFigures() {}

    static Figure cpu(TestCodec codec) {
        return new Figure("CPU per minute of call, " + codec + ", s", 2, new Budget.TimesPeer(1, 1));
    }

    static Figure pacing(TestCodec codec) {
        return new Figure("RTP pacing deviation, " + codec + ", ms", 2, NONE);
    }

    static Figure loopDelay(TestCodec codec) {
        return new Figure("loop delay, " + codec + ", ms", 1, NONE);
    }

    static List<Figure> all(List<TestCodec> codecs) {
        List<Figure> figures = new ArrayList<>();
        codecs.forEach(codec -> figures.add(cpu(codec)));
        figures.addAll(List.of(CALL_RSS, CALL_PSS, IDLE_RSS, REGISTERED, FIRST_REGISTER, RINGING, ANSWER, SETUPS));
        codecs.forEach(codec -> figures.add(pacing(codec)));
        codecs.forEach(codec -> figures.add(loopDelay(codec)));
        return figures;
    }
}
