package org.offhook.phone.core;

import java.util.List;
import org.offhook.phone.core.Activity.OnCall;
import org.offhook.phone.core.CallState.Up;

/** Holding, resuming and changing between calls. */
final class Holding {

    private Holding() {}

    /** Hold or resume the call that the user is with, and those in a conference with it. */
    static void toggle(Turn turn) {
        turn.state().focus().filter(Call::up).ifPresent(call -> {
            if (call.heldByMe() || !turn.state().desk().engaged()) {
                take(turn, call);
            } else {
                Conferences.holdAll(turn, call, true);
            }
        });
    }

    /** Makes {@code call}, which is up, the one that the user talks to. */
    static void take(Turn turn, Call call) {
        if (!turn.state().together(call)) {
            holdFocus(turn);
        }
        turn.engage();
        turn.to(new OnCall(call.id()));
        Transfers.taken(turn, call);
        Conferences.holdAll(turn, call, false);
    }

    /** To the next call of those that are up. */
    static void swap(Turn turn) {
        List<Call> up = turn.state().calls().stream().filter(Call::up).toList();
        int current = 0;
        while (current < up.size() && !turn.state().inFocus(up.get(current))) {
            current++;
        }
        if (current < up.size() && up.size() > 1) {
            take(turn, up.get((current + 1) % up.size()));
        }
    }

    /** Before the user turns to something else. */
    static void holdFocus(Turn turn) {
        turn.state().focus().filter(Call::up).ifPresent(call -> want(turn, call, true));
    }

    static void want(Turn turn, Call call, boolean held) {
        if (call.state() instanceof Up up) {
            send(turn, call, up, up.hold().want(held, turn.at()));
        }
    }

    /** Sends the change that is due, unless one is under way: then its result is waited for. */
    private static void send(Turn turn, Call call, Up up, OwnHold hold) {
        if (!hold.mustSend()) {
            turn.to(call.with(up.withHold(hold)));
            return;
        }
        turn.to(call.with(up.withHold(hold.sent())));
        turn.emit(hold.wanted() ? new PhoneEffect.Hold(call.id()) : new PhoneEffect.Resume(call.id()));
    }

    static void result(Turn turn, Call call, PhoneEvent.HoldResult result) {
        if (call.state() instanceof Up up && up.hold().inFlight()) {
            if (result.accepted()) {
                send(turn, call, up, up.hold().accepted(result.held()));
            } else {
                turn.to(call.with(up.withHold(up.hold().refused(turn.at()))));
            }
        }
    }
}
