package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.offhook.phone.core.menu.Label;
import org.offhook.phone.core.menu.Menu;
import org.offhook.phone.core.menu.Node;
import org.offhook.phone.core.menu.Place;
import org.offhook.phone.core.menu.Task;

/** What holds after every step, whatever the event was. */
final class Invariants {

    private static final int MOST_EFFECTS = 24;

    private Invariants() {}

    static void check(PhoneState before, PhoneEvent event, Step step, Instant at) {
        PhoneState after = step.state();
        callsAreThoseThatSipKnows(before, event, step);
        nobodyIsLost(after);
        transferFits(after);
        callerIsKept(before, event, after);
        conferenceFits(after);
        memberIsKept(before, event, after);
        onlyTheConferenceIsHeardTogether(after);
        everyToneHasAReason(after);
        ringingIsHeard(after);
        deskFitsActivity(after);
        muteOnlyInACall(after);
        soundWasTold(before, step);
        exactlyTheWantedTimersRun(after, at);
        softKeysFit(after);
        callsStayWithinTheirNumber(before, after);
        heardDigitsAreDigitsAndFew(after);
        menuStandsAtAPlaceThatExists(after);
        logIsBounded(after);
        assertTrue(step.effects().size() <= MOST_EFFECTS, () -> "too many effects: " + step.effects());
    }

    private static Set<CallId> ids(PhoneState state) {
        Set<CallId> ids = state.calls().stream().map(Call::id).collect(Collectors.toSet());
        assertEquals(ids.size(), state.calls().size(), "a call is there twice");
        return ids;
    }

    private static void callsAreThoseThatSipKnows(PhoneState before, PhoneEvent event, Step step) {
        Set<CallId> expected = new HashSet<>(ids(before));
        if (event instanceof PhoneEvent.IncomingCall e) {
            expected.add(e.call());
        }
        if (event instanceof PhoneEvent.CallReplaced e) {
            expected.add(e.call());
        }
        if (event instanceof PhoneEvent.CallEnded e) {
            boolean known = expected.remove(e.call());
            long records = step.effects().stream()
                    .filter(PhoneEffect.RecordCall.class::isInstance)
                    .count();
            assertEquals(known ? 1 : 0, records, "each call is recorded once, at its end");
        }
        for (PhoneEffect effect : step.effects()) {
            if (effect instanceof PhoneEffect.Follow follow) {
                assertTrue(expected.add(follow.call()), "a call was placed under a name in use");
            }
            if (effect instanceof PhoneEffect.PlaceCall place) {
                assertTrue(expected.add(place.call()), "a call was placed under a name in use");
            }
        }
        assertEquals(expected, ids(step.state()));
    }

    /** Each living call rings, is the one the user is with, or waits behind it and comes forward by itself. */
    private static void nobodyIsLost(PhoneState state) {
        for (Call call : state.calls()) {
            switch (call.state()) {
                case CallState.Outgoing _ -> assertTrue(state.inFocus(call), () -> "nobody sees " + call);
                case CallState.Up _ ->
                    assertTrue(!(state.activity() instanceof Activity.Idle), () -> "the phone is idle beside " + call);
                case CallState.Ringing _ -> assertTrue(state.incoming().isPresent());
                case CallState.Answering _, CallState.Ending _ -> {}
            }
        }
        switch (state.activity()) {
            case Activity.OnCall _ ->
                assertTrue(
                        state.focus()
                                .filter(call -> call.live() && !call.ringing())
                                .isPresent(),
                        () -> "with a call that is gone: " + state.activity());
            case Activity.Returning _ ->
                assertTrue(state.focus().filter(Call::up).isPresent());
            case Activity.Idle _, Activity.PreDial _, Activity.Dialling _, Activity.Ended _ -> {}
        }
    }

    /** A transfer is of calls that are there, and the user sees it. */
    private static void transferFits(PhoneState state) {
        boolean fits =
                switch (state.transfer()) {
                    case Transfer.None _ -> true;
                    case Transfer.Number number ->
                        isUp(state, number.caller()) && state.activity() instanceof Activity.Dialling;
                    case Transfer.Consulting consulting ->
                        isUp(state, consulting.caller())
                                && state.call(consulting.target())
                                        .filter(call -> call.up() || call.outgoing())
                                        .isPresent()
                                && state.activity() instanceof Activity.OnCall;
                    case Transfer.Asked asked -> isUp(state, asked.caller());
                    case Transfer.Failed failed ->
                        isUp(state, failed.caller()) && state.activity() instanceof Activity.OnCall;
                    case Transfer.Following following ->
                        isUp(state, following.old())
                                && state.call(following.next())
                                        .filter(Call::outgoing)
                                        .isPresent();
                    case Transfer.Back back -> isUp(state, back.caller()) && state.activity() instanceof Activity.Ended;
                };
        assertTrue(fits, () -> state.transfer() + " with " + state.activity());
    }

