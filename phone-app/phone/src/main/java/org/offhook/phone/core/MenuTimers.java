package org.offhook.phone.core;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.menu.Menu;
import org.offhook.phone.core.menu.MenuSteps;
import org.offhook.phone.core.menu.Node;
import org.offhook.phone.core.menu.Task;
import org.offhook.phone.core.menu.Title;

/** Timers of menu, volume bar and held keys: when they are wanted, and what happens when they are over. */
final class MenuTimers {

    static final Duration MENU_IDLE = Duration.ofSeconds(60);
    static final Duration TAP_COMMIT = Duration.ofSeconds(1);
    static final Duration STATUS_READ = Duration.ofSeconds(2);
    static final Duration BAR = Duration.ofSeconds(2);
    static final Duration FIRST_REPEAT = Duration.ofMillis(500);
    static final Duration NEXT_REPEAT = Duration.ofMillis(150);
    static final Duration RESET_PRESS = Duration.ofSeconds(10);

    /** A key that is stuck does not keep the phone busy for ever. */
    private static final int MOST_REPEATS = 200;

    private static final List<Key> VOLUME_KEYS = List.of(Key.VOLUME_UP, Key.VOLUME_DOWN);
    private static final List<Key> ARROWS = List.of(Key.UP, Key.DOWN, Key.LEFT, Key.RIGHT);

    private MenuTimers() {}

    static Optional<TimersWanted.Want> menuIdle(PhoneState state) {
        return TimersWanted.when(Menus.visible(state), PhoneTimer.MENU_IDLE, MENU_IDLE);
    }

    static Optional<TimersWanted.Want> tapCommit(PhoneState state) {
        return Menus.visible(state)
                        && state.panel().menu().place().task() instanceof Task.Typing typing
                        && typing.entry().pending()
                ? Optional.of(new TimersWanted.Want(typing.entry(), TAP_COMMIT))
                : Optional.empty();
    }

    static Optional<TimersWanted.Want> statusRead(PhoneState state) {
        return Menus.seen(state)
                .filter(Node.Page.class::isInstance)
                .map(node -> new TimersWanted.Want(node, STATUS_READ));
    }

    static Optional<TimersWanted.Want> bar(PhoneState state) {
        VolumeBar bar = state.panel().bar();
        return TimersWanted.when(bar.shown(), bar, BAR);
    }

    static Optional<TimersWanted.Want> keyRepeat(PhoneState state) {
        HeldKeys held = state.panel().held();
        return held.only()
                .filter(key -> VOLUME_KEYS.contains(key) || ARROWS.contains(key) && Menus.visible(state))
                .filter(_ -> held.repeats() < MOST_REPEATS)
                .map(_ -> new TimersWanted.Want(held, held.repeats() == 0 ? FIRST_REPEAT : NEXT_REPEAT));
    }

    /** OK or # held from rest on. */
    static Optional<TimersWanted.Want> longPress(PhoneState state) {
        HeldKeys held = state.panel().held();
        if (held.down().contains(Key.POUND)) {
            return KeypadLock.press(state);
        }
        boolean wanted = held.fromRest()
                && held.repeats() == 0
                && held.down().equals(Set.of(Key.OK))
                && state.calls().isEmpty()
                && state.activity() instanceof Activity.Idle;
        return TimersWanted.when(wanted, PhoneTimer.LONG_PRESS, RESET_PRESS);
    }

    // ---- when they are over ----

    static void menuIdle(Turn turn) {
        Menus.show(turn, Menu.CLOSED);
    }

    static void tapCommit(Turn turn) {
        Menus.show(turn, MenuSteps.commit(turn.state().panel().menu()));
    }

    static void keyRepeat(Turn turn) {
        HeldKeys held = turn.state().panel().held();
        turn.to(turn.state().panel().with(held.repeated()));
        held.only().ifPresent(key -> Keys.act(turn, key));
    }

    static void longPress(Turn turn) {
        boolean pound = turn.state().panel().held().down().contains(Key.POUND);
        turn.to(turn.state().panel().with(turn.state().panel().held().repeated()));
        if (pound) {
            KeypadLock.pressed(turn);
        } else {
            Menus.open(turn, Title.RESET);
        }
    }
}
