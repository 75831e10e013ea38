package org.offhook.phone.core;

import org.offhook.phone.core.Activity.Comeback;
import org.offhook.phone.core.Activity.Dialling;
import org.offhook.phone.core.Activity.Ended;
import org.offhook.phone.core.Activity.Idle;
import org.offhook.phone.core.Activity.OnCall;
import org.offhook.phone.core.Activity.PreDial;
import org.offhook.phone.core.Activity.Returning;
import org.offhook.phone.core.Activity.Stage;
import org.offhook.phone.core.CallState.EndedBy;

/** What happens when a timer's time is up. Each changes what the timer ran for, or it would run again. */
final class TimeOuts {

    private TimeOuts() {}

    static void fired(Turn turn, PhoneTimer timer) {
        turn.restart(timer);
        PhoneState state = turn.state();
        switch (timer) {
            case INTER_DIGIT -> interDigit(turn);
            case OFF_HOOK_TONES -> offHookTones(turn);
            case INCOMING_RING -> state.incoming().ifPresent(call -> Endings.end(turn, call, EndedBy.RING_TIME_OUT));
            case OUTGOING_RING -> Placing.givenUpInTime(state).ifPresent(call -> outgoingRing(turn, call));
            case ENDED_NOTICE -> Endings.rest(turn);
            case ENDED_TONE -> handsetLeft(turn, Stage.CONGESTION);
            case HOLD_REMINDER ->
                turn.to(state.cues().withReminders(state.cues().reminders() + 1));
            case HELD_RING_BACK -> heldRingBack(turn);
            case SOFT_KEY_GUARD -> turn.to(state.upkeep().withGuard(false));
            case DIGIT_SOUND -> turn.to(state.cues().withDigit((char) 0));
            case INTERCOM_BEEPS -> turn.to(state.cues().withIntercom(false));
            case TRANSFER_RESULT -> TransferOutcomes.timeOut(turn);
            case TRANSFER_NOTICE -> TransferOutcomes.noticed(turn);
            case MENU_IDLE -> MenuTimers.menuIdle(turn);
            case TAP_COMMIT -> MenuTimers.tapCommit(turn);
            case STATUS_READ -> turn.emit(new PhoneEffect.ReadStatus());
            case VOLUME_BAR -> turn.to(state.panel().with(VolumeBar.HIDDEN));
            case KEY_REPEAT -> MenuTimers.keyRepeat(turn);
            case LONG_PRESS -> MenuTimers.longPress(turn);
        }
    }

    private static void interDigit(Turn turn) {
        if (turn.state().activity() instanceof Dialling d) {
            if (DialMatch.of(d.digits()) == DialMatch.COMPLETE) {
                Placing.sendDigits(turn);
            } else {
                turn.to(new Dialling(d.line(), d.digits(), Stage.CONGESTION));
            }
        }
    }

    private static void offHookTones(Turn turn) {
        switch (turn.state().activity()) {
            case Dialling d ->
                turn.to(
                        switch (d.stage()) {
                            case DIAL_TONE -> new Dialling(d.line(), d.digits(), Stage.CONGESTION);
                            case CONGESTION -> new Dialling(d.line(), d.digits(), Stage.WARNING);
                            case WARNING, COLLECTING, SILENT -> new Dialling(d.line(), d.digits(), Stage.SILENT);
                        });
            case Ended _ -> handsetLeft(turn, Stage.WARNING);
            case Idle _, PreDial _, OnCall _, Returning _ -> {}
        }
    }

    private static void handsetLeft(Turn turn, Stage stage) {
        turn.to(HandsFree.OFF);
        turn.to(new Dialling(turn.state().defaultLine(), "", stage));
    }

    private static void outgoingRing(Turn turn, Call call) {
        boolean focus = turn.state().inFocus(call);
        Endings.end(turn, call, EndedBy.RING_TIME_OUT);
        if (focus) {
            Endings.notice(turn, call, EndReason.of(EndReason.Kind.NO_ANSWER));
        }
    }

    /** It rings; and when nobody comes it stays held, with its reminders. */
    private static void heldRingBack(Turn turn) {
        if (turn.state().activity() instanceof Returning back) {
            switch (back.how()) {
                case SOON -> turn.to(new Returning(back.call(), Comeback.RINGING));
                case RINGING, SILENCED -> {
                    Holding.holdFocus(turn);
                    turn.to(new OnCall(back.call()));
                }
            }
        }
    }
}
