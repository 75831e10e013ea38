package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.user.Knob;
import org.offhook.phone.core.user.PinHash;

/** A phone with the SIP side and the clock of a test around it; checks each step. */
final class World {

    static final List<LineId> LINES = List.of(PhoneFixture.LINE_1, PhoneFixture.LINE_2, new LineId(3));

    private static final List<AutoAnswer> AUTO = List.of(AutoAnswer.ACCOUNT, AutoAnswer.INTERCOM);

    static final List<Key> USUAL_KEYS = List.of(
            Key.SOFT_1,
            Key.SOFT_2,
            Key.SOFT_3,
            Key.SOFT_4,
            Key.HOLD,
            Key.TRANSFER,
            Key.CONFERENCE,
            Key.SPEAKER,
            Key.OK,
            Key.DIGIT_5,
            Key.POUND,
            Key.MUTE,
            Key.LINE_1,
            Key.LINE_2,
            Key.LINE_3,
            Key.MESSAGE);

    private static final List<Knob> KNOBS = List.of(Knob.values());

    /** Ways into the menu and about in it. */
    static final List<List<Key>> MENU_KEYS = List.of(
            keys("M"),
            keys("O"),
            keys("H"),
            keys("M612"),
            keys("M6131"),
            keys("M62"),
            keys("M615"),
            keys("M6121"),
            keys("M45"),
            keys("M5"),
            keys("U"),
            keys("D"),
            keys("L"),
            keys("R"),
            keys("O"),
            keys("C"),
            keys("S"),
            keys("1234O"),
            keys("1234O1234O"),
            keys("22#3*0"),
            keys("5"),
            keys("E"),
            keys("A"));

    /** M menu, H history, O OK, S second soft key, E exit, C back, A redial, and the arrows. */
    private static List<Key> keys(String signs) {
        return signs.chars()
                .mapToObj(c -> switch (c) {
                    case 'M', 'E' -> Key.SOFT_4;
                    case 'H' -> Key.SOFT_1;
                    case 'S' -> Key.SOFT_2;
                    case 'O' -> Key.OK;
                    case 'C' -> Key.CANCEL;
                    case 'A' -> Key.REDIAL;
                    case 'U' -> Key.UP;
                    case 'D' -> Key.DOWN;
                    case 'L' -> Key.LEFT;
                    case 'R' -> Key.RIGHT;
                    default -> Key.ofDialCharacter((char) c);
                })
                .toList();
    }

    private static <T> T pick(List<T> list, int n) {
        return list.get(Math.floorMod(n, list.size()));
    }

    /** A move of the world, to be read by the state in which it comes: what happens, and two choices of detail. */
    record Move(Kind kind, int a, int b) {}

    enum Kind {
        KEY,
        USUAL_KEY,
        HOOK,
        TIME,
        CALLER,
        SIP,
        REMOTE_CONTROL,
        SETTINGS,
        TOLD,
        KNOBS,
        MENU
    }

    final SipPeer sip = new SipPeer();
    final Map<PhoneTimer, PhoneEvent.TimerFired> timers = new EnumMap<>(PhoneTimer.class);
    final Map<PhoneTimer, Instant> due = new EnumMap<>(PhoneTimer.class);
    final Deque<PhoneEvent> answers = new ArrayDeque<>();
    final boolean sipChecksCommands;
    PhoneState state;
    Instant now = Instant.parse("2026-03-01T08:00:00Z");

    World(int maxCalls, boolean sipChecksCommands) {
        this.sipChecksCommands = sipChecksCommands;
        state = PhoneState.initial(PhoneFixture.settings(maxCalls, PhoneSettings.Times.defaults()));
    }