    private static boolean isUp(PhoneState state, CallId id) {
        return state.call(id).filter(Call::up).isPresent();
    }

    /** Who is being handed on stays up until he hangs up, has been handed on, or remote control ends him. */
    private static void callerIsKept(PhoneState before, PhoneEvent event, PhoneState after) {
        before.transfer().kept().filter(caller -> !isUp(after, caller)).ifPresent(caller -> {
            boolean gone =
                    switch (event) {
                        case PhoneEvent.CallEnded e -> e.call().equals(caller);
                        case PhoneEvent.Connected e ->
                            before.transfer().equals(new Transfer.Following(caller, e.call()));
                        case PhoneEvent.CallReplaced e -> e.old().equals(caller);
                        case PhoneEvent.HangUpRequested e -> e.call().equals(caller);
                        case PhoneEvent.TransferResult e ->
                            e.call().equals(caller) && e.reason().kind() == EndReason.Kind.TRANSFERRED;
                        default -> false;
                    };
            assertTrue(gone, () -> "lost in a transfer: " + caller + " by " + event);
        });
    }

    /** Those who are joined are up and held or not together; the user is with one of them and sees it. */
    private static void conferenceFits(PhoneState state) {
        boolean fits =
                switch (state.conference()) {
                    case Conference.None _ -> true;
                    case Conference.Inviting inviting -> state.transfer().kept().equals(Optional.of(inviting.caller()));
                    case Conference.Joined joined ->
                        joined.members().size() == 2
                                && joined.members().stream().distinct().count() == 2
                                && joined.members().stream().allMatch(id -> isUp(state, id))
                                && joined.members().stream()
                                                .map(id -> state.call(id)
                                                        .orElseThrow()
                                                        .heldByMe())
                                                .distinct()
                                                .count()
                                        == 1
                                && state.activity() instanceof Activity.OnCall(CallId with)
                                && joined.members().contains(with)
                                && state.transfer() instanceof Transfer.None;
                };
        assertTrue(fits, () -> state.conference() + " with " + state.activity() + " and " + state.calls());
    }

    /** Who is in a conference stays up until he hangs up, is replaced, or the user ends him. */
    private static void memberIsKept(PhoneState before, PhoneEvent event, PhoneState after) {
        if (!(before.conference() instanceof Conference.Joined joined)) {
            return;
        }
        for (CallId member : joined.members()) {
            boolean gone =
                    switch (event) {
                        case PhoneEvent.CallEnded e -> e.call().equals(member);
                        case PhoneEvent.CallReplaced e -> e.old().equals(member);
                        case PhoneEvent.HangUpRequested e -> e.call().equals(member);
                        case PhoneEvent.TransferResult e -> e.call().equals(member);
                        case PhoneEvent.KeyPressed _, PhoneEvent.HookReplaced _ -> true;
                        default -> false;
                    };
            assertTrue(gone || isUp(after, member), () -> "lost in a conference: " + member + " by " + event);
        }
    }

    private static void onlyTheConferenceIsHeardTogether(PhoneState state) {
        List<CallId> heard = Sounds.of(state).calls();
        assertTrue(
                heard.size() <= 1
                        || state.conference() instanceof Conference.Joined joined
                                && joined.members().containsAll(heard),
                () -> "heard at once: " + heard);
        for (CallId id : heard) {
            Call call = state.call(id).orElseThrow();
            assertTrue(state.together(call) && state.desk().engaged(), () -> "heard by nobody: " + call);
            assertTrue(call.open() || call.state() instanceof CallState.EarlyMedia, () -> "heard: " + call);
        }
    }

    private static void everyToneHasAReason(PhoneState state) {
        Sound sound = Sounds.of(state);
        if (sound.tone().isEmpty()) {
            return;
        }
        boolean engaged = state.desk().engaged();
        Activity doing = state.activity();
        Activity.Stage stage = doing instanceof Activity.Dialling d ? d.stage() : null;
        boolean failed = doing instanceof Activity.Ended e && !e.answered();
        boolean reason =
                switch (sound.tone().get()) {
                    case DIAL -> engaged && stage == Activity.Stage.DIAL_TONE;
                    case RING_BACK ->
                        state.focus()
                                .filter(call -> call.state() instanceof CallState.RingingOut)
                                .isPresent();
                    case BUSY -> engaged && failed;
                    case CONGESTION -> engaged && (failed || stage == Activity.Stage.CONGESTION);
                    case CALL_WAITING -> engaged && state.incoming().isPresent();
                    case OFF_HOOK_WARNING -> state.desk().handsetUp() && stage == Activity.Stage.WARNING;
                    case HOLD_REMINDER -> state.parked().isPresent();
                    case INTERCOM_BEEPS -> engaged && state.focus().isPresent();
                    case RINGER -> !engaged && (state.incoming().isPresent() || doing instanceof Activity.Returning);
                };
        assertTrue(reason, () -> sound + " without a reason in " + state);
    }

