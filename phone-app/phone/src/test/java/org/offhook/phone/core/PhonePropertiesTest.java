package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.offhook.hal.key.Key;

/** Whatever happens, in whatever order, the phone stays in a possible state. */
class PhonePropertiesTest {

    private static final int TRIES = 1000;
    private static final List<LineId> LINES = List.of(PhoneFixture.LINE_1, PhoneFixture.LINE_2, new LineId(3));

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
        SETTINGS
    }

    /** A phone with the SIP side and the clock of a test around it; checks each step. */
    static final class World {
        final SipPeer sip = new SipPeer();
        final Map<PhoneTimer, PhoneEvent.TimerFired> timers = new EnumMap<>(PhoneTimer.class);
        final Map<PhoneTimer, Instant> due = new EnumMap<>(PhoneTimer.class);
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
                    default -> {
                        if (sipChecksCommands) {
                            sip.take(effect);
                        }
                    }
                }
            }
        }

        void pass(Duration time) {
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
                case SETTINGS ->
                    happens(new PhoneEvent.SettingsChanged(
                            move.a() % 2 == 0
                                    ? PhoneFixture.settings(1 + move.b() % 3, PhoneSettings.Times.defaults())
                                    : new PhoneSettings(List.of(), 2, PhoneSettings.Times.defaults())));
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

    private static final List<AutoAnswer> AUTO = List.of(AutoAnswer.ACCOUNT, AutoAnswer.INTERCOM);

    private static final List<Key> USUAL_KEYS = List.of(
            Key.SOFT_1,
            Key.SOFT_2,
            Key.SOFT_4,
            Key.HOLD,
            Key.SPEAKER,
            Key.OK,
            Key.DIGIT_5,
            Key.POUND,
            Key.MUTE,
            Key.LINE_1,
            Key.LINE_2);

    private static <T> T pick(List<T> list, int n) {
        return list.get(Math.floorMod(n, list.size()));
    }

    @Provide
    Arbitrary<List<Move>> moves() {
        Arbitrary<Kind> kind = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(2, Arbitraries.just(Kind.KEY)),
                net.jqwik.api.Tuple.of(6, Arbitraries.just(Kind.USUAL_KEY)),
                net.jqwik.api.Tuple.of(4, Arbitraries.just(Kind.HOOK)),
                net.jqwik.api.Tuple.of(4, Arbitraries.just(Kind.TIME)),
                net.jqwik.api.Tuple.of(3, Arbitraries.just(Kind.CALLER)),
                net.jqwik.api.Tuple.of(9, Arbitraries.just(Kind.SIP)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(Kind.REMOTE_CONTROL)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(Kind.SETTINGS)));
        Arbitrary<Integer> detail = Arbitraries.integers().between(0, 99);
        return Combinators.combine(kind, detail, detail)
                .as(Move::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Property(tries = TRIES)
    void plausibleDaysKeepThePhoneInAPossibleState(
            @ForAll("moves") List<Move> moves, @ForAll("maxCalls") int maxCalls) {
        World world = new World(maxCalls, true);
        moves.forEach(world::move);
    }

    @Property(tries = TRIES)
    void userCanAlwaysEndEverythingByTheCancelKey(@ForAll("moves") List<Move> moves, @ForAll("maxCalls") int maxCalls) {
        World world = new World(maxCalls, true);
        moves.forEach(world::move);
        if (world.state.desk().handsetUp()) {
            world.hook();
        }
        for (int i = 0; i < 20; i++) {
            world.sipSettles();
            world.press(Key.CANCEL);
            world.pass(Duration.ofSeconds(1));
        }
        world.sipSettles();
        assertEquals(List.of(), world.state.calls(), "a call that the user cannot reach");
        assertEquals(Situation.IDLE, Situation.of(world.state));
        assertEquals(Sound.SILENCE, Sounds.of(world.state));
        assertEquals(Map.of(), world.state.upkeep().timers().running());
    }

    @Property(tries = TRIES)
    void userCanAlwaysSpeakToACallerWhoIsStillThere(
            @ForAll("moves") List<Move> moves, @ForAll("maxCalls") int maxCalls) {
        World world = new World(maxCalls, true);
        moves.forEach(world::move);
        world.sipSettles();
        // The oldest call that can be spoken to; the user ends or closes all else, by the key for it.
        for (int i = 0; i < 20 && Sounds.of(world.state).calls().isEmpty() && someoneToSpeakTo(world); i++) {
            world.pass(Duration.ofMillis(400));
            world.press(
                    switch (Situation.of(world.state)) {
                        case INCOMING, INCOMING_DURING_CALL, RINGING_BACK -> Key.OK;
                        case HELD_BY_ME, TWO_HELD -> Key.HOLD;
                        case CONNECTED, HELD_BY_PEER, TWO_CALLS -> Key.SPEAKER;
                        case IDLE, MISSED, MENU, PRE_DIAL, DIAL_TONE, DIALLING, OUTGOING, ANSWERING, ENDED ->
                            Key.CANCEL;
                    });
            world.sipSettles();
        }
        assertFalse(
                Sounds.of(world.state).calls().isEmpty() && someoneToSpeakTo(world),
                () -> "nobody can be spoken to in " + world.state);
    }

    private static boolean someoneToSpeakTo(World world) {
        return world.state.calls().stream().anyMatch(call -> call.up() || call.ringing());
    }

    @Property(tries = TRIES)
    void nonsenseKeepsThePhoneInAPossibleState(
            @ForAll("nonsense") List<PhoneEvent> events, @ForAll("maxCalls") int maxCalls) {
        World world = new World(maxCalls, false);
        for (PhoneEvent event : events) {
            world.now = world.now.plusMillis(100);
            world.happens(event);
        }
    }

    @Property(tries = TRIES)
    void staleTimersChangeNothing(@ForAll("moves") List<Move> moves, @ForAll("timers") PhoneTimer timer) {
        World world = new World(2, true);
        for (Move move : moves) {
            world.move(move);
            Timers.Running running = world.state.upkeep().timers().running().get(timer);
            long stale = running == null ? world.state.upkeep().timers().generation() : running.generation() - 1;
            Step step = Phone.step(world.state, new PhoneEvent.TimerFired(timer, stale), world.now);
            assertSame(world.state, step.state());
            assertEquals(List.of(), step.effects());
        }
    }

    @Provide
    Arbitrary<Integer> maxCalls() {
        return Arbitraries.integers().between(1, 4);
    }

    @Provide
    Arbitrary<PhoneTimer> timers() {
        return Arbitraries.of(PhoneTimer.class);
    }

    @Provide
    Arbitrary<List<PhoneEvent>> nonsense() {
        Arbitrary<CallId> call = Arbitraries.of("in-1", "in-2", "in-3", "out-1", "out-2", "ghost")
                .map(CallId::new);
        Arbitrary<Boolean> flag = Arbitraries.of(true, false);
        Arbitrary<MediaInfo> media = Arbitraries.just(new MediaInfo("PCMA", false));
        Arbitrary<PhoneEvent> user = Arbitraries.oneOf(
                Arbitraries.of(Key.class).map(PhoneEvent.KeyPressed::new),
                Arbitraries.of(USUAL_KEYS).map(PhoneEvent.KeyPressed::new),
                Arbitraries.of(new PhoneEvent.HookLifted(), new PhoneEvent.HookReplaced()),
                Combinators.combine(Arbitraries.of(LINES), Arbitraries.of("", "300"))
                        .as(PhoneEvent.DialRequested::new),
                call.map(PhoneEvent.AnswerRequested::new),
                call.map(PhoneEvent.HangUpRequested::new));
        Arbitrary<PhoneEvent> sip = Arbitraries.oneOf(
                Combinators.combine(call, Arbitraries.of(LINES), Arbitraries.of(AutoAnswer.class))
                        .as((id, line, auto) -> new PhoneEvent.IncomingCall(id, line, new Party("", "1"), auto)),
                call.map(PhoneEvent.RemoteRinging::new),
                call.map(PhoneEvent.EarlyMedia::new),
                Combinators.combine(call, media).as(PhoneEvent.Connected::new),
                Combinators.combine(call, media).as(PhoneEvent.MediaChanged::new),
                Combinators.combine(call, flag).as(PhoneEvent.RemoteHold::new),
                Combinators.combine(call, flag, flag).as(PhoneEvent.HoldResult::new),
                Combinators.combine(call, Arbitraries.of(EndReason.Kind.class).map(EndReason::of))
                        .as(PhoneEvent.CallEnded::new));
        Arbitrary<PhoneEvent> time = Combinators.combine(
                        Arbitraries.of(PhoneTimer.class), Arbitraries.longs().between(0, 40))
                .as(PhoneEvent.TimerFired::new);
        return Arbitraries.oneOf(user, sip, time).list().ofMinSize(1).ofMaxSize(80);
    }
}
