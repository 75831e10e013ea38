package org.offhook.hal.learn;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.offhook.hal.board.HookPart;
import org.offhook.hal.board.LineInput;
import org.offhook.hal.line.LineException;

/** Where the hook switch is, which way it works and how it bounces: lifted once to find it, moved thrice to measure. */
final class HookQuestion implements Question {

    private static final int MEASUREMENTS = 3;
    private static final Duration QUIET = Duration.ofMillis(300);
    private static final Duration HANG_UP = Duration.ofMillis(200);
    private static final long LEAST_DEBOUNCE_MILLIS = 10;
    private static final long MOST_DEBOUNCE_MILLIS = 50;

    private final Session session;
    private final Set<Integer> keys;
    private Optional<HookPart> hook = Optional.empty();
    private Optional<EdgeRecorder> recorder = Optional.empty();
    private Duration pause = Duration.ZERO;
    private Duration bounce = Duration.ZERO;

    /** @param keys lines that are known to be keys */
    HookQuestion(Session session, Set<Integer> keys) {
        this.session = session;
        this.keys = keys;
    }

    Optional<HookPart> hook() {
        return hook;
    }

    @Override
    public void ask(Runnable then) {
        session.ask(new Prompt.Lift());
        session.until(finding -> !(finding instanceof Finding.Nothing), finding -> {
            if (finding instanceof Finding.Line line && !keys.contains(line.line())) {
                measure(line, MEASUREMENTS, then);
            } else {
                session.notice(finding instanceof Finding.Several ? new Notice.Several() : new Notice.NotThat());
                session.ask(new Prompt.HandsOff());
                session.untilRest(() -> ask(then));
            }
        });
    }

    @Override
    public void drop() {
        session.stop();
        recorder.ifPresent(EdgeRecorder::close);
        hook = Optional.empty();
    }

    private void measure(Finding.Line line, int left, Runnable then) {
        if (left == 0) {
            finish(line, then);
            return;
        }
        try {
            recorder = Optional.of(session.record(Map.of(line.line(), line.bias()), QUIET, edges -> {
                note(edges, line.line());
                measure(line, left - 1, then);
            }));
            session.ask(left % 2 == 1 ? new Prompt.PutDown() : new Prompt.Lift());
        } catch (LineException e) {
            session.fail(e);
        }
    }

    private void note(List<Edge> edges, int line) {
        Moves moves = Moves.of(edges, line);
        pause = longer(pause, moves.longestPause());
        bounce = longer(bounce, moves.longestBounce());
    }

    private void finish(Finding.Line line, Runnable then) {
        LineInput contact = new LineInput(session.ref(line.line()), line.bias(), line.activeLow());
        hook = Optional.of(new HookPart(contact, debounce(), Optional.empty(), HANG_UP));
        session.notice(new Notice.FoundHook(contact.line(), bounce));
        session.untilRest(then);
    }

    /** Twice the longest pause within a bounce, in steps of 5 ms. */
    private Duration debounce() {
        long millis = Math.ceilDiv(2 * pause.toNanos(), 5_000_000L) * 5;
        return Duration.ofMillis(Math.clamp(millis, LEAST_DEBOUNCE_MILLIS, MOST_DEBOUNCE_MILLIS));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
