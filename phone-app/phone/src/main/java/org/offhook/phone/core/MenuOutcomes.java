package org.offhook.phone.core;

import java.util.List;
import org.offhook.phone.core.menu.CallFilter;
import org.offhook.phone.core.menu.Deed;
import org.offhook.phone.core.menu.Menu;
import org.offhook.phone.core.menu.MenuSteps;
import org.offhook.phone.core.menu.Outcome;
import org.offhook.phone.core.user.PinHash;
import org.offhook.phone.core.user.PinLock;
import org.offhook.phone.core.user.Setting;
import org.offhook.phone.core.user.User;

/** What the menu wants of the phone, carried out. */
final class MenuOutcomes {

    private MenuOutcomes() {}

    static void carryOut(Turn turn, Outcome outcome) {
        switch (outcome) {
            case Outcome.Set set -> set(turn, set.setting(), set.value());
            case Outcome.Turn knob -> Volume.set(turn, knob.knob(), knob.level());
            case Outcome.Do deed -> carryOut(turn, deed.deed());
            case Outcome.CheckPin check -> {
                PinLock pin = oneTry(turn);
                turn.emit(new PhoneEffect.CheckPin(pin.tries(), check.pin(), pin.hash()));
            }
            case Outcome.HashPin hash ->
                turn.emit(new PhoneEffect.HashPin(oneTry(turn).tries(), hash.pin()));
            case Outcome.Call call -> call(turn, call.filter(), call.index());
            case Outcome.CallContact contact -> callContact(turn, contact.index());
            case Outcome.Hear hear -> {
                PhoneSettings.Line line = turn.state().settings().lines().get(hear.line());
                if (line.hasMailbox()) {
                    Placing.place(turn, line.id(), line.mailbox());
                }
            }
            case Outcome.Forget call ->
                turn.to(turn.state().memory().with(turn.state().memory().log().without(call.filter(), call.index())));
        }
    }

    static void set(Turn turn, Setting setting, String value) {
        User user = turn.state().user();
        turn.to(user.with(user.settings().with(setting, value)));
    }

    private static PinLock oneTry(Turn turn) {
        PinLock pin = turn.state().user().pin().oneTry();
        turn.to(turn.state().user().with(pin));
        return pin;
    }

    private static void carryOut(Turn turn, Deed deed) {
        switch (deed) {
            case UNLOCK -> KeypadLock.open(turn);
            case DELETE_CALLS -> turn.to(turn.state().memory().forgotten());
            case RESET -> {
                turn.to(turn.state().memory().forgotten());
                turn.to(User.NEW);
                Volume.adjustAll(turn);
            }
        }
    }

    private static void call(Turn turn, CallFilter filter, int index) {
        List<CallRecord> calls = turn.state().memory().log().list(filter);
        if (index < calls.size() && SoftKeys.canCall(calls.get(index).party())) {
            CallRecord call = calls.get(index);
            PhoneState state = turn.state();
            Placing.place(
                    turn,
                    state.hasLine(call.line()) ? call.line() : state.defaultLine(),
                    call.party().number());
        }
    }

    private static void callContact(Turn turn, int index) {
        List<Contact> contacts = turn.state().settings().directory().contacts();
        if (index < contacts.size()) {
            Placing.place(turn, turn.state().defaultLine(), contacts.get(index).number());
        }
    }

    // ---- PINs, which take a while ----

    static void pinChecked(Turn turn, long attempt, boolean right) {
        PinLock pin = turn.state().user().pin();
        turn.to(turn.state().user().with(right ? pin.guessedRight() : pin.guessedWrong(turn.at())));
        PhoneState state = turn.state();
        Menu menu = state.panel().menu();
        if (menu.open()) {
            Menus.show(
                    turn,
                    MenuSteps.pinChecked(
                            menu, Menus.tree(state), Menus.surroundings(state, turn.at()), attempt, right));
            KeypadLock.settle(turn);
        }
    }

    static void pinSet(Turn turn, long attempt, PinHash hash) {
        turn.to(turn.state().user().with(turn.state().user().pin().with(hash)));
        PhoneState state = turn.state();
        Menu menu = state.panel().menu();
        if (menu.open()) {
            Menus.show(turn, MenuSteps.pinSet(menu, Menus.tree(state), Menus.surroundings(state, turn.at()), attempt));
        }
    }
}
