package org.offhook.phone.core;

import java.util.Optional;
import org.offhook.phone.core.Activity.Dialling;
import org.offhook.phone.core.Activity.Ended;
import org.offhook.phone.core.Activity.Idle;
import org.offhook.phone.core.Activity.OnCall;
import org.offhook.phone.core.Activity.PreDial;
import org.offhook.phone.core.Activity.Returning;
import org.offhook.phone.core.Activity.Stage;

/** The keys beside the display. A line key answers, takes back or dials on its line. */
final class LineKeys {

    private LineKeys() {}

    static void pressed(Turn turn, int number) {
        switch (turn.state().settings().keys().get(number)) {
            case null -> {}
            case KeyUse.OfLine key -> pressed(turn, key.line());
            case KeyUse.Watch key -> ExtensionKeys.pressed(turn, key);
            case KeyUse.SpeedDial key -> ExtensionKeys.pressed(turn, key);
        }
    }

    private static void pressed(Turn turn, LineId line) {
        PhoneState state = turn.state();
        Optional<Call> ringing = state.calls().stream()
                .filter(call -> call.ringing() && call.line().equals(line))
                .findFirst();
        if (ringing.isPresent()) {
            Answering.answer(turn, ringing.get());
            return;
        }
        switch (state.activity()) {
            case Idle _, Ended _ -> Digits.dialTone(turn, line);
            case PreDial p -> Placing.place(turn, line, p.digits());
            case Dialling d when d.digits().isEmpty() -> turn.to(new Dialling(line, "", Stage.DIAL_TONE));
            case Dialling d -> turn.to(new Dialling(line, d.digits(), d.stage()));
            case OnCall _, Returning _ -> state.focus().filter(Call::up).ifPresent(call -> inCall(turn, call, line));
        }
    }

    /** Takes back a call on that line; on a line without a call the other one is held and a new one begun. */
    private static void inCall(Turn turn, Call focus, LineId line) {
        PhoneState state = turn.state();
        Optional<Call> parked = state.calls().stream()
                .filter(call -> call.up() && call.line().equals(line))
                .filter(call ->
                        call.heldByMe() || !state.inFocus(call) || !state.desk().engaged())
                .findFirst();
        if (parked.isPresent()) {
            Holding.take(turn, parked.get());
        } else if (!focus.line().equals(line) && state.hasFreeCall()) {
            Holding.holdFocus(turn);
            Digits.dialTone(turn, line);
        }
    }
}
