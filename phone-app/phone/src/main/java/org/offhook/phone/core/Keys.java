package org.offhook.phone.core;

import java.util.List;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.Activity.Dialling;
import org.offhook.phone.core.Activity.Ended;
import org.offhook.phone.core.Activity.Idle;
import org.offhook.phone.core.Activity.OnCall;
import org.offhook.phone.core.Activity.PreDial;
import org.offhook.phone.core.Activity.Returning;
import org.offhook.phone.core.menu.Title;
import org.offhook.phone.core.user.Setting;

/** What each key does. */
final class Keys {

    private Keys() {}

    static void pressed(Turn turn, Key key) {
        Situation situation = Situation.of(turn.state());
        boolean atRest = situation == Situation.IDLE || situation == Situation.LOCKED;
        turn.to(turn.state().panel().with(turn.state().panel().held().plus(key, atRest)));
        act(turn, key);
    }

    static void released(Turn turn, Key key) {
        turn.to(turn.state().panel().with(turn.state().panel().held().minus(key)));
    }

    static void act(Turn turn, Key key) {
        if (Menus.visible(turn.state()) && Menus.key(turn, key)) {
            return;
        }
        switch (key) {
            case DIGIT_0,
                    DIGIT_1,
                    DIGIT_2,
                    DIGIT_3,
                    DIGIT_4,
                    DIGIT_5,
                    DIGIT_6,
                    DIGIT_7,
                    DIGIT_8,
                    DIGIT_9,
                    STAR,
                    POUND -> Digits.pressed(turn, key.dialCharacter());
            case SOFT_1, SOFT_2, SOFT_3, SOFT_4 -> soft(turn, key.softKeyNumber());
            case OK -> ok(turn);
            case CANCEL -> cancel(turn);
            case VOLUME_UP -> Volume.step(turn, 1);
            case VOLUME_DOWN -> Volume.step(turn, -1);
            case MUTE -> mute(turn);
            case SPEAKER -> Hook.handsFree(turn, HandsFree.SPEAKER);
            case HEADSET -> Hook.handsFree(turn, HandsFree.HEADSET);
            case HOLD -> Holding.toggle(turn);
            case REDIAL -> redial(turn);
            case LINE_1, LINE_2, LINE_3, LINE_4, LINE_5, LINE_6 -> LineKeys.pressed(turn, key.lineNumber());
            case MESSAGE -> ExtensionKeys.messages(turn);
            case TRANSFER -> Transfers.key(turn);
            case CONFERENCE -> Conferences.key(turn);
            case UP, DOWN, LEFT, RIGHT -> {}
        }
    }

    private static void soft(Turn turn, int number) {
        if (!turn.state().upkeep().guarded()) {
            act(turn, SoftKeys.of(turn.state()).get(number - 1));
        }
    }

    private static void act(Turn turn, SoftKey key) {
        if (Menus.visible(turn.state())) {
            Menus.act(turn, key);
            return;
        }
        switch (key) {
            case NONE -> {}
            case CALL -> Placing.sendDigits(turn);
            case DELETE -> Digits.delete(turn);
            case REDIAL -> redial(turn);
            case ANSWER -> Answering.offered(turn);
            case SILENCE -> Answering.silence(turn);
            case REJECT -> turn.state().incoming().ifPresent(call -> Endings.hangUp(turn, call));
            case HOLD, RESUME -> Holding.toggle(turn);
            case NEW -> newCall(turn);
            case SWAP -> Holding.swap(turn);
            case TRANSFER -> Transfers.key(turn);
            case CONFERENCE -> Conferences.key(turn);
            case SPLIT -> Conferences.split(turn);
            case BLIND -> Transfers.blind(turn);
            case CANCEL, END -> {
                if (!Transfers.cancelled(turn)) {
                    Endings.end(turn);
                }
            }
            case CLOSE -> close(turn);
            case MESSAGES -> ExtensionKeys.messages(turn);
            case HISTORY -> Menus.open(turn, Title.MENU, Title.HISTORY, Title.ALL_CALLS);
            case DIRECTORY -> Menus.open(turn, Title.MENU, Title.DIRECTORY);
            case VIEW -> Menus.open(turn, Title.MENU, Title.HISTORY, Title.MISSED_CALLS);
            case MENU -> Menus.open(turn, Title.MENU);
            case DO_NOT_DISTURB -> doNotDisturb(turn);
            case SELECT, BACK, SAVE, CONFIRM, YES, NO, LESS, MORE -> {}
            case UNLOCK -> KeypadLock.unlock(turn);
            case EMERGENCY -> KeypadLock.emergency(turn);
            case EXIT ->
                turn.to(turn.state()
                        .memory()
                        .with(turn.state().memory().missed().dismissed()));
        }
    }

    /** The fourth soft key, which ends or leaves; at rest there is nothing to leave. */
    private static void cancel(Turn turn) {
        SoftKey last = SoftKeys.of(turn.state()).getLast();
        if (last != SoftKey.MENU && last != SoftKey.EMERGENCY) {
            act(turn, last);
        }
    }

    private static void close(Turn turn) {
        if (Situation.of(turn.state()) == Situation.TRANSFER_FAILED) {
            TransferOutcomes.noticed(turn);
        } else {
            Endings.rest(turn);
        }
    }

    private static void doNotDisturb(Turn turn) {
        boolean on = turn.state().user().settings().doNotDisturb();
        MenuOutcomes.set(turn, Setting.DO_NOT_DISTURB, on ? "off" : "on");
    }

    /** At rest what the phone knows of itself; else closes what only informs, or answers, or calls. */
    private static void ok(Turn turn) {
        List<SoftKey> keys = SoftKeys.of(turn.state());
        if (keys.getFirst() == SoftKey.HISTORY) {
            Menus.open(turn, Title.MENU, Title.STATUS);
        } else if (keys.getFirst() == SoftKey.VIEW) {
            act(turn, SoftKey.VIEW);
        } else if (keys.contains(SoftKey.CLOSE)) {
            act(turn, SoftKey.CLOSE);
        } else if (keys.getFirst() == SoftKey.ANSWER || keys.getFirst() == SoftKey.CALL) {
            act(turn, keys.getFirst());
        }
    }

    private static void mute(Turn turn) {
        Desk desk = turn.state().desk();
        if (desk.engaged() && turn.state().focus().filter(Call::up).isPresent()) {
            turn.to(desk.withMuted(!desk.muted()));
        }
    }

    /** With the handset down the list is shown first and a second press dials. */
    private static void redial(Turn turn) {
        Dialled last = turn.state().memory().lastDialled();
        switch (turn.state().activity()) {
            case PreDial _ -> Placing.sendDigits(turn);
            case Idle _ when turn.state().incoming().isPresent() -> {}
            case Idle _ when turn.state().keypadLocked() -> {}
            case Idle _ -> Menus.openPlaced(turn);
            case Dialling _ when last.known() -> Placing.place(turn, usable(turn, last.line()), last.number());
            case Ended e
            when SoftKeys.canRedial(e) ->
                Placing.place(turn, usable(turn, e.line()), e.party().number());
            case Dialling _, Ended _, OnCall _, Returning _ -> {}
        }
    }

    private static LineId usable(Turn turn, LineId line) {
        return turn.state().hasLine(line) ? line : turn.state().defaultLine();
    }

    private static void newCall(Turn turn) {
        turn.state().focus().ifPresent(held -> Digits.dialTone(turn, usable(turn, held.line())));
    }
}
