package org.offhook.phone.core;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.offhook.phone.core.Activity.OnCall;

/** Joining two calls, and taking them apart again. Nobody is lost: who leaves leaves an ordinary call behind. */
final class Conferences {

    private Conferences() {}

    // ---- keys ----

    /** The conference key: calls somebody to be joined, and then joins. */
    static void key(Turn turn) {
        switch (Situation.of(turn.state())) {
            case CONNECTED, HELD_BY_ME, HELD_BY_PEER -> invite(turn);
            case TWO_CALLS, TWO_HELD, TRANSFER_CONSULTING -> join(turn);
            case TRANSFER_NUMBER -> Placing.sendDigits(turn);
            case IDLE,
                    MISSED,
                    LOCKED,
                    MENU,
                    PRE_DIAL,
                    DIAL_TONE,
                    DIALLING,
                    OUTGOING,
                    INCOMING,
                    INCOMING_DURING_CALL,
                    ANSWERING,
                    TRANSFER_RINGING,
                    TRANSFERRING,
                    TRANSFER_FAILED,
                    CONFERENCE,
                    RINGING_BACK,
                    ENDED -> {}
        }
    }

    /** True when the user may call somebody to be joined to whom he is with. */
    static boolean mayInvite(PhoneState state) {
        return Transfers.possible(state) && state.hasFreeCall();
    }

    /** True when the call that the user is with and the one that waits may be joined. */
    static boolean mayJoin(PhoneState state) {
        return Transfers.possible(state) && partner(state).isPresent();
    }

    private static void invite(Turn turn) {
        if (mayInvite(turn.state())) {
            turn.state().focus().ifPresent(caller -> {
                Transfers.begin(turn);
                turn.to(new Conference.Inviting(caller.id()));
            });
        }
    }

    private static void join(Turn turn) {
        PhoneState state = turn.state();
        if (mayJoin(state)) {
            Call active = state.focus().orElseThrow();
            Call other = partner(state).orElseThrow();
            turn.to(Transfer.NONE);
            turn.engage();
            turn.to(new OnCall(active.id()));
            turn.to(new Conference.Joined(
                    state.calls().stream()
                            .map(Call::id)
                            .filter(id -> id.equals(active.id()) || id.equals(other.id()))
                            .toList(),
                    turn.at()));
            holdAll(turn, active, false);
        }
    }

    private static Optional<Call> partner(PhoneState state) {
        return state.transfer() instanceof Transfer.Consulting(CallId caller, CallId target)
                ? state.calls().stream()
                        .filter(call -> call.id().equals(caller) || call.id().equals(target))
                        .filter(call -> call.up() && !state.inFocus(call))
                        .findFirst()
                : state.waiting();
    }

    /** Two calls again: the user goes on with the last one and holds the other. */
    static void split(Turn turn) {
        if (turn.state().conference() instanceof Conference.Joined joined) {
            turn.to(Conference.NONE);
            turn.to(new OnCall(joined.members().getLast()));
            takeApart(turn, joined);
        }
    }

    // ---- who is together ----

    /** Those who are in the conference with this call; else the call alone. */
    static List<Call> with(PhoneState state, Call call) {
        return state.conference() instanceof Conference.Joined joined
                        && joined.members().contains(call.id())
                ? joined.members().stream()
                        .flatMap(id -> state.call(id).stream())
                        .filter(Call::up)
                        .toList()
                : List.of(call);
    }

    /** Of those the ones whose sound is mixed: the music of one who holds us is not for the others. */
    static List<Call> heard(PhoneState state, Call call) {
        List<Call> all = with(state, call);
        List<Call> present = all.stream()
                .filter(member -> !(member.state() instanceof CallState.Up up && up.heldByPeer()))
                .toList();
        return present.isEmpty() ? all : present;
    }

    /** Does something with a call and with those who are in the conference with it. */
    static void each(Turn turn, Call call, Consumer<Call> action) {
        with(turn.state(), call).forEach(action);
    }

    /** Holds or resumes a call and those who are in the conference with it. */
    static void holdAll(Turn turn, Call call, boolean held) {
        each(turn, call, member -> Holding.want(turn, member, held));
    }

    /** A member is about to go: the user is with another one. */
    static void leaves(Turn turn, Call gone) {
        if (turn.state().inFocus(gone)) {
            with(turn.state(), gone).stream()
                    .filter(call -> !call.id().equals(gone.id()))
                    .findFirst()
                    .ifPresent(call -> {
                        turn.to(Conference.NONE);
                        turn.to(new OnCall(call.id()));
                    });
        }
    }

    // ---- at the end of every step ----

    /** A conference of which somebody has gone, or that the user has turned away from, is none. */
    static void settle(Turn turn) {
        if (turn.state().conference() instanceof Conference.Joined joined && !stands(turn.state(), joined)) {
            turn.to(Conference.NONE);
            withWhoIsNotHeld(turn, joined);
            takeApart(turn, joined);
        }
    }

    /** When all else is settled: who was invited has answered, or the user has turned away from it. */
    static void settleInvitation(Turn turn) {
        if (turn.state().conference() instanceof Conference.Inviting(CallId caller)) {
            invited(turn, caller);
        }
    }

    private static void invited(Turn turn, CallId caller) {
        switch (turn.state().transfer()) {
            case Transfer.Number number when number.caller().equals(caller) -> {}
            case Transfer.Back back when back.caller().equals(caller) -> {}
            case Transfer.Consulting(CallId id, CallId target)
            when id.equals(caller) -> {
                if (turn.state().call(target).filter(Call::up).isPresent()) {
                    turn.to(Transfer.NONE);
                    turn.to(Conference.NONE);
                }
            }
            case Transfer.None _,
                    Transfer.Number _,
                    Transfer.Consulting _,
                    Transfer.Asked _,
                    Transfer.Failed _,
                    Transfer.Following _,
                    Transfer.Back _ -> turn.to(Conference.NONE);
        }
    }

    /** All are up, the user is with one of them and listens, unless he holds them, and he holds all or none. */
    private static boolean stands(PhoneState state, Conference.Joined joined) {
        List<Call> up = up(state, joined);
        boolean with = state.activity() instanceof OnCall(CallId id)
                && joined.members().contains(id);
        long held = up.stream().filter(Call::heldByMe).count();
        boolean alike = held == 0 && state.desk().engaged() || held == up.size();
        return up.size() == joined.members().size() && with && alike;
    }

    private static List<Call> up(PhoneState state, Conference.Joined joined) {
        return joined.members().stream()
                .flatMap(id -> state.call(id).stream())
                .filter(Call::up)
                .toList();
    }

    /** One of them did not let himself be held, or not be resumed. */
    private static void withWhoIsNotHeld(Turn turn, Conference.Joined joined) {
        boolean focusHeld = turn.state()
                .focus()
                .filter(call -> joined.members().contains(call.id()))
                .filter(Call::heldByMe)
                .isPresent();
        if (focusHeld) {
            up(turn.state(), joined).stream()
                    .filter(call -> !call.heldByMe())
                    .findFirst()
                    .ifPresent(call -> turn.to(new OnCall(call.id())));
        }
    }

    private static void takeApart(Turn turn, Conference.Joined joined) {
        for (Call call : up(turn.state(), joined)) {
            if (!turn.state().inFocus(call)) {
                Holding.want(turn, call, true);
            }
        }
    }
}
