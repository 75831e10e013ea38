package org.offhook.phone.core;

import java.util.Optional;
import org.offhook.phone.core.Activity.Comeback;
import org.offhook.phone.core.Activity.Dialling;
import org.offhook.phone.core.Activity.Ended;
import org.offhook.phone.core.Activity.OnCall;
import org.offhook.phone.core.Activity.Returning;
import org.offhook.phone.core.EndReason.Kind;

/** What comes of a transfer: done, failed, or overtaken by something else. */
final class TransferOutcomes {

    private TransferOutcomes() {}

    /** The target rings. */
    static void progress(Turn turn, Call caller) {
        if (asked(turn.state(), caller) instanceof Transfer.Asked asked) {
            turn.to(asked.ringing());
        }
    }

    static void result(Turn turn, Call caller, EndReason reason) {
        Transfer.Asked asked = asked(turn.state(), caller);
        boolean done = reason.kind() == Kind.TRANSFERRED;
        if (asked != null && done) {
            done(turn, asked, caller);
        } else if (asked != null) {
            failed(turn, asked, reason);
        } else if (done && caller.heldByMe()) {
            // The user had stopped waiting; the caller speaks to the target all the same.
            Conferences.leaves(turn, caller);
            boolean focus = turn.state().inFocus(caller);
            Endings.hangUp(turn, caller);
            if (focus) {
                Endings.notice(turn, caller, reason);
            }
        }
    }

    private static Transfer.Asked asked(PhoneState state, Call caller) {
        return state.transfer() instanceof Transfer.Asked asked
                        && asked.caller().equals(caller.id())
                ? asked
                : null;
    }

    private static void done(Turn turn, Transfer.Asked asked, Call caller) {
        boolean focus = turn.state().inFocus(caller);
        turn.to(Transfer.NONE);
        Endings.hangUp(turn, caller);
        asked.with().flatMap(turn.state()::call).filter(Call::live).ifPresent(with -> Endings.hangUp(turn, with));
        if (focus) {
            Endings.notice(turn, caller, EndReason.of(Kind.TRANSFERRED));
        }
    }

    /** No result came in time. */
    static void timeOut(Turn turn) {
        if (turn.state().transfer() instanceof Transfer.Asked asked) {
            failed(turn, asked, EndReason.of(Kind.NO_ANSWER));
        }
    }

    private static void failed(Turn turn, Transfer.Asked asked, EndReason reason) {
        boolean back = turn.state()
                .focus()
                .filter(call -> call.id().equals(asked.caller()))
                .isPresent();
        boolean seen = turn.state().desk().engaged();
        Optional<CallId> with = with(turn.state(), asked);
        givenUp(turn, asked);
        if (back && seen) {
            turn.to(new Transfer.Failed(asked.caller(), with, asked.target(), reason));
        }
    }

    private static Optional<CallId> with(PhoneState state, Transfer.Asked asked) {
        return asked.with().flatMap(state::call).filter(Call::up).map(Call::id);
    }

    /**
     * The user has the caller again; or, if he spoke with the target before, that one, and the caller waits as before.
     * Without anybody at the phone the caller rings back.
     */
    static void givenUp(Turn turn, Transfer.Asked asked) {
        PhoneState state = turn.state();
        Call caller = state.call(asked.caller()).filter(Call::up).orElse(null);
        Optional<Call> with = with(state, asked).flatMap(state::call);
        if (caller == null || !state.inFocus(caller)) {
            drop(turn, asked);
        } else if (!state.desk().engaged()) {
            turn.to(Transfer.NONE);
            with.ifPresent(call -> Endings.hangUp(turn, call));
            turn.to(new Returning(caller.id(), Comeback.RINGING));
        } else if (with.isPresent()) {
            turn.to(new OnCall(with.get().id()));
            Holding.want(turn, with.get(), false);
            turn.to(new Transfer.Consulting(caller.id(), with.get().id()));
        } else {
            turn.to(Transfer.NONE);
            Holding.take(turn, caller);
        }
    }

