package org.offhook.hal.learn;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.offhook.hal.board.LineInput;
import org.offhook.hal.board.RotaryPart;
import org.offhook.hal.key.Key;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;

/**
 * How a dial works, by one digit: a 3 is three pulses, on Swedish dials four, on those of New Zealand seven. Its contacts
 * are to ground.
 */
final class DialQuestion implements Question {

    private static final int DIGIT = 3;
    /** Longer than a finger rests between winding up and letting go. */
    private static final Duration QUIET = Duration.ofMillis(1500);

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int BETWEEN_10_AND_20 = 15;

    private final Session session;
    private final Set<Integer> others;
    private Optional<RotaryPart> dial = Optional.empty();
    private Optional<EdgeRecorder> recorder = Optional.empty();

    /** @param others lines that are known to be something else */
    DialQuestion(Session session, Set<Integer> others) {
        this.session = session;
        this.others = others;
    }

    Optional<RotaryPart> dial() {
        return dial;
    }

    @Override
    public void ask(Runnable then) {
        Map<Integer, LineUse.Bias> lines = new HashMap<>();
        for (int line = 0; line < session.refs().size(); line++) {
            if (!others.contains(line)) {
                lines.put(line, LineUse.Bias.PULL_UP);
            }
        }
        try {
            recorder = Optional.of(session.record(lines, QUIET, edges -> judge(edges, then)));
            session.ask(new Prompt.Dial(DIGIT));
        } catch (LineException e) {
            session.fail(e);
        }
    }

    @Override
    public void drop() {
        recorder.ifPresent(EdgeRecorder::close);
        dial = Optional.empty();
    }

    private void judge(List<Edge> edges, Runnable then) {
        Map<Integer, Moves> moves = new HashMap<>();
        edges.forEach(edge -> moves.computeIfAbsent(edge.line(), line -> Moves.of(edges, line)));
        moves.values().removeIf(move -> move.starts().isEmpty());
        Optional<Integer> pulse =
                moves.keySet().stream().max((one, other) -> Integer.compare(count(moves, one), count(moves, other)));
        Optional<RotaryPart.Digits> digits = pulse.flatMap(line -> digits(count(moves, line)));
        if (digits.isEmpty()) {
            session.notice(new Notice.NotThat());
            ask(then);
            return;
        }
        Optional<Integer> away = moves.keySet().stream()
                .filter(line -> spans(moves.get(line), moves.get(pulse.get())))
                .findFirst();
        finish(pulse.get(), moves.get(pulse.get()), away, digits.get(), then);
    }

    private void finish(int pulse, Moves moves, Optional<Integer> away, RotaryPart.Digits digits, Runnable then) {
        int pulses = moves.starts().size() / 2;
        int perSecond = perSecond(moves.starts());
        dial = Optional.of(
                new RotaryPart(contact(pulse), away.map(this::contact), perSecond, digits, debounce(moves, perSecond)));
        session.notice(new Notice.FoundDial(session.ref(pulse), away.map(session::ref), pulses));
        session.untilRest(then);
    }

    /** What a contact is not at rest, is active. */
    private LineInput contact(int line) {
        return new LineInput(session.ref(line), LineUse.Bias.PULL_UP, session.highAtRest(line));
    }

    private static int count(Map<Integer, Moves> moves, int line) {
        return moves.get(line).starts().size();
    }

    private static Optional<RotaryPart.Digits> digits(int movements) {
        Optional<Key> dialled = Optional.of(Key.ofDialCharacter((char) ('0' + DIGIT)));
        for (RotaryPart.Digits digits : RotaryPart.Digits.values()) {
            if (movements % 2 == 0 && digits.key(movements / 2).equals(dialled)) {
                return Optional.of(digits);
            }
        }
        return Optional.empty();
    }

    private static boolean spans(Moves contact, Moves pulses) {
        return contact.starts().size() == 2
                && contact.starts().getFirst() < pulses.starts().getFirst()
                && contact.starts().getLast() > pulses.starts().getLast();
    }

    private static int perSecond(List<Long> starts) {
        int breaks = starts.size() / 2;
        long nanos = starts.get(2 * breaks - 2) - starts.getFirst();
        return (breaks - 1) * NANOS_PER_SECOND / nanos < BETWEEN_10_AND_20 ? 10 : 20;
    }

    /** Twice the longest pause within a bounce; shorter than the shortest make. */
    private static Duration debounce(Moves moves, int perSecond) {
        long millis = Math.ceilDiv(2 * moves.longestPause().toNanos(), 1_000_000L);
        return Duration.ofMillis(Math.clamp(millis, 5, perSecond == 10 ? 15 : 8));
    }
}
