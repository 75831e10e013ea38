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
        TransferOutcomes.settle(turn);
        PhoneState state = turn.state();
        Desk desk = state.desk();
        Cues cues = state.cues();
        boolean inCall = state.focus().filter(Settling::talksSoon).isPresent();
        if (desk.muted() && !inCall) {
            turn.to(desk.withMuted(false));
        }
        if (state.parked().isEmpty()) {
            cues = cues.withReminders(0);
        }
        if (!desk.engaged()) {
            cues = cues.withDigit((char) 0);
        }
        if (!desk.engaged() || !inCall) {
            cues = cues.withIntercom(false);
        }
        if (!cues.equals(state.cues())) {
            turn.to(cues);
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
            case Dialling d -> {
                // A warning is for a handset that was left off the hook; a speaker is simply switched off.
                boolean givenUp = d.stage() == Stage.WARNING || d.stage() == Stage.SILENT;
                if (givenUp && !state.desk().handsetUp()) {
                    Endings.rest(turn);
                }
            }
            case Ended _ -> {}
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
