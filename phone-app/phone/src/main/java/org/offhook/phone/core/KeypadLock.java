package org.offhook.phone.core;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.menu.Deed;
import org.offhook.phone.core.menu.Menu;
import org.offhook.phone.core.menu.Node;
import org.offhook.phone.core.menu.Title;
import org.offhook.phone.core.user.Setting;

/**
 * Holding # at rest locks the keypad and asks for the PIN to unlock it, if one is set. Calls can be answered and go
 * on as ever; only what the keypad would place is refused, emergency numbers excepted. It stays locked over a loss of power.
 */
final class KeypadLock {

    static final Duration PRESS = Duration.ofSeconds(1);

    private KeypadLock() {}

    /** # is down alone, since the phone was at rest. */
    static Optional<TimersWanted.Want> press(PhoneState state) {
        HeldKeys held = state.panel().held();
        boolean wanted = held.fromRest()
                && held.repeats() == 0
                && held.down().equals(Set.of(Key.POUND))
                && state.calls().isEmpty()
                && state.activity() instanceof Activity.PreDial dial
                && dial.digits().equals("#");
        return TimersWanted.when(wanted, Key.POUND, PRESS);
    }

    /** It was held long enough: what was written by it goes. */
    static void pressed(Turn turn) {
        Endings.rest(turn);
        if (turn.state().keypadLocked()) {
            unlock(turn);
        } else {
            MenuOutcomes.set(turn, Setting.KEYPAD_LOCK, "on");
        }
    }

    /** At once, or after the PIN. */
    static void unlock(Turn turn) {
        if (turn.state().user().pin().isSet()) {
            Menus.open(turn, Title.UNLOCK);
        } else {
            open(turn);
        }
    }

    static void open(Turn turn) {
        Menus.show(turn, Menu.CLOSED);
        MenuOutcomes.set(turn, Setting.KEYPAD_LOCK, "off");
    }

    /** After a right PIN: there is nothing to confirm. */
    static void settle(Turn turn) {
        PhoneState state = turn.state();
        boolean atLock = Menus.seen(state)
                .filter(node -> node instanceof Node.Action action && action.deed() == Deed.UNLOCK)
                .isPresent();
        if (atLock && state.panel().menu().browsing()) {
            open(turn);
        }
    }

    /** The first number is written, not sent: a pocket must not call for help. */
    static void emergency(Turn turn) {
        turn.state().settings().emergency().stream()
                .findFirst()
                .ifPresent(number -> turn.to(new Activity.PreDial(turn.state().defaultLine(), number)));
    }
}
