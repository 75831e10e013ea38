package org.offhook.phone.core;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.offhook.phone.core.Activity.Dialling;
import org.offhook.phone.core.Activity.Ended;
import org.offhook.phone.core.Activity.OnCall;
import org.offhook.phone.core.Activity.PreDial;

/** Placing a call. */
final class Placing {

    private Placing() {}

    /** Sends what the user has typed; without a digit there is nothing to send. */
    static void sendDigits(Turn turn) {
        switch (turn.state().activity()) {
            case PreDial p -> place(turn, p.line(), p.digits());
            case Dialling d when !d.digits().isEmpty() -> place(turn, d.line(), d.digits());
            case Activity.Idle _, Dialling _, OnCall _, Activity.Returning _, Ended _ -> {}
        }
    }

    /** Remote control. While a call is being set up a second one is not begun. */
    static void requested(Turn turn, LineId line, String target) {
        if (!settingUp(turn.state()) && !target.isBlank()) {
            call(turn, line, target.strip());
        }
    }

    /** From a key that dials a number by itself; as {@link #requested}, unless the keypad is locked. */
    static void byKey(Turn turn, LineId line, String target) {
        if (!settingUp(turn.state()) && !target.isBlank()) {
            place(turn, line, target.strip());
        }
    }

    private static boolean settingUp(PhoneState state) {
        return state.calls().stream().anyMatch(call -> call.outgoing() || call.state() instanceof CallState.Answering);
    }

    /** A number typed at the phone. */
    static void place(Turn turn, LineId line, String target) {
        if (forbidden(turn.state(), target)) {
            turn.engage();
            refuse(turn, line, target);
        } else {
            call(turn, line, target);
        }
    }

    /** True when the lock of the keypad is in the way of that number. */
    static boolean forbidden(PhoneState state, String target) {
        return state.keypadLocked() && !Emergency.is(state, target);
    }

    static void refuse(Turn turn, LineId line, String target) {
        fail(turn, line, target, new EndReason(EndReason.Kind.LOCKED, 0, "The keypad is locked"));
    }

    /** The call that the user is with is held first. */
    private static void call(Turn turn, LineId line, String target) {
        turn.engage();
        turn.to(turn.state().memory().dialled(line, target));
        Optional<LineId> emergency =
                Emergency.is(turn.state(), target) ? Emergency.line(turn.state(), line, Set.of()) : Optional.empty();
        if (emergency.isPresent()) {
            begin(turn, emergency.get(), target, Set.of());
        } else if (!turn.state().hasLine(line)) {
            fail(turn, line, target, failed("No such line"));
        } else if (!turn.state().hasFreeCall()) {
            fail(turn, line, target, failed("All calls in use"));
        } else {
            begin(turn, line, target, Set.of());
        }
    }

    /** The placed call that is given up if nobody answers in time; an emergency call never is. */
    static Optional<Call> givenUpInTime(PhoneState state) {
        return state.calls().stream()
                .filter(call -> call.outgoing() && !Emergency.is(state, call))
                .findFirst();
    }

    /** @return false if there is no line left for this emergency call */
    static boolean onAnotherLine(Turn turn, Call call) {
        Set<LineId> tried = Emergency.triedWith(call);
        Optional<LineId> next = Emergency.line(turn.state(), call.line(), tried);
        next.ifPresent(line -> begin(turn, line, call.party().number(), tried));
        return next.isPresent();
    }

    private static void begin(Turn turn, LineId line, String target, Set<LineId> tried) {
        Holding.holdFocus(turn);
        CallId id = nextName(turn);
        turn.to(turn.state()
                .withNewCall(new Call(
                        id,
                        line,
                        Call.Direction.PLACED,
                        named(turn, target),
                        turn.at(),
                        new CallState.Calling(),
                        tried,
                        "")));
        turn.to(new OnCall(id));
        Transfers.placed(turn, id);
        turn.emit(new PhoneEffect.PlaceCall(id, line, target));
    }

    static CallId nextName(Turn turn) {
        CallId id;
        do {
            turn.to(turn.state().memory().onePlaced());
            id = new CallId("out-" + turn.state().memory().placed());
        } while (turn.state().call(id).isPresent());
        return id;
    }

    private static Party named(Turn turn, String target) {
        return turn.state().settings().directory().named(new Party("", target));
    }

    private static EndReason failed(String sentence) {
        return new EndReason(EndReason.Kind.FAILED, 0, sentence);
    }

    /** There is no call for it, but the user sees and hears why. */
    private static void fail(Turn turn, LineId line, String target, EndReason reason) {
        Holding.holdFocus(turn);
        Party party = named(turn, target);
        turn.to(new Ended(line, party, reason, Duration.ZERO, false));
    }
}