    void happens(PhoneEvent event) {
        PhoneState before = state;
        Step step = Phone.step(before, event, now);
        Invariants.check(before, event, step, now);
        state = step.state();
        for (PhoneEffect effect : step.effects()) {
            switch (effect) {
                case PhoneEffect.StartTimer t -> {
                    timers.put(t.timer(), new PhoneEvent.TimerFired(t.timer(), t.generation()));
                    due.put(t.timer(), now.plus(t.after()));
                }
                case PhoneEffect.CancelTimer t -> due.remove(t.timer());
                case PhoneEffect.CheckPin check ->
                    answers.add(new PhoneEvent.PinChecked(
                            check.attempt(),
                            check.against().hash().equals(check.pin().digits())));
                case PhoneEffect.HashPin hash ->
                    answers.add(new PhoneEvent.PinHashed(
                            hash.attempt(), new PinHash(1, "", hash.pin().digits())));
                default -> {
                    if (sipChecksCommands) {
                        sip.take(effect);
                    }
                }
            }
        }
    }

    /** What takes a while is done when time passes. */
    void pass(Duration time) {
        while (!answers.isEmpty()) {
            happens(answers.poll());
        }
        Instant until = now.plus(time);
        while (true) {
            Optional<PhoneTimer> next = due.keySet().stream()
                    .filter(timer -> !due.get(timer).isAfter(until))
                    .min((x, y) -> due.get(x).compareTo(due.get(y)));
            if (next.isEmpty()) {
                break;
            }
            Instant at = due.remove(next.get());
            now = at.isAfter(now) ? at : now;
            boolean preDial = state.activity() instanceof Activity.PreDial;
            long placed = state.memory().placed();
            happens(timers.get(next.get()));
            assertTrue(!preDial || state.memory().placed() == placed, "on-hook digits were sent by time");
        }
        now = until;
    }

    void press(Key key) {
        happens(new PhoneEvent.KeyPressed(key));
        happens(new PhoneEvent.KeyReleased(key));
    }

    void hook() {
        happens(state.desk().handsetUp() ? new PhoneEvent.HookReplaced() : new PhoneEvent.HookLifted());
    }

    void move(Move move) {
        switch (move.kind()) {
            case KEY -> press(pick(List.of(Key.values()), move.a()));
            case USUAL_KEY -> press(pick(USUAL_KEYS, move.a()));
            case HOOK -> hook();
            case TIME -> pass(Duration.ofMillis(pick(List.of(50, 300, 1000, 4000, 5000, 30000, 61000), move.a())));
            case CALLER ->
                happens(sip.newCaller(
                        pick(LINES, move.a()), move.b() % 5 == 0 ? pick(AUTO, move.b() / 5) : AutoAnswer.NO));
            case SIP -> sip.next(move.a(), move.b()).ifPresent(this::happens);
            case REMOTE_CONTROL -> remote(move.a(), move.b());
            case MENU -> pick(MENU_KEYS, move.a()).forEach(this::press);
            case KNOBS -> happens(new PhoneEvent.KnobsFound(Set.copyOf(KNOBS.subList(0, move.a() % KNOBS.size()))));
            case SETTINGS ->
                happens(new PhoneEvent.SettingsChanged(
                        switch (move.a() % 3) {
                            case 0 -> PhoneFixture.settings(1 + move.b() % 3, PhoneSettings.Times.defaults());
                            case 1 -> new PhoneSettings(List.of(), 2, PhoneSettings.Times.defaults());
                            default -> PhoneFixture.SERVED;
                        }));
            case TOLD ->
                happens(
                        move.a() % 2 == 0
                                ? new PhoneEvent.ExtensionChanged(
                                        PhoneFixture.ANNA, pick(List.of(ExtensionState.values()), move.b()))
                                : new PhoneEvent.MessagesChanged(
                                        pick(LINES, move.a() / 2),
                                        new Mailbox(move.b() % 2 == 0, move.b() % 5, move.b() % 7)));
        }
    }

    private void remote(int a, int b) {
        CallId call = sip.calls().isEmpty() ? new CallId("ghost") : pick(sip.calls(), b);
        happens(
                switch (a % 3) {
                    case 0 -> new PhoneEvent.DialRequested(pick(LINES, b), "300");
                    case 1 -> new PhoneEvent.AnswerRequested(call);
                    default -> new PhoneEvent.HangUpRequested(call);
                });
    }

    void sipSettles() {
        for (Optional<PhoneEvent> e = sip.settle(); e.isPresent(); e = sip.settle()) {
            happens(e.get());
        }
    }
}
