package org.offhook.phone.core.menu;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.offhook.phone.core.text.FieldKind;
import org.offhook.phone.core.user.Knob;
import org.offhook.phone.core.user.Languages;
import org.offhook.phone.core.user.Setting;

/**
 * Everything that the menu offers, on this phone and now. The digits are those of every OffHook phone: an entry
 * that this phone does not have leaves its digit free.
 */
public final class MenuTree {

    // ---- what is the same on every phone ----

    private static final Node.Entry FEATURES = entry(2, submenu(Title.FEATURES, entry(1, doNotDisturb())));
    private static final Node.Entry LANGUAGE = entry(
            1,
            new Node.Choice(
                    said(Title.LANGUAGE),
                    Setting.LANGUAGE,
                    Languages.ALL.stream()
                            .map(language -> new Node.Option(new Label.Named(language.ownName()), language.tag()))
                            .toList()));
    private static final Node.Entry TIME = entry(2, time());
    private static final Node.Entry ADVANCED = entry(2, advanced());
    private static final Node HELD_OK = new Node.Action(said(Title.RESET), Guard.PIN_IF_SET, Deed.RESET);

    private static final Node LOCKED = new Node.Action(said(Title.UNLOCK), Guard.PIN_IF_SET, Deed.UNLOCK);

    private final List<Node> roots;

    private MenuTree(List<Node> roots) {
        this.roots = roots;
    }

    public static MenuTree of(Surroundings now) {
        List<Node.Entry> entries = new ArrayList<>(List.of(
                entry(1, status(now)),
                FEATURES,
                entry(3, new Node.Contacts(said(Title.DIRECTORY), now.contacts())),
                entry(4, history(now))));
        if (!now.mailboxes().isEmpty()) {
            entries.add(entry(5, new Node.Messages(said(Title.MESSAGES), now.mailboxes())));
        }
        entries.add(entry(6, submenu(Title.SETTINGS, entry(1, basic(now)), ADVANCED)));
        Node menu = new Node.Submenu(said(Title.MENU), Guard.OPEN, entries);
        return new MenuTree(List.of(menu, HELD_OK, LOCKED));
    }

    /** Where this path ends; empty if there is no such place (any more). */
    public Optional<Node> at(List<Label> path) {
        Optional<Node> node = roots.stream()
                .filter(root -> !path.isEmpty() && root.label().equals(path.getFirst()))
                .findFirst();
        for (int i = 1; i < path.size() && node.isPresent(); i++) {
            Label label = path.get(i);
            node = node.get() instanceof Node.Submenu submenu ? submenu.child(label) : Optional.empty();
        }
        return node;
    }

    private static Node status(Surroundings now) {
        List<Fact> facts = new ArrayList<>(List.of(Fact.Device.ADDRESS, Fact.Device.MAC));
        for (int line = 0; line < now.lines(); line++) {
            facts.add(new Fact.Account(line));
        }
        facts.addAll(
                List.of(Fact.Device.FIRMWARE, Fact.Device.UPTIME, Fact.Device.SOUND_DEVICE, Fact.Device.SOUND_GAPS));
        for (int fault = 0; fault < now.faults(); fault++) {
            facts.add(new Fact.Fault(fault));
        }
        return new Node.Page(said(Title.STATUS), facts);
    }

    private static Node doNotDisturb() {
        return new Node.Choice(
                said(Title.DO_NOT_DISTURB),
                Setting.DO_NOT_DISTURB,
                List.of(option(Title.ON, "on"), option(Title.OFF, "off")));
    }

    private static Node history(Surroundings now) {
        return submenu(
                Title.HISTORY,
                entry(1, calls(now, Title.ALL_CALLS, CallFilter.ALL)),
                entry(2, calls(now, Title.MISSED_CALLS, CallFilter.MISSED)),
                entry(3, calls(now, Title.RECEIVED_CALLS, CallFilter.RECEIVED)),
                entry(4, calls(now, Title.PLACED_CALLS, CallFilter.PLACED)),
                entry(5, new Node.Action(said(Title.DELETE_CALLS), Guard.OPEN, Deed.DELETE_CALLS)));
    }

    private static Node calls(Surroundings now, Title title, CallFilter filter) {
        return new Node.Calls(said(title), filter, now.calls().getOrDefault(filter, 0));
    }

    private static Node basic(Surroundings now) {
        List<Node.Entry> entries = new ArrayList<>(List.of(LANGUAGE, TIME));
        entries.add(entry(3, display(now)));
        List<Node.Entry> sound = sliders(now, 1, List.of(Knob.RINGER, Knob.HANDSET, Knob.SPEAKER, Knob.HEADSET));
        if (!sound.isEmpty()) {
            entries.add(entry(4, new Node.Submenu(said(Title.SOUND), Guard.OPEN, sound)));
        }
        entries.add(entry(5, new Node.PinChange(said(Title.PIN))));
        return new Node.Submenu(said(Title.BASIC), Guard.OPEN, entries);
    }

    private static Node time() {
        Node format = new Node.Choice(
                said(Title.CLOCK_FORMAT),
                Setting.CLOCK,
                List.of(option(Title.HOURS_24, "24"), option(Title.HOURS_12, "12")));
        Node zone = new Node.Submenu(said(Title.TIME_ZONE), Guard.OPEN, TimeZones.entries());
        return submenu(Title.TIME, entry(1, zone), entry(2, format));
    }

    private static Node display(Surroundings now) {
        List<Node.Entry> entries = new ArrayList<>();
        entries.add(entry(
                1, new Node.Field(said(Title.IDLE_TEXT), Setting.IDLE_TEXT, FieldKind.TEXT, Setting.IDLE_TEXT_MOST)));
        entries.addAll(sliders(now, 2, List.of(Knob.CONTRAST, Knob.BACKLIGHT)));
        return new Node.Submenu(said(Title.DISPLAY), Guard.OPEN, entries);
    }

    private static Node advanced() {
        return new Node.Submenu(
                said(Title.ADVANCED),
                Guard.PIN_NEEDED,
                List.of(entry(4, new Node.Action(said(Title.RESET), Guard.OPEN, Deed.RESET))));
    }

    private static List<Node.Entry> sliders(Surroundings now, int firstDigit, List<Knob> knobs) {
        List<Node.Entry> sliders = new ArrayList<>();
        for (int i = 0; i < knobs.size(); i++) {
            if (now.knobs().contains(knobs.get(i))) {
                sliders.add(entry(firstDigit + i, new Node.Slider(said(title(knobs.get(i))), knobs.get(i))));
            }
        }
        return sliders;
    }

    /** What a knob is called. */
    public static Title title(Knob knob) {
        return switch (knob) {
            case RINGER -> Title.RINGER;
            case HANDSET -> Title.HANDSET;
            case SPEAKER -> Title.SPEAKER;
            case HEADSET -> Title.HEADSET;
            case CONTRAST -> Title.CONTRAST;
            case BACKLIGHT -> Title.BACKLIGHT;
        };
    }

    private static Node submenu(Title title, Node.Entry... entries) {
        return new Node.Submenu(said(title), Guard.OPEN, Arrays.asList(entries));
    }

    private static Node.Entry entry(int digit, Node node) {
        return new Node.Entry(digit, node);
    }

    private static Node.Option option(Title title, String value) {
        return new Node.Option(said(title), value);
    }

    private static Label said(Title title) {
        return new Label.Said(title);
    }
}