    /** The result does not matter any more. Whom nobody talks to is held. */
    static void drop(Turn turn, Transfer.Asked asked) {
        turn.to(Transfer.NONE);
        with(turn.state(), asked)
                .flatMap(turn.state()::call)
                .filter(call -> !turn.state().inFocus(call))
                .ifPresent(call -> Holding.want(turn, call, true));
    }

    /** The notice of a failure has been read. */
    static void noticed(Turn turn) {
        if (turn.state().transfer() instanceof Transfer.Failed failed) {
            turn.to(failed.with()
                    .<Transfer>map(with -> new Transfer.Consulting(failed.caller(), with))
                    .orElse(Transfer.NONE));
        }
    }

    /** What the screen says of a call that is gone: a caller who hung up while he was being handed on is where he should be. */
    static EndReason ended(PhoneState before, Call call, EndReason reason) {
        return asked(before, call) != null && reason.kind() == Kind.REMOTE_HANG_UP
                ? EndReason.of(Kind.TRANSFERRED)
                : reason;
    }

    // ---- at the end of every step ----

    /** A transfer whose calls are gone, or that the user has turned away from, is none. */
    static void settle(Turn turn) {
        PhoneState state = turn.state();
        switch (state.transfer()) {
            case Transfer.None _ -> {}
            case Transfer.Number number -> {
                if (!up(state, number.caller()) || !(state.activity() instanceof Dialling)) {
                    turn.to(upAndEnded(state, number.caller()));
                }
            }
            case Transfer.Consulting consulting -> {
                if (!up(state, consulting.caller())
                        || !reachable(state, consulting.target())
                        || !with(state, consulting.caller()) && !with(state, consulting.target())) {
                    turn.to(upAndEnded(state, consulting.caller()));
                }
            }
            case Transfer.Asked asked -> {
                if (!up(state, asked.caller())) {
                    drop(turn, asked);
                }
            }
            case Transfer.Failed failed -> {
                CallId shown = failed.with().orElse(failed.caller());
                if (!up(state, failed.caller()) || !up(state, shown) || !with(state, shown)) {
                    turn.to(upAndEnded(state, failed.caller()));
                }
            }
            case Transfer.Back back -> back(turn, back.caller());
            case Transfer.Following following -> follow(turn, following);
        }
    }

    /** Who handed us on is kept until the other one has answered, and resumed if that comes to nothing. */
    private static void follow(Turn turn, Transfer.Following following) {
        PhoneState state = turn.state();
        if (up(state, following.next())) {
            turn.to(Transfer.NONE);
            state.call(following.old()).filter(Call::live).ifPresent(old -> Endings.hangUp(turn, old));
        } else if (!up(state, following.old())) {
            turn.to(Transfer.NONE);
        } else if (!reachable(state, following.next())) {
            turn.to(new Transfer.Back(following.old()));
            back(turn, following.old());
        }
    }

    /** The user reads why the target is gone; the caller is there. */
    private static Transfer upAndEnded(PhoneState state, CallId caller) {
        return up(state, caller) && state.activity() instanceof Ended ? new Transfer.Back(caller) : Transfer.NONE;
    }

    private static void back(Turn turn, CallId caller) {
        PhoneState state = turn.state();
        if (up(state, caller) && state.activity() instanceof Ended) {
            return;
        }
        turn.to(Transfer.NONE);
        if (state.desk().engaged() && with(state, caller)) {
            state.call(caller).filter(Call::up).ifPresent(call -> Holding.want(turn, call, false));
        }
    }

    private static boolean with(PhoneState state, CallId id) {
        return state.activity() instanceof OnCall(CallId call) && call.equals(id);
    }

    private static boolean up(PhoneState state, CallId id) {
        return state.call(id).filter(Call::up).isPresent();
    }

    private static boolean reachable(PhoneState state, CallId id) {
        return state.call(id).filter(call -> call.up() || call.outgoing()).isPresent();
    }
}
