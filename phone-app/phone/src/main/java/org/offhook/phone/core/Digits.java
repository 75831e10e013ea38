package org.offhook.phone.core;

import org.offhook.phone.core.Activity.Dialling;
import org.offhook.phone.core.Activity.Ended;
import org.offhook.phone.core.Activity.Idle;
import org.offhook.phone.core.Activity.OnCall;
import org.offhook.phone.core.Activity.PreDial;
import org.offhook.phone.core.Activity.Returning;
import org.offhook.phone.core.Activity.Stage;

/** Digit keys: a number to dial, or DTMF in a call. */
final class Digits {

    /** A key that is stuck must not fill the memory. */
    private static final int MOST = 128;

    private Digits() {}

    static void pressed(Turn turn, char digit) {
        PhoneState state = turn.state();
        switch (state.activity()) {
            case Idle _ -> {
                if (state.incoming().isEmpty()) {
                    collect(turn, state.defaultLine(), "", digit);
                }
            }
            case PreDial p -> collect(turn, p.line(), p.digits(), digit);
            case Dialling d -> collect(turn, d.line(), d.digits(), digit);
            case Ended e -> collect(turn, state.hasLine(e.line()) ? e.line() : state.defaultLine(), "", digit);
            case OnCall _, Returning _ -> state.focus().ifPresent(call -> inCall(turn, call, digit));
        }
    }

    /** In a call DTMF; while it is held a new number. */
    private static void inCall(Turn turn, Call call, char digit) {
        switch (call.state()) {
            case CallState.Up up
            when !up.hold().wanted() && Conferences.with(turn.state(), call).size() > 1 -> toAll(turn, call, digit);
            case CallState.Up up when up.hold().open() && turn.state().desk().engaged() -> dtmf(turn, call, digit);
            case CallState.EarlyMedia _ -> dtmf(turn, call, digit);
            case CallState.Up up
            when up.hold().wanted() && turn.state().hasFreeCall() ->
                collect(
                        turn,
                        turn.state().hasLine(call.line())
                                ? call.line()
                                : turn.state().defaultLine(),
                        "",
                        digit);
            case CallState.Up _,
                    CallState.Calling _,
                    CallState.RingingOut _,
                    CallState.Ringing _,
                    CallState.Answering _,
                    CallState.Ending _ -> {}
        }
    }

    private static void toAll(Turn turn, Call call, char digit) {
        Conferences.with(turn.state(), call).stream().filter(Call::open).forEach(member -> dtmf(turn, member, digit));
    }

    private static void dtmf(Turn turn, Call call, char digit) {
        turn.emit(new PhoneEffect.SendDigit(call.id(), digit));
        hear(turn, digit);
    }

    private static void hear(Turn turn, char digit) {
        turn.to(turn.state().cues().withDigit(digit));
        turn.restart(PhoneTimer.DIGIT_SOUND);
    }

    private static void collect(Turn turn, LineId line, String digits, char digit) {
        boolean offHook = turn.state().desk().engaged();
        if (digit == '#' && !digits.isEmpty()) {
            Placing.place(turn, line, digits);
        } else if (digits.length() < MOST) {
            turn.to(offHook ? new Dialling(line, digits + digit, Stage.COLLECTING) : new PreDial(line, digits + digit));
            if (offHook) {
                hear(turn, digit);
            }
        }
    }

    /** Takes the last digit back; without any digit there is dial tone again, or nothing. */
    static void delete(Turn turn) {
        switch (turn.state().activity()) {
            case PreDial p when p.digits().length() > 1 -> turn.to(new PreDial(p.line(), shorter(p.digits())));
            case PreDial _ -> Endings.rest(turn);
            case Dialling d
            when d.digits().length() > 1 -> turn.to(new Dialling(d.line(), shorter(d.digits()), Stage.COLLECTING));
            case Dialling d -> turn.to(new Dialling(d.line(), "", Stage.DIAL_TONE));
            case Idle _, OnCall _, Returning _, Ended _ -> {}
        }
    }

    private static String shorter(String digits) {
        return digits.substring(0, digits.length() - 1);
    }

    /** Ready to dial, on the speaker if the user listens to nothing yet. */
    static void dialTone(Turn turn, LineId line) {
        turn.engage();
        turn.to(new Dialling(line, "", Stage.DIAL_TONE));
    }
}
