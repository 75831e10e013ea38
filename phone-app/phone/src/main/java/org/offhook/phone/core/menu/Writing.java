package org.offhook.phone.core.menu;

import org.offhook.phone.core.text.FieldKind;
import org.offhook.phone.core.text.TextEntry;
import org.offhook.phone.core.user.Pin;

/** Writing into a field, and what becomes of it; PINs too. */
final class Writing {

    private static final Pin NO_PIN = new Pin("");

    private Writing() {}

    /** What the user does at a place that he may enter. */
    static Task task(Node node, Surroundings now) {
        return switch (node) {
            case Node.Field field -> {
                String text = now.inForce().getOrDefault(field.setting(), "");
                yield new Task.Typing(
                        Purpose.VALUE, TextEntry.of(field.kind(), field.most(), text, now.alphabet()), NO_PIN);
            }
            case Node.PinChange _ -> ask(now.user().pin().isSet() ? Purpose.OLD_PIN : Purpose.NEW_PIN, now);
            case Node.Submenu _,
                    Node.Page _,
                    Node.Choice _,
                    Node.Slider _,
                    Node.Calls _,
                    Node.Messages _,
                    Node.Contacts _,
                    Node.Action _ -> new Task.Browsing();
        };
    }

    /** Asks for a PIN. */
    static Task ask(Purpose purpose, Surroundings now) {
        return ask(purpose, NO_PIN, now);
    }

    private static Task ask(Purpose purpose, Pin first, Surroundings now) {
        return new Task.Typing(purpose, TextEntry.of(FieldKind.PIN, Pin.MOST_DIGITS, "", now.alphabet()), first);
    }

    static MenuStep command(Menu menu, Node node, Surroundings now, Task.Typing typing, Command command) {
        TextEntry entry = typing.entry();
        return switch (command) {
            case LEFT -> MenuStep.to(menu.with(typing.with(entry.left())));
            case RIGHT -> MenuStep.to(menu.with(typing.with(entry.right())));
            case DELETE -> MenuStep.to(menu.with(typing.with(entry.delete())));
            case UP, DOWN -> MenuStep.to(menu.with(typing.with(entry.commit())));
            case BACK -> MenuStep.to(menu.back());
            case EXIT -> MenuStep.to(Menu.CLOSED);
            case CHOOSE -> finish(menu, node, now, typing);
        };
    }

    private static MenuStep finish(Menu menu, Node node, Surroundings now, Task.Typing typing) {
        String text = typing.entry().text();
        long attempt = now.user().pin().tries() + 1;
        return switch (typing.purpose()) {
            case VALUE -> {
                String value = text.strip();
                yield node instanceof Node.Field field && field.setting().accepts(value)
                        ? MenuStep.to(menu.back().with(Note.SAVED), new Outcome.Set(field.setting(), value))
                        : MenuStep.to(menu.with(Note.NOT_POSSIBLE));
            }
            case UNLOCK, OLD_PIN ->
                text.isEmpty() || now.user().pin().closed(now.at())
                        ? MenuStep.to(menu)
                        : MenuStep.to(
                                menu.with(new Task.Waiting(typing.purpose(), attempt)),
                                new Outcome.CheckPin(new Pin(text)));
            case NEW_PIN ->
                text.length() < Pin.LEAST_DIGITS
                        ? MenuStep.to(menu.with(Note.PIN_SHORT))
                        : MenuStep.to(menu.with(ask(Purpose.REPEAT_PIN, new Pin(text), now)));
            case REPEAT_PIN ->
                text.equals(typing.first().digits())
                        ? MenuStep.to(
                                menu.with(new Task.Waiting(typing.purpose(), attempt)),
                                new Outcome.HashPin(new Pin(text)))
                        : MenuStep.to(menu.with(ask(Purpose.NEW_PIN, now)).with(Note.PIN_DIFFERENT));
        };
    }

    static Menu checked(Menu menu, Node node, Surroundings now, boolean right) {
        Purpose purpose = ((Task.Waiting) menu.place().task()).purpose();
        if (!right) {
            return menu.with(ask(purpose, now)).with(Note.PIN_WRONG);
        }
        return menu.with(purpose == Purpose.OLD_PIN ? ask(Purpose.NEW_PIN, now) : task(node, now));
    }

    /** Who has just set the first PIN may enter what it guards. */
    static Menu pinSet(Menu menu, Node node, Surroundings now) {
        Menu next = node instanceof Node.PinChange ? menu.back() : menu.with(task(node, now));
        return next.with(Note.PIN_SAVED);
    }
}
