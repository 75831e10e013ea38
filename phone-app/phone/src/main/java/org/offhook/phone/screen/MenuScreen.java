package org.offhook.phone.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.offhook.phone.core.Menus;
import org.offhook.phone.core.menu.Label;
import org.offhook.phone.core.menu.Menu;
import org.offhook.phone.core.menu.MenuTree;
import org.offhook.phone.core.menu.Node;
import org.offhook.phone.core.menu.Note;
import org.offhook.phone.core.menu.Task;
import org.offhook.phone.core.user.Knob;
import org.offhook.phone.core.user.Setting;

/** A place of the menu: its name, and two rows of what is there. */
final class MenuScreen {

    private MenuScreen() {}

    static List<Row> rows(Moment now) {
        Menu menu = now.state().panel().menu();
        Node node = menu.node(MenuTree.of(Menus.surroundings(now.state(), now.at())));
        return switch (menu.place().task()) {
            case Task.Typing typing -> WritingScreen.rows(now, node, menu.note(), typing);
            case Task.Waiting _ ->
                List.of(Row.of(label(now, node.label())), Row.EMPTY, Row.of(now.say(Word.PLEASE_WAIT)));
            case Task.Browsing _ -> browsing(now, menu, node);
        };
    }

    private static List<Row> browsing(Moment now, Menu menu, Node node) {
        int selected = menu.place().selected();
        Row title = Row.of(label(now, node.label()), node.size() > 1 ? count(selected, node.size()) : Piece.NONE);
        return switch (node) {
            case Node.Submenu submenu ->
                list(
                        now,
                        title,
                        menu,
                        submenu.size(),
                        i -> entry(now, submenu.entries().get(i)));
            case Node.Choice choice -> list(now, title, menu, choice.size(), option(now, choice));
            case Node.Page page ->
                FactRows.rows(
                        now,
                        title,
                        page.facts().get(selected),
                        now.state().panel().touched());
            case Node.Slider slider ->
                List.of(title, Row.of(LevelBar.blocks(now, slider.knob())), note(now, menu, value(now, slider.knob())));
            case Node.Contacts contacts -> ContactRows.rows(now, title, contacts.size() == 0, selected);
            case Node.Messages messages ->
                MessageRows.rows(now, title, messages.lines().get(selected));
            case Node.Calls calls -> CallListRows.rows(now, title, calls, menu);
            case Node.Action _ -> List.of(title, Row.EMPTY, Row.of(now.say(Word.SURE)));
            case Node.Field _, Node.PinChange _ -> List.of(title, Row.EMPTY, note(now, menu, Piece.NONE));
        };
    }

    static Piece label(Moment now, Label label) {
        return switch (label) {
            case Label.Said said -> Piece.words(now.words().title(said.title()));
            case Label.Named named -> Piece.name(named.name());
        };
    }

    private static Piece count(int selected, int size) {
        return Piece.words(selected + 1 + "/" + size);
    }

    static Row note(Moment now, Menu menu, Piece otherwise) {
        return Row.of(
                menu.note() == Note.NONE ? otherwise : Piece.words(now.words().note(menu.note())));
    }

    /** The chosen entry and its neighbour; a note takes the neighbour's row. */
    private static List<Row> list(Moment now, Row title, Menu menu, int size, IntFunction<Piece> entry) {
        int selected = menu.place().selected();
        if (menu.note() != Note.NONE) {
            return List.of(title, chosen(now, entry.apply(selected)), note(now, menu, Piece.NONE));
        }
        int first = selected / 2 * 2;
        List<Row> rows = new ArrayList<>(List.of(title));
        for (int i = first; i < first + 2; i++) {
            rows.add(
                    i >= size
                            ? Row.EMPTY
                            : i == selected
                                    ? chosen(now, entry.apply(i))
                                    : Row.of(Piece.space().then(entry.apply(i))));
        }
        return rows;
    }

    private static Row chosen(Moment now, Piece entry) {
        return Row.moving(
                Piece.words(">"), entry, Piece.NONE, now.state().panel().touched(), now.at());
    }

    private static Piece entry(Moment now, Node.Entry entry) {
        String digit = entry.digit() == 0 ? "  " : entry.digit() + " ";
        return Piece.words(digit).then(label(now, entry.node().label()));
    }

    /** What is in force is marked. */
    private static IntFunction<Piece> option(Moment now, Node.Choice choice) {
        String current = current(now, choice.setting());
        return i -> {
            Node.Option option = choice.options().get(i);
            String mark = option.value().equals(current) ? "*" : " ";
            String digit = choice.byLetter() ? "" : String.valueOf(i + 1);
            return Piece.words(digit + mark).then(label(now, option.label()));
        };
    }

    private static String current(Moment now, Setting setting) {
        return Menus.surroundings(now.state(), now.at()).inForce().getOrDefault(setting, "");
    }

    private static Piece value(Moment now, Knob knob) {
        int level = now.state().user().settings().level(knob);
        return switch (knob) {
            case BACKLIGHT -> now.say(Word.SECONDS, level * Knob.BACKLIGHT_STEP_SECONDS);
            case RINGER, HANDSET, SPEAKER, HEADSET, CONTRAST -> Piece.words(String.valueOf(level));
        };
    }
}
