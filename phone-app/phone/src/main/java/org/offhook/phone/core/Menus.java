package org.offhook.phone.core;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.menu.CallFilter;
import org.offhook.phone.core.menu.Command;
import org.offhook.phone.core.menu.Menu;
import org.offhook.phone.core.menu.MenuStep;
import org.offhook.phone.core.menu.MenuSteps;
import org.offhook.phone.core.menu.MenuTree;
import org.offhook.phone.core.menu.Node;
import org.offhook.phone.core.menu.Surroundings;
import org.offhook.phone.core.menu.Title;
import org.offhook.phone.core.user.Setting;
import org.offhook.phone.core.user.UserSettings;

/** The menu on the phone: keys go in, and what they come to is carried out ({@link MenuOutcomes}). */
public final class Menus {

    private Menus() {}

    // ---- what the menu is about ----

    /** What the menu knows of a phone in this state. */
    public static Surroundings surroundings(PhoneState state, Instant at) {
        return new Surroundings(
                state.settings().lines().size(),
                state.desk().faults().size(),
                state.panel().knobs(),
                mailboxes(state),
                state.settings().directory().names(),
                state.memory().log().counts(),
                state.user(),
                inForce(state),
                language(state),
                at);
    }

    /** Places of the lines that have messages to speak of, from 0. */
    private static List<Integer> mailboxes(PhoneState state) {
        List<PhoneSettings.Line> lines = state.settings().lines();
        return Mailboxes.known(state).stream().map(lines::indexOf).toList();
    }

    private static Map<Setting, String> inForce(PhoneState state) {
        UserSettings user = state.user().settings();
        return Map.of(
                Setting.LANGUAGE, language(state).getLanguage(),
                Setting.TIME_ZONE,
                        user.value(Setting.TIME_ZONE).orElse(state.settings().timeZone()),
                Setting.CLOCK, user.twelveHours() ? "12" : "24",
                Setting.DO_NOT_DISTURB, user.doNotDisturb() ? "on" : "off",
                Setting.IDLE_TEXT, user.idleText());
    }

    private static Locale language(PhoneState state) {
        return Locale.forLanguageTag(state.user()
                .settings()
                .value(Setting.LANGUAGE)
                .orElse(state.settings().language()));
    }

    static MenuTree tree(PhoneState state) {
        return MenuTree.of(surroundings(state, Instant.EPOCH));
    }

    /** True when the user sees the menu and its keys are the menu's. */
    static boolean visible(PhoneState state) {
        return Situation.of(state) == Situation.MENU;
    }

    /** The place that the user sees; empty if it is not the menu. */
    static Optional<Node> seen(PhoneState state) {
        return visible(state) ? Optional.of(state.panel().menu().node(tree(state))) : Optional.empty();
    }

    // ---- keys ----

    static void open(Turn turn, Title... way) {
        touched(turn, MenuSteps.open(tree(turn.state()), surroundings(turn.state(), turn.at()), List.of(way)));
    }

    /** @return false if this key means the same in the menu as elsewhere */
    static boolean key(Turn turn, Key key) {
        if (key.dialCharacter() != 0) {
            PhoneState state = turn.state();
            apply(
                    turn,
                    MenuSteps.digit(
                            state.panel().menu(), tree(state), surroundings(state, turn.at()), key.dialCharacter()));
            return true;
        }
        switch (key) {
            case UP -> command(turn, Command.UP);
            case DOWN -> command(turn, Command.DOWN);
            case LEFT -> command(turn, Command.LEFT);
            case RIGHT -> command(turn, Command.RIGHT);
            case OK -> command(turn, Command.CHOOSE);
            case CANCEL -> command(turn, Command.BACK);
            case REDIAL -> redial(turn);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** To the calls that were placed, and there the second press dials. */
    private static void redial(Turn turn) {
        Menu menu = turn.state().panel().menu();
        if (menu.node(tree(turn.state())) instanceof Node.Calls) {
            command(turn, Command.CHOOSE);
        } else if (menu.browsing()) {
            openPlaced(turn);
        }
    }

    static void openMessages(Turn turn) {
        open(turn, Title.MENU, Title.MESSAGES);
    }

    static void openPlaced(Turn turn) {
        open(turn, Title.MENU, Title.HISTORY, Title.PLACED_CALLS);
    }

    /** A soft key. */
    static void act(Turn turn, SoftKey key) {
        switch (key) {
            case SELECT, SAVE, CONFIRM, YES, CALL -> command(turn, Command.CHOOSE);
            case DELETE -> command(turn, Command.DELETE);
            case MORE -> command(turn, Command.RIGHT);
            case LESS -> command(turn, Command.LEFT);
            case BACK, NO -> command(turn, Command.BACK);
            case EXIT -> command(turn, Command.EXIT);
            default -> {}
        }
    }

    private static void command(Turn turn, Command command) {
        PhoneState state = turn.state();
        apply(turn, MenuSteps.command(state.panel().menu(), tree(state), surroundings(state, turn.at()), command));
    }

    private static void apply(Turn turn, MenuStep step) {
        touched(turn, step.menu());
        step.outcomes().forEach(outcome -> MenuOutcomes.carryOut(turn, outcome));
    }

    private static void touched(Turn turn, Menu menu) {
        show(turn, menu);
        turn.to(turn.state().panel().touched(turn.at()));
        turn.restart(PhoneTimer.MENU_IDLE);
    }

    static void show(Turn turn, Menu menu) {
        turn.to(turn.state().panel().with(menu));
    }

    /** Before a call is added to these lists. */
    static void callAdded(Turn turn, List<CallFilter> lists) {
        Menu menu = turn.state().panel().menu();
        if (menu.open()) {
            show(turn, menu.callAdded(tree(turn.state()), lists));
        }
    }

    // ---- at the end of every step ----

    /** Whatever happened, the user stands at a place that exists, and what he looks at is told and up to date. */
    static void settle(PhoneState before, Turn turn, PhoneEvent event) {
        Menu menu = turn.state().panel().menu();
        if (!menu.open()) {
            return;
        }
        boolean turnedAway = visible(before)
                && !(event instanceof PhoneEvent.CallEvent)
                && !(turn.state().activity() instanceof Activity.Idle);
        show(turn, turnedAway ? Menu.CLOSED : menu.fitted(tree(turn.state())));
        seen(turn.state()).ifPresent(node -> {
            if (node instanceof Node.Calls calls
                    && calls.filter() != CallFilter.PLACED
                    && calls.filter() != CallFilter.RECEIVED) {
                turn.to(turn.state().memory().with(Missed.NONE));
            }
            if (node instanceof Node.Page && !seen(before).equals(Optional.of(node))) {
                turn.emit(new PhoneEffect.ReadStatus());
            }
        });
    }
}
