package org.offhook.phone.core.menu;

import java.util.List;
import org.offhook.phone.core.text.Alphabet;
import org.offhook.phone.core.user.UserSettings;

/** Looking and choosing. */
final class Browsing {

    private Browsing() {}

    static MenuStep command(Menu menu, Node node, Surroundings now, Command command) {
        return switch (command) {
            case UP -> node instanceof Node.Slider slider ? turn(menu, slider, now, 1) : moved(menu, node, -1);
            case DOWN -> node instanceof Node.Slider slider ? turn(menu, slider, now, -1) : moved(menu, node, 1);
            case LEFT -> node instanceof Node.Slider slider ? turn(menu, slider, now, -1) : MenuStep.to(menu.back());
            case RIGHT ->
                switch (node) {
                    case Node.Slider slider -> turn(menu, slider, now, 1);
                    case Node.Submenu submenu -> MenuStep.to(enter(menu, submenu, now));
                    case Node.Page _,
                            Node.Choice _,
                            Node.Field _,
                            Node.PinChange _,
                            Node.Calls _,
                            Node.Messages _,
                            Node.Contacts _,
                            Node.Action _ -> MenuStep.to(menu);
                };
            case CHOOSE -> choose(menu, node, now);
            case DELETE ->
                node instanceof Node.Calls calls && calls.size() > 0
                        ? MenuStep.to(
                                menu.with(Note.DELETED),
                                new Outcome.Forget(calls.filter(), menu.place().selected()))
                        : MenuStep.to(menu);
            case BACK -> MenuStep.to(menu.back());
            case EXIT -> MenuStep.to(Menu.CLOSED);
        };
    }

    private static MenuStep moved(Menu menu, Node node, int by) {
        int size = Math.max(1, node.size());
        return MenuStep.to(
                menu.with(menu.place().select(Math.floorMod(menu.place().selected() + by, size))));
    }

    private static MenuStep turn(Menu menu, Node.Slider slider, Surroundings now, int by) {
        UserSettings settings = now.user().settings();
        int level = slider.knob().fitted(settings.level(slider.knob()) + by);
        return MenuStep.to(menu, new Outcome.Turn(slider.knob(), level));
    }

    private static Menu enter(Menu menu, Node.Submenu submenu, Surroundings now) {
        return submenu.entries().isEmpty()
                ? menu
                : MenuSteps.enter(
                        menu, submenu.entries().get(menu.place().selected()).node(), now);
    }

    private static MenuStep choose(Menu menu, Node node, Surroundings now) {
        int selected = menu.place().selected();
        return switch (node) {
            case Node.Submenu submenu -> MenuStep.to(enter(menu, submenu, now));
            case Node.Choice choice -> {
                String value = choice.options().get(selected).value();
                yield MenuStep.to(menu.back().with(Note.SAVED), new Outcome.Set(choice.setting(), value));
            }
            case Node.Calls calls ->
                calls.size() > 0 ? MenuStep.to(menu, new Outcome.Call(calls.filter(), selected)) : MenuStep.to(menu);
            case Node.Contacts contacts ->
                contacts.size() > 0 ? MenuStep.to(menu, new Outcome.CallContact(selected)) : MenuStep.to(menu);
            case Node.Messages messages ->
                MenuStep.to(menu, new Outcome.Hear(messages.lines().get(selected)));
            case Node.Action action -> MenuStep.to(menu.back().with(Note.DONE), new Outcome.Do(action.deed()));
            case Node.Page _, Node.Slider _, Node.Field _, Node.PinChange _ -> MenuStep.to(menu.back());
        };
    }

    /** Chooses what has that digit; in a long list goes to the next name with a letter of that key. */
    static MenuStep digit(Menu menu, Node node, Surroundings now, char key) {
        int number = Character.digit(key, 10);
        if (number <= 0) {
            return MenuStep.to(menu);
        }
        return switch (node) {
            case Node.Submenu submenu -> {
                for (int i = 0; i < submenu.size(); i++) {
                    if (submenu.entries().get(i).digit() == number) {
                        yield MenuStep.to(enter(menu.with(menu.place().select(i)), submenu, now));
                    }
                }
                yield MenuStep.to(menu);
            }
            case Node.Choice choice when choice.byLetter() -> MenuStep.to(nextByLetter(menu, choice, key));
            case Node.Choice choice ->
                number <= choice.size()
                        ? choose(menu.with(menu.place().select(number - 1)), choice, now)
                        : MenuStep.to(menu);
            case Node.Page _,
                    Node.Slider _,
                    Node.Field _,
                    Node.PinChange _,
                    Node.Calls _,
                    Node.Messages _,
                    Node.Action _ -> MenuStep.to(menu);
            case Node.Contacts contacts -> MenuStep.to(nextByLetter(menu, contacts.names(), key));
        };
    }

    private static Menu nextByLetter(Menu menu, Node.Choice choice, char key) {
        List<String> names = choice.options().stream()
                .map(option -> option.label() instanceof Label.Named named ? named.name() : "")
                .toList();
        return nextByLetter(menu, names, key);
    }

    private static Menu nextByLetter(Menu menu, List<String> names, char key) {
        for (int i = 1; i <= names.size(); i++) {
            int index = (menu.place().selected() + i) % names.size();
            String name = names.get(index);
            if (!name.isEmpty() && Alphabet.keyOf(name.codePointAt(0)) == key) {
                return menu.with(menu.place().select(index));
            }
        }
        return menu;
    }
}
