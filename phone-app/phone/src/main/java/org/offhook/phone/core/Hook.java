package org.offhook.phone.core;

import org.offhook.hal.hook.HookState;
import org.offhook.phone.core.Activity.Comeback;
import org.offhook.phone.core.Activity.Dialling;
import org.offhook.phone.core.Activity.Ended;
import org.offhook.phone.core.Activity.Idle;
import org.offhook.phone.core.Activity.OnCall;
import org.offhook.phone.core.Activity.PreDial;
import org.offhook.phone.core.Activity.Returning;
import org.offhook.phone.core.Activity.Stage;

/** Handset, speaker key and headset key. */
final class Hook {

    private Hook() {}

    static void lifted(Turn turn) {
        if (turn.state().desk().handsetUp()) {
            return;
        }
        boolean alreadyOn = turn.state().desk().engaged();
        turn.to(turn.state().desk().with(HookState.OFF_HOOK).with(HandsFree.OFF));
        begin(turn, alreadyOn);
    }

    static void replaced(Turn turn) {
        if (!turn.state().desk().handsetUp()) {
            return;
        }
        turn.to(turn.state().desk().with(HookState.ON_HOOK));
        if (!turn.state().desk().engaged()) {
            leave(turn);
        }
    }

    /** The speaker or headset key. */
    static void handsFree(Turn turn, HandsFree device) {
        Desk desk = turn.state().desk();
        boolean pressedAgain = desk.handsFree() == device;
        boolean answers = turn.state().incoming().isPresent() && !(turn.state().activity() instanceof OnCall);
        if (!pressedAgain || answers) {
            turn.to(device);
            begin(turn, desk.engaged());
        } else if (desk.handsetUp()) {
            turn.to(HandsFree.OFF);
        } else {
            turn.to(HandsFree.OFF);
            leave(turn);
        }
    }

    /**
     * The user has taken the handset, or the speaker.
     *
     * @param alreadyOn he listened to another of them before
     */
    private static void begin(Turn turn, boolean alreadyOn) {
        PhoneState state = turn.state();
        boolean inCall = alreadyOn && state.activity() instanceof OnCall;
        if (state.incoming().isPresent() && !inCall) {
            Answering.answer(turn, state.incoming().get());
            return;
        }
        switch (state.activity()) {
            case Idle _, Ended _ -> Digits.dialTone(turn, state.defaultLine());
            case PreDial _ -> Placing.sendDigits(turn);
            case OnCall _, Returning _ -> {
                if (!alreadyOn) {
                    state.focus().ifPresent(call -> Holding.take(turn, call));
                }
            }
            case Dialling d -> {
                if (d.digits().isEmpty() && d.stage() != Stage.DIAL_TONE) {
                    turn.to(new Dialling(d.line(), "", Stage.DIAL_TONE));
                }
            }
        }
    }

    /** The user has put the handset down or switched the speaker off: a call that he holds stays. */
    private static void leave(Turn turn) {
        if (Transfers.onHook(turn)) {
            return;
        }
        PhoneState state = turn.state();
        switch (state.activity()) {
            case OnCall _ ->
                state.focus().filter(call -> !call.heldByMe()).ifPresent(call -> {
                    Endings.hangUpAll(turn, call);
                    comeBack(turn);
                });
            case Dialling _, Ended _ -> comeBack(turn);
            case Idle _, PreDial _, Returning _ -> {}
        }
    }

    private static void comeBack(Turn turn) {
        turn.to(turn.state()
                .waiting()
                .<Activity>map(call -> new Returning(call.id(), Comeback.SOON))
                .orElseGet(Idle::new));
    }
}
