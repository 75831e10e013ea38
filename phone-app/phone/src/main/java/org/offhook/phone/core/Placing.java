package org.offhook.phone.core;

import java.time.Duration;
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
        boolean settingUp = turn.state().calls().stream()
                .anyMatch(call -> call.outgoing() || call.state() instanceof CallState.Answering);
        if (!settingUp && !target.isBlank()) {
            place(turn, line, target.strip());
        }
    }

    /** The call that the user is with is held first. */
    static void place(Turn turn, LineId line, String target) {
        turn.engage();
        turn.to(turn.state().memory().dialled(line, target));
        if (!turn.state().hasLine(line)) {
            fail(turn, line, target, "No such line");
        } else if (!turn.state().hasFreeCall()) {
            fail(turn, line, target, "All calls in use");
        } else {
            Holding.holdFocus(turn);
            CallId id = nextName(turn);
            turn.to(turn.state()
                    .withNewCall(new Call(
                            id,
                            line,
                            Call.Direction.PLACED,
                            new Party("", target),
                            turn.at(),
                            new CallState.Calling())));
            turn.to(new OnCall(id));
            turn.emit(new PhoneEffect.PlaceCall(id, line, target));
        }
    }

    private static CallId nextName(Turn turn) {
        CallId id;
        do {
            turn.to(turn.state().memory().onePlaced());
            id = new CallId("out-" + turn.state().memory().placed());
        } while (turn.state().call(id).isPresent());
        return id;
    }

    /** There is no call for it, but the user sees and hears why. */
    private static void fail(Turn turn, LineId line, String target, String sentence) {
        Holding.holdFocus(turn);
        EndReason reason = new EndReason(EndReason.Kind.FAILED, 0, sentence);
        turn.to(new Ended(line, new Party("", target), reason, Duration.ZERO, false));
    }
}
