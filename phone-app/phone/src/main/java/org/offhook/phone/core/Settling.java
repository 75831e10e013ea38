package org.offhook.phone.core;

import org.offhook.phone.core.Activity.Comeback;
import org.offhook.phone.core.Activity.Dialling;
import org.offhook.phone.core.Activity.Ended;
import org.offhook.phone.core.Activity.Idle;
import org.offhook.phone.core.Activity.OnCall;
import org.offhook.phone.core.Activity.PreDial;
import org.offhook.phone.core.Activity.Returning;
import org.offhook.phone.core.Activity.Stage;

/** What holds at the end of every step, whatever happened in it. */
final class Settling {

    private Settling() {}

    static void settle(Turn turn) {
        activity(turn);
        PhoneState state = turn.state();
        if (state.desk().muted() && state.focus().filter(Settling::talksSoon).isEmpty()) {
            turn.to(state.desk().withMuted(false));
        }
        if (state.cues().digit() != 0 && !state.desk().engaged()) {
            turn.to(turn.state().cues().withDigit((char) 0));
        }
        if (state.cues().reminders() != 0 && state.parked().isEmpty()) {
            turn.to(turn.state().cues().withReminders(0));
        }
        if (state.cues().intercom() && state.focus().filter(Settling::talksSoon).isEmpty()) {
            turn.to(turn.state().cues().withIntercom(false));
        }
    }

    private static void activity(Turn turn) {
        PhoneState state = turn.state();
        switch (state.activity()) {
            case Idle _ -> {
                state.waiting().ifPresent(call -> turn.to(new OnCall(call.id())));
                if (state.waiting().isEmpty() && state.desk().engaged()) {
                    Endings.rest(turn);
                }
            }
            case PreDial p -> {
                if (state.desk().engaged()) {
                    turn.to(new Dialling(p.line(), p.digits(), Stage.COLLECTING));
                }
            }
            case OnCall _, Returning _ -> withCall(turn);
            case Dialling _, Ended _ -> {}
        }
    }

    private static void withCall(Turn turn) {
        Call call = turn.state().focus().filter(Call::live).orElse(null);
        if (call == null) {
            Endings.rest(turn);
            return;
        }
        boolean engaged = turn.state().desk().engaged();
        if (turn.state().activity() instanceof OnCall && !engaged && call.up() && !call.heldByMe()) {
            // The peer refused to be held and nobody listens: the call comes back at once.
            turn.to(new Returning(call.id(), Comeback.RINGING));
        }
    }

    private static boolean talksSoon(Call call) {
        return call.up() || call.state() instanceof CallState.Answering;
    }
}
