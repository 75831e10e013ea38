package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.menu.Menu;
import org.offhook.phone.core.menu.MenuSteps;
import org.offhook.phone.core.user.Knob;
import org.offhook.phone.core.user.PinHash;

/** Whatever happens, in whatever order, the phone stays in a possible state. */
class PhonePropertiesTest {

    private static final int TRIES = 1000;

    @Provide
    Arbitrary<List<World.Move>> moves() {
        Arbitrary<World.Kind> kind = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(2, Arbitraries.just(World.Kind.KEY)),
                net.jqwik.api.Tuple.of(6, Arbitraries.just(World.Kind.USUAL_KEY)),
                net.jqwik.api.Tuple.of(4, Arbitraries.just(World.Kind.HOOK)),
                net.jqwik.api.Tuple.of(4, Arbitraries.just(World.Kind.TIME)),
                net.jqwik.api.Tuple.of(3, Arbitraries.just(World.Kind.CALLER)),
                net.jqwik.api.Tuple.of(9, Arbitraries.just(World.Kind.SIP)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(World.Kind.REMOTE_CONTROL)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(World.Kind.SETTINGS)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(World.Kind.KNOBS)),
                net.jqwik.api.Tuple.of(3, Arbitraries.just(World.Kind.TOLD)),
                net.jqwik.api.Tuple.of(5, Arbitraries.just(World.Kind.MENU)));
        Arbitrary<Integer> detail = Arbitraries.integers().between(0, 99);
        return Combinators.combine(kind, detail, detail)
                .as(World.Move::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Property(tries = TRIES)
    void plausibleDaysKeepThePhoneInAPossibleState(
            @ForAll("moves") List<World.Move> moves, @ForAll("maxCalls") int maxCalls) {
        World world = new World(maxCalls, true);
        moves.forEach(world::move);
    }

    @Property(tries = TRIES)
    void userCanAlwaysEndEverythingByTheCancelKey(
            @ForAll("moves") List<World.Move> moves, @ForAll("maxCalls") int maxCalls) {
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
            @ForAll("moves") List<World.Move> moves, @ForAll("maxCalls") int maxCalls) {
        World world = new World(maxCalls, true);
        moves.forEach(world::move);
        world.sipSettles();
        // The oldest call that can be spoken to; the user ends or closes all else, by the key for it.
        for (int i = 0; i < 20 && Sounds.of(world.state).calls().isEmpty() && someoneToSpeakTo(world); i++) {
            world.pass(Duration.ofMillis(400));
            world.press(towardsSomebody(world));
            world.sipSettles();
        }
        assertFalse(
                Sounds.of(world.state).calls().isEmpty() && someoneToSpeakTo(world),
                () -> "nobody can be spoken to in " + world.state);
    }

    /** Wherever in the menu the user is, a caller rings, is answered, and afterwards the menu is where it was. */
    @Property(tries = TRIES)
    void callerIsHeardFromAnyPlaceOfTheMenuAndThePlaceIsKept(
            @ForAll("menuWays") List<List<Key>> ways, @ForAll boolean handset) {
        World world = new World(2, true);
        for (List<Key> way : ways) {
            way.forEach(world::press);
            world.pass(Duration.ofMillis(400));
        }
        if (Situation.of(world.state) != Situation.MENU
                || world.state.user().settings().doNotDisturb()) {
            return;
        }
        Menu before = MenuSteps.commit(world.state.panel().menu());
        world.happens(world.sip.newCaller(PhoneFixture.LINE_1, AutoAnswer.NO));
        assertEquals(Situation.INCOMING, Situation.of(world.state));
        assertEquals(Optional.of(Sound.Tone.RINGER), Sounds.of(world.state).tone());
        world.pass(Duration.ofSeconds(2));
        if (handset) {
            world.hook();
        } else {
            world.press(Key.OK);
        }
        world.sipSettles();
        assertEquals(1, Sounds.of(world.state).calls().size(), "nobody is spoken to");
        world.pass(Duration.ofMinutes(5));
        if (handset) {
            world.hook();
        } else {
            world.press(Key.SPEAKER);
        }
        world.sipSettles();
        world.pass(Duration.ofSeconds(4));
        assertEquals(Situation.MENU, Situation.of(world.state));
        assertEquals(before.labels(), world.state.panel().menu().labels());
        assertEquals(
                before.place().task(),
                MenuSteps.commit(world.state.panel().menu()).place().task());
    }

    @Provide
    Arbitrary<List<List<Key>>> menuWays() {
        return Arbitraries.of(World.MENU_KEYS).list().ofMinSize(1).ofMaxSize(12);
    }

    private static Key towardsSomebody(World world) {
        return switch (Situation.of(world.state)) {
            case INCOMING, INCOMING_DURING_CALL, RINGING_BACK -> Key.OK;
            case HELD_BY_ME, TWO_HELD, TRANSFER_CONSULTING, CONFERENCE -> Key.HOLD;
            case CONNECTED, HELD_BY_PEER, TWO_CALLS -> Key.SPEAKER;
            case IDLE,
                    MISSED,
                    LOCKED,
                    MENU,
                    PRE_DIAL,
                    DIAL_TONE,
                    DIALLING,
                    OUTGOING,
                    ANSWERING,
                    ENDED,
                    TRANSFER_NUMBER,
                    TRANSFER_RINGING,
                    TRANSFERRING,
                    TRANSFER_FAILED -> Key.CANCEL;
        };
    }

    private static boolean someoneToSpeakTo(World world) {
        return world.state.calls().stream().anyMatch(call -> call.up() || call.ringing());
    }

    /** Whatever is pressed in a transfer, and however it fails; that the caller is kept in every step is checked by the invariants. */
    @Property(tries = TRIES)
    void transferMayAlwaysBeLeftAndTheCallerIsKept(@ForAll("transferMoves") List<World.Move> moves) {
        World world = new World(3, true);
        PhoneEvent.IncomingCall caller = world.sip.newCaller(PhoneFixture.LINE_1, AutoAnswer.NO);
        world.happens(caller);
        world.hook();
        world.sipSettles();
        world.press(Key.TRANSFER);
        for (World.Move move : moves) {
            if (world.state.transfer().kept().isEmpty()) {
                break;
            }
            world.move(move);
        }
        if (world.state.transfer().kept().isPresent()) {
            world.sipSettles();
            for (int i = 0; i < 4 && world.state.transfer().kept().isPresent(); i++) {
                world.press(Key.CANCEL);
                world.sipSettles();
                world.pass(Duration.ofSeconds(4));
                world.sipSettles();
            }
            assertEquals(Optional.empty(), world.state.transfer().kept());
        }
    }

    /** Whatever happens after two calls were joined, the user ends alone or speaks to whoever has stayed. */
    @Property(tries = TRIES)
    void whoHasStayedInAConferenceIsSpokenTo(@ForAll("transferMoves") List<World.Move> moves) {
        World world = new World(3, true);
        for (int i = 0; i < 2; i++) {
            world.happens(world.sip.newCaller(PhoneFixture.LINE_1, AutoAnswer.NO));
            world.press(Key.OK);
            world.sipSettles();
        }
        world.press(Key.CONFERENCE);
        world.sipSettles();
        assertEquals(Situation.CONFERENCE, Situation.of(world.state));
        assertEquals(2, Sounds.of(world.state).calls().size());
        moves.forEach(world::move);
        world.sipSettles();
        for (int i = 0; i < 20 && Sounds.of(world.state).calls().isEmpty() && someoneToSpeakTo(world); i++) {
            world.pass(Duration.ofMillis(400));
            world.press(towardsSomebody(world));
            world.sipSettles();
        }
        assertFalse(
                Sounds.of(world.state).calls().isEmpty() && someoneToSpeakTo(world),
                () -> "nobody can be spoken to in " + world.state);
    }

    @Provide
    Arbitrary<List<World.Move>> transferMoves() {
        Arbitrary<World.Kind> kind = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, Arbitraries.just(World.Kind.USUAL_KEY)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(World.Kind.HOOK)),
                net.jqwik.api.Tuple.of(2, Arbitraries.just(World.Kind.TIME)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(World.Kind.CALLER)),
                net.jqwik.api.Tuple.of(6, Arbitraries.just(World.Kind.SIP)));
        Arbitrary<Integer> detail = Arbitraries.integers().between(0, 99);
        return Combinators.combine(kind, detail, detail)
                .as(World.Move::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
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
    void staleTimersChangeNothing(@ForAll("moves") List<World.Move> moves, @ForAll("timers") PhoneTimer timer) {
        World world = new World(2, true);
        for (World.Move move : moves) {
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
                Arbitraries.of(World.USUAL_KEYS).map(PhoneEvent.KeyPressed::new),
                Arbitraries.of(new PhoneEvent.HookLifted(), new PhoneEvent.HookReplaced()),
                Combinators.combine(Arbitraries.of(World.LINES), Arbitraries.of("", "300"))
                        .as(PhoneEvent.DialRequested::new),
                call.map(PhoneEvent.AnswerRequested::new),
                call.map(PhoneEvent.HangUpRequested::new));
        Arbitrary<PhoneEvent> sip = Arbitraries.oneOf(
                Combinators.combine(call, Arbitraries.of(World.LINES), Arbitraries.of(AutoAnswer.class))
                        .as((id, line, auto) -> new PhoneEvent.IncomingCall(id, line, new Party("", "1"), auto)),
                call.map(PhoneEvent.RemoteRinging::new),
                call.map(PhoneEvent.EarlyMedia::new),
                Combinators.combine(call, media).as(PhoneEvent.Connected::new),
                Combinators.combine(call, media).as(PhoneEvent.MediaChanged::new),
                call.map(id -> new PhoneEvent.QualityMeasured(
                        id,
                        new SoundQuality(44, 44, 40, 93, 93, 0, 0, 1, 20, OptionalInt.empty(), OptionalInt.empty()))),
                Combinators.combine(call, Arbitraries.of('0', '9', '*', '#', 'A', 'D', 'E', 'a', ' ', '\0'))
                        .as(PhoneEvent.DigitHeard::new),
                Combinators.combine(call, flag).as(PhoneEvent.RemoteHold::new),
                Combinators.combine(call, flag, flag).as(PhoneEvent.HoldResult::new),
                Combinators.combine(call, call)
                        .as((id, old) -> new PhoneEvent.CallReplaced(id, old, PhoneFixture.LINE_1, new Party("", "1"))),
                call.map(id -> new PhoneEvent.HandedOn(id, new Party("", "2"))),
                call.map(PhoneEvent.TransferProgress::new),
                Combinators.combine(call, Arbitraries.of(EndReason.Kind.class).map(EndReason::of))
                        .as(PhoneEvent.TransferResult::new),
                Combinators.combine(call, Arbitraries.of(EndReason.Kind.class).map(EndReason::of))
                        .as(PhoneEvent.CallEnded::new));
        Arbitrary<PhoneEvent> chores = Arbitraries.of(
                new PhoneEvent.KnobsFound(Set.of(Knob.RINGER)),
                new PhoneEvent.KnobsFound(Set.of()),
                new PhoneEvent.StatusRead(DeviceStatus.UNKNOWN),
                new PhoneEvent.PinChecked(1, true),
                new PhoneEvent.PinChecked(2, false),
                new PhoneEvent.PinHashed(1, new PinHash(1, "", "")),
                new PhoneEvent.KeyReleased(Key.OK));
        Arbitrary<PhoneEvent> time = Combinators.combine(
                        Arbitraries.of(PhoneTimer.class), Arbitraries.longs().between(0, 40))
                .as(PhoneEvent.TimerFired::new);
        return Arbitraries.oneOf(user, sip, time, chores).list().ofMinSize(1).ofMaxSize(80);
    }
}
