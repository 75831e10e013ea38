package org.offhook.phone.core;

import static org.offhook.phone.core.SoftKey.ANSWER;
import static org.offhook.phone.core.SoftKey.BLIND;
import static org.offhook.phone.core.SoftKey.CALL;
import static org.offhook.phone.core.SoftKey.CANCEL;
import static org.offhook.phone.core.SoftKey.CLOSE;
import static org.offhook.phone.core.SoftKey.CONFERENCE;
import static org.offhook.phone.core.SoftKey.DELETE;
import static org.offhook.phone.core.SoftKey.DIRECTORY;
import static org.offhook.phone.core.SoftKey.DO_NOT_DISTURB;
import static org.offhook.phone.core.SoftKey.EMERGENCY;
import static org.offhook.phone.core.SoftKey.END;
import static org.offhook.phone.core.SoftKey.EXIT;
import static org.offhook.phone.core.SoftKey.HISTORY;
import static org.offhook.phone.core.SoftKey.HOLD;
import static org.offhook.phone.core.SoftKey.MENU;
import static org.offhook.phone.core.SoftKey.MESSAGES;
import static org.offhook.phone.core.SoftKey.NEW;
import static org.offhook.phone.core.SoftKey.NONE;
import static org.offhook.phone.core.SoftKey.REDIAL;
import static org.offhook.phone.core.SoftKey.REJECT;
import static org.offhook.phone.core.SoftKey.RESUME;
import static org.offhook.phone.core.SoftKey.SILENCE;
import static org.offhook.phone.core.SoftKey.SPLIT;
import static org.offhook.phone.core.SoftKey.SWAP;
import static org.offhook.phone.core.SoftKey.TRANSFER;
import static org.offhook.phone.core.SoftKey.UNLOCK;
import static org.offhook.phone.core.SoftKey.VIEW;

import java.util.List;
import org.offhook.phone.core.Activity.Comeback;

/**
 * The meaning of the four soft keys in a state. What the keys do and what the screen says of them both
 * come from here, so the two cannot disagree.
 */
public final class SoftKeys {

    private SoftKeys() {}

    /** @return four meanings, left to right */
    public static List<SoftKey> of(PhoneState state) {
        return switch (Situation.of(state)) {
            case IDLE ->
                List.of(
                        HISTORY,
                        state.settings().directory().contacts().isEmpty() ? NONE : DIRECTORY,
                        DO_NOT_DISTURB,
                        MENU);
            case MISSED -> List.of(VIEW, NONE, NONE, EXIT);
            case LOCKED ->
                List.of(UNLOCK, NONE, NONE, state.settings().emergency().isEmpty() ? NONE : EMERGENCY);
            case MENU -> MenuSoftKeys.of(state);
            case PRE_DIAL -> List.of(CALL, DELETE, NONE, CANCEL);
            case DIAL_TONE -> List.of(lastDialled(state), NONE, messages(state), givenUp(state) ? NONE : END);
            case DIALLING -> List.of(CALL, DELETE, NONE, END);
            case OUTGOING, ANSWERING -> List.of(NONE, NONE, NONE, END);
            case INCOMING, INCOMING_DURING_CALL -> List.of(ANSWER, NONE, silence(state), REJECT);
            case CONNECTED, HELD_BY_PEER ->
                List.of(HOLD, transfer(state), Conferences.mayInvite(state) ? CONFERENCE : NONE, END);
            case HELD_BY_ME -> List.of(RESUME, state.hasFreeCall() ? NEW : NONE, transfer(state), END);
            case TWO_CALLS -> List.of(SWAP, transfer(state), join(state), END);
            case TWO_HELD -> List.of(RESUME, SWAP, join(state), END);
            case TRANSFER_NUMBER -> List.of(CALL, invites(state) ? NONE : BLIND, DELETE, CANCEL);
            case TRANSFER_RINGING -> List.of(invites(state) ? NONE : TRANSFER, NONE, NONE, CANCEL);
            case TRANSFER_CONSULTING -> List.of(TRANSFER, SWAP, join(state), CANCEL);
            case TRANSFERRING -> List.of(NONE, NONE, NONE, CANCEL);
            case TRANSFER_FAILED -> List.of(NONE, NONE, NONE, CLOSE);
            case CONFERENCE -> List.of(held(state) ? RESUME : HOLD, SPLIT, NONE, END);
            case RINGING_BACK -> List.of(ANSWER, NONE, silence(state), END);
            case ENDED -> List.of(again(state), NONE, NONE, CLOSE);
        };
    }

    /** Only the hook ends this. */
    private static boolean givenUp(PhoneState state) {
        return state.activity() instanceof Activity.Dialling d
                && d.stage() == Activity.Stage.SILENT
                && state.desk().handsetUp()
                && state.waiting().isEmpty();
    }

    private static SoftKey transfer(PhoneState state) {
        return Transfers.possible(state) ? TRANSFER : NONE;
    }

    private static SoftKey join(PhoneState state) {
        return Conferences.mayJoin(state) ? CONFERENCE : NONE;
    }

    private static boolean invites(PhoneState state) {
        return state.conference() instanceof Conference.Inviting;
    }

    private static boolean held(PhoneState state) {
        return state.focus().filter(Call::heldByMe).isPresent();
    }

    private static SoftKey messages(PhoneState state) {
        return Mailboxes.toHear(state).isPresent() ? MESSAGES : NONE;
    }

    private static SoftKey lastDialled(PhoneState state) {
        return state.memory().lastDialled().known() ? REDIAL : NONE;
    }

    private static SoftKey again(PhoneState state) {
        return state.activity() instanceof Activity.Ended ended && canRedial(ended) ? REDIAL : NONE;
    }

    /** A caller who withheld his number cannot be called. */
    static boolean canRedial(Activity.Ended ended) {
        return canCall(ended.party());
    }

    static boolean canCall(Party party) {
        return !party.number().isBlank() && !party.number().equals("anonymous");
    }

    private static SoftKey silence(PhoneState state) {
        boolean rings = state.calls().stream()
                        .anyMatch(call -> call.state() instanceof CallState.Ringing(boolean quiet) && !quiet)
                || state.activity() instanceof Activity.Returning back && back.how() == Comeback.RINGING;
        return rings ? SILENCE : NONE;
    }
}
