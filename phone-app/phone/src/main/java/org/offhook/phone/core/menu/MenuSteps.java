package org.offhook.phone.core.menu;

import java.util.ArrayList;
import java.util.List;

/** The steps from one place of the menu to the next. Pure; whatever makes no sense changes nothing. */
public final class MenuSteps {

    private MenuSteps() {}

    /** Opens the menu at a place, as if the user had chosen his way there. */
    public static Menu open(MenuTree tree, Surroundings now, List<Title> way) {
        Menu menu = Menu.CLOSED;
        for (Title title : way) {
            List<Label> labels =
                    new ArrayList<>(menu.path().stream().map(Place::label).toList());
            labels.add(new Label.Said(title));
            Node node = tree.at(labels).orElse(null);
            if (node == null) {
                return menu;
            }
            menu = enter(selecting(menu, tree, node), node, now);
            if (!menu.place().browsing()) {
                return menu;
            }
        }
        return menu;
    }

    /** On the way back the user finds the entry chosen that he came from. */
    private static Menu selecting(Menu menu, MenuTree tree, Node child) {
        if (menu.open() && menu.node(tree) instanceof Node.Submenu submenu) {
            List<Node> nodes = submenu.entries().stream().map(Node.Entry::node).toList();
            return menu.with(menu.place().select(nodes.indexOf(child)));
        }
        return menu;
    }

    static Menu enter(Menu menu, Node node, Surroundings now) {
        Place place = Place.of(node.label()).select(node instanceof Node.Choice choice ? current(choice, now) : 0);
        boolean pinSet = now.user().pin().isSet();
        return switch (node.guard()) {
            case OPEN -> menu.deeper(place.with(Writing.task(node, now)));
            case PIN_IF_SET ->
                menu.deeper(place.with(pinSet ? Writing.ask(Purpose.UNLOCK, now) : Writing.task(node, now)));
            case PIN_NEEDED ->
                pinSet
                        ? menu.deeper(place.with(Writing.ask(Purpose.UNLOCK, now)))
                        : menu.deeper(place.with(Writing.ask(Purpose.NEW_PIN, now)))
                                .with(Note.PIN_FIRST);
        };
    }

    private static int current(Node.Choice choice, Surroundings now) {
        String value = now.inForce().getOrDefault(choice.setting(), "");
        List<String> values = choice.options().stream().map(Node.Option::value).toList();
        return Math.max(0, values.indexOf(value));
    }

    /** A key with a meaning of its own. */
    public static MenuStep command(Menu menu, MenuTree tree, Surroundings now, Command command) {
        Menu quiet = menu.with(Note.NONE);
        if (command == Command.EXIT) {
            return MenuStep.to(Menu.CLOSED);
        }
        return switch (menu.place().task()) {
            case Task.Browsing _ -> Browsing.command(quiet, quiet.node(tree), now, command);
            case Task.Typing typing -> Writing.command(quiet, quiet.node(tree), now, typing, command);
            case Task.Waiting _ -> MenuStep.to(command == Command.BACK ? quiet.back() : menu);
        };
    }

    /** @param key {@code 0}–{@code 9}, {@code *}, {@code #} */
    public static MenuStep digit(Menu menu, MenuTree tree, Surroundings now, char key) {
        Menu quiet = menu.with(Note.NONE);
        return switch (menu.place().task()) {
            case Task.Browsing _ -> Browsing.digit(quiet, quiet.node(tree), now, key);
            case Task.Typing typing ->
                MenuStep.to(quiet.with(typing.with(typing.entry().press(key, now.alphabet()))));
            case Task.Waiting _ -> MenuStep.to(menu);
        };
    }

    /** The letter that was gone through stands. */
    public static Menu commit(Menu menu) {
        return menu.open() && menu.place().task() instanceof Task.Typing typing
                ? menu.with(typing.with(typing.entry().commit()))
                : menu;
    }

    /** A PIN was checked; of no interest any more if the user does not wait for this one. */
    public static Menu pinChecked(Menu menu, MenuTree tree, Surroundings now, long attempt, boolean right) {
        return waitsFor(menu, attempt) ? Writing.checked(menu, menu.node(tree), now, right) : menu;
    }

    /** The new PIN is in force. */
    public static Menu pinSet(Menu menu, MenuTree tree, Surroundings now, long attempt) {
        return waitsFor(menu, attempt) ? Writing.pinSet(menu, menu.node(tree), now) : menu;
    }

    private static boolean waitsFor(Menu menu, long attempt) {
        return menu.open() && menu.place().task() instanceof Task.Waiting waiting && waiting.attempt() == attempt;
    }
}
