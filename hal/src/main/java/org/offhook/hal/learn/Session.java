package org.offhook.hal.learn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.offhook.hal.board.LineRef;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.loop.DeviceLoop;

/** What the questions of a {@link BoardLearner} have in common: lines, how they look at rest, whom to tell. On the loop. */
final class Session {

    private static final Duration SETTLE = Duration.ofMillis(1);
    private static final long BETWEEN_LOOKS_NANOS = 5_000_000;
    /** A state counts when that many looks in a row have shown it, which takes longer than contacts bounce. */
    private static final int ALIKE = 3;

    private final List<Candidate> lines = new ArrayList<>();
    private final DeviceLoop loop;
    private final LearnListener listener;
    private final LineProbe probe;
    private final Consumer<LineException> failed;
    private Sight rest;
    private int watch;

    /** @param failed is told when a chip fails: there is no way on */
    Session(List<Candidate> candidates, DeviceLoop loop, LearnListener listener, Consumer<LineException> failed) {
        this.loop = loop;
        this.listener = listener;
        this.failed = failed;
        for (Candidate line : candidates) {
            String why = LineProbe.whyNot(line);
            if (why.isEmpty()) {
                lines.add(line);
            } else {
                listener.noticed(new Notice.LeftOut(line.ref(), why));
            }
        }
        probe = new LineProbe(lines, loop, SETTLE, failed);
    }

    DeviceLoop loop() {
        return loop;
    }

    LineRef ref(int line) {
        return lines.get(line).ref();
    }

    List<LineRef> refs() {
        return lines.stream().map(Candidate::ref).toList();
    }

    void ask(Prompt prompt) {
        listener.asked(prompt);
    }

    void notice(Notice notice) {
        listener.noticed(notice);
    }

    /** Whether a line is high at rest, pulled up. */
    boolean highAtRest(int line) {
        return (rest.up() >> line & 1) != 0;
    }

    /** Waits until nothing changes, and takes that for rest. */
    void findRest(Runnable then) {
        int mine = ++watch;
        findRest(mine, null, 0, then);
    }

    private void findRest(int mine, Sight before, int alike, Runnable then) {
        probe.look(sight -> {
            int now = sight.equals(before) ? alike + 1 : 1;
            if (mine == watch && now == ALIKE) {
                rest = sight;
                then.run();
            } else if (mine == watch) {
                again(() -> findRest(mine, sight, now, then));
            }
        });
    }

    /** Looks until a finding of that kind stays, and tells it. */
    void until(Predicate<Finding> kind, Consumer<Finding> then) {
        int mine = ++watch;
        until(mine, kind, null, 0, then);
    }

    private void until(int mine, Predicate<Finding> kind, Finding before, int alike, Consumer<Finding> then) {
        probe.look(sight -> {
            Finding finding = Finding.between(rest, sight);
            int now = !kind.test(finding) ? 0 : finding.equals(before) ? alike + 1 : 1;
            if (mine == watch && now == ALIKE) {
                then.accept(finding);
            } else if (mine == watch) {
                again(() -> until(mine, kind, finding, now, then));
            }
        });
    }

    /** Until everything is as it was at rest. */
    void untilRest(Runnable then) {
        until(Finding.Nothing.class::isInstance, _ -> then.run());
    }

    /** Stops looking: nothing that was waited for is told any more. */
    void stop() {
        watch++;
    }

    EdgeRecorder record(Map<Integer, LineUse.Bias> which, Duration quiet, Consumer<List<Edge>> recorded)
            throws LineException {
        return new EdgeRecorder(lines, which, quiet, loop, recorded);
    }

    void fail(LineException e) {
        failed.accept(e);
    }

    private void again(Runnable look) {
        loop.at(loop.nanos() + BETWEEN_LOOKS_NANOS, look);
    }
}
