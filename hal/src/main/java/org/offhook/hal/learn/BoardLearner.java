package org.offhook.hal.learn;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.offhook.hal.board.KeyPart;
import org.offhook.hal.board.KeypadPart;
import org.offhook.hal.board.LineInput;
import org.offhook.hal.key.Key;
import org.offhook.hal.line.LineException;
import org.offhook.hal.loop.DeviceLoop;

/**
 * Finds out what is wired to some lines: asks for each key in turn, then for the handset, then for the dial.
 *
 * <p>Threads: every method from any thread; the listener is called on the loop.
 */
public final class BoardLearner implements AutoCloseable {

    private static final Duration KEY_DEBOUNCE = Duration.ofMillis(20);

    private final List<Candidate> candidates;
    private final Plan plan;
    private final DeviceLoop loop;
    private final LearnListener listener;
    private final Map<Key, Finding> keys = new EnumMap<>(Key.class);
    private final Set<Integer> known = new HashSet<>();
    private final Deque<Question> questions = new ArrayDeque<>();
    private Session session;
    private Optional<HookQuestion> hook = Optional.empty();
    private Optional<DialQuestion> dial = Optional.empty();
    private Question current;
    private boolean over;

    /** @param candidates at most 64 lines that nobody else uses; those that cannot be had are left out with a notice */
    public BoardLearner(List<Candidate> candidates, Plan plan, DeviceLoop loop, LearnListener listener) {
        this.candidates = List.copyOf(candidates);
        this.plan = plan;
        this.loop = loop;
        this.listener = listener;
    }

    /** Begins by looking at the lines at rest; once. */
    public void start() {
        loop.execute(this::begin);
    }

    /** The phone lacks what was asked for last. */
    public void skip() {
        loop.execute(() -> {
            if (!over && current != null) {
                current.drop();
                session.untilRest(this::next);
            }
        });
    }

    /** Asks nothing more; what was found so far is told. */
    public void finish() {
        loop.execute(() -> {
            if (current != null) {
                current.drop();
            }
            done();
        });
    }

    /** Asks and tells nothing more. */
    @Override
    public void close() {
        loop.execute(() -> {
            over = true;
            if (current != null) {
                current.drop();
            }
        });
    }

    private void begin() {
        session = new Session(candidates, loop, listener, this::failed);
        plan.keys().forEach(key -> questions.add(new KeyQuestion(key, session, keys)));
        hook = plan.hook() ? Optional.of(new HookQuestion(session, known)) : Optional.empty();
        hook.ifPresent(questions::add);
        dial = plan.dial() ? Optional.of(new DialQuestion(session, known)) : Optional.empty();
        dial.ifPresent(questions::add);
        session.ask(new Prompt.HandsOff());
        session.findRest(this::next);
    }

    private void next() {
        remember();
        current = questions.poll();
        if (current == null) {
            done();
        } else {
            current.ask(this::next);
        }
    }

    /** The lines of keys are no dial. */
    private void remember() {
        for (Finding finding : keys.values()) {
            switch (finding) {
                case Finding.Line line -> known.add(line.line());
                case Finding.Crossing at -> known.addAll(List.of(at.driven(), at.following()));
                case Finding.Nothing _, Finding.Several _ -> {
                    // Says nothing of any line.
                }
            }
        }
        hook.flatMap(HookQuestion::hook)
                .ifPresent(
                        part -> known.add(session.refs().indexOf(part.contact().line())));
    }

    private void failed(LineException e) {
        if (!over) {
            listener.noticed(new Notice.Failed(e.getMessage()));
            done();
        }
    }

    private void done() {
        if (over) {
            return;
        }
        over = true;
        listener.done(
                new Learnt(keypad(), direct(), hook.flatMap(HookQuestion::hook), dial.flatMap(DialQuestion::dial)));
    }

    private Optional<KeypadPart> keypad() {
        if (session == null) {
            return Optional.empty();
        }
        Map<Key, Finding.Crossing> crossings = new EnumMap<>(Key.class);
        keys.forEach((key, finding) -> {
            if (finding instanceof Finding.Crossing at) {
                crossings.put(key, at);
            }
        });
        try {
            return MatrixSolver.solve(crossings, session.refs());
        } catch (MatrixSolver.NotAMatrix e) {
            listener.noticed(new Notice.NoMatrix(e.getMessage()));
            return Optional.empty();
        }
    }

    private List<KeyPart> direct() {
        List<KeyPart> parts = new ArrayList<>();
        keys.forEach((key, finding) -> {
            if (finding instanceof Finding.Line line) {
                LineInput contact = new LineInput(session.ref(line.line()), line.bias(), line.activeLow());
                parts.add(new KeyPart(key, contact, KEY_DEBOUNCE));
            }
        });
        return parts;
    }
}