    private static void ringingIsHeard(PhoneState state) {
        boolean rings =
                state.calls().stream().anyMatch(call -> call.state() instanceof CallState.Ringing(boolean s) && !s);
        if (rings) {
            assertEquals(
                    Optional.of(state.desk().engaged() ? Sound.Tone.CALL_WAITING : Sound.Tone.RINGER),
                    Sounds.of(state).tone());
        }
    }

    private static void deskFitsActivity(PhoneState state) {
        boolean engaged = state.desk().engaged();
        boolean fits =
                switch (state.activity()) {
                    case Activity.Idle _, Activity.PreDial _ -> !engaged;
                    case Activity.Dialling d ->
                        engaged
                                && (d.digits().isEmpty()
                                        ? d.stage() != Activity.Stage.COLLECTING
                                        : d.stage() != Activity.Stage.DIAL_TONE);
                    case Activity.OnCall _ ->
                        engaged || state.focus().filter(Call::heldByMe).isPresent();
                    case Activity.Returning _ -> !engaged;
                    case Activity.Ended _ -> true;
                };
        assertTrue(fits, () -> state.activity() + " with " + state.desk());
    }

    private static void muteOnlyInACall(PhoneState state) {
        if (state.desk().muted()) {
            Call call = state.focus().orElseThrow(() -> new AssertionError("muted without a call"));
            assertTrue(call.up() || call.state() instanceof CallState.Answering, () -> "muted with " + call);
        }
    }

    private static void soundWasTold(PhoneState before, Step step) {
        Sound now = Sounds.of(step.state());
        assertEquals(now, step.state().upkeep().heard());
        List<PhoneEffect> told = step.effects().stream()
                .filter(PhoneEffect.Hear.class::isInstance)
                .toList();
        assertEquals(now.equals(before.upkeep().heard()) ? List.of() : List.of(new PhoneEffect.Hear(now)), told);
    }

    private static void exactlyTheWantedTimersRun(PhoneState state, Instant at) {
        for (PhoneTimer timer : PhoneTimer.values()) {
            Object wanted = TimersWanted.of(timer, state, at)
                    .map(TimersWanted.Want::cause)
                    .orElse(null);
            Timers.Running running = state.upkeep().timers().running().get(timer);
            assertEquals(wanted, running == null ? null : running.cause(), timer::toString);
        }
    }

    private static void menuStandsAtAPlaceThatExists(PhoneState state) {
        Menu menu = state.panel().menu();
        boolean visible = Situation.of(state) == Situation.MENU;
        assertEquals(
                menu.open()
                        && state.activity() instanceof Activity.Idle
                        && state.incoming().isEmpty(),
                visible);
        if (!menu.open()) {
            return;
        }
        List<Label> labels = new ArrayList<>();
        for (Place place : menu.path()) {
            labels.add(place.label());
            Node node = Menus.tree(state).at(labels).orElseThrow();
            assertTrue(place.selected() >= 0 && place.selected() <= Math.max(0, node.size() - 1), place::toString);
            if (place.task() instanceof Task.Typing typing) {
                assertTrue(typing.entry().text().length() <= typing.entry().most(), place::toString);
            }
        }
    }

    private static void heardDigitsAreDigitsAndFew(PhoneState state) {
        for (Call call : state.calls()) {
            assertTrue(call.heardDigits().matches("[0-9*#A-D]{0,32}"), call::heardDigits);
            assertTrue(call.heardDigits().isEmpty() || !call.ringing(), () -> "heard before an answer: " + call);
        }
    }

    private static void logIsBounded(PhoneState state) {
        assertTrue(state.memory().log().newestFirst().size() <= CallLog.MOST);
    }

    private static void softKeysFit(PhoneState state) {
        List<SoftKey> keys = SoftKeys.of(state);
        assertEquals(4, keys.size());
        for (SoftKey key : keys) {
            assertTrue(key.label().length() <= 4, key::label);
        }
    }

    private static void callsStayWithinTheirNumber(PhoneState before, PhoneState after) {
        long was = before.calls().stream().filter(Call::live).count();
        long is = after.calls().stream().filter(Call::live).count();
        int most = Math.max(1, after.settings().maxCalls());
        assertTrue(is <= Math.max(was, most), () -> is + " calls where " + most + " are allowed");
        assertTrue(after.calls().stream().filter(Call::outgoing).count() <= 1, "two calls being placed");
    }
}
