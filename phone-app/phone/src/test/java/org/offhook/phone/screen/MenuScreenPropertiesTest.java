package org.offhook.phone.screen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.offhook.phone.core.CallLog;
import org.offhook.phone.core.CallRecord;
import org.offhook.phone.core.Desk;
import org.offhook.phone.core.DeviceStatus;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.Mailbox;
import org.offhook.phone.core.Menus;
import org.offhook.phone.core.Panel;
import org.offhook.phone.core.Party;
import org.offhook.phone.core.PhoneSettings;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.core.ScenePhone;
import org.offhook.phone.core.SetUp;
import org.offhook.phone.core.Watching;
import org.offhook.phone.core.menu.Guard;
import org.offhook.phone.core.menu.Label;
import org.offhook.phone.core.menu.Menu;
import org.offhook.phone.core.menu.MenuTree;
import org.offhook.phone.core.menu.Node;
import org.offhook.phone.core.menu.Note;
import org.offhook.phone.core.menu.Place;
import org.offhook.phone.core.menu.Purpose;
import org.offhook.phone.core.menu.Task;
import org.offhook.phone.core.menu.Title;
import org.offhook.phone.core.text.Alphabet;
import org.offhook.phone.core.text.FieldKind;
import org.offhook.phone.core.text.TextEntry;
import org.offhook.phone.core.user.Knob;
import org.offhook.phone.core.user.Pin;
import org.offhook.phone.core.user.PinHash;
import org.offhook.phone.core.user.PinLock;
import org.offhook.phone.core.user.Setting;
import org.offhook.phone.core.user.User;
import org.offhook.phone.core.user.UserSettings;

/** Every place of the menu, with everything as long as it can be, in every language. */
class MenuScreenPropertiesTest {

    private static final Instant NOW = Instant.parse("2026-12-30T22:59:59.5Z");
    private static final List<String> TEXTS = List.of("", "W", "WWWWWWWWWWWWWWWWWWWW", "ｱﾞｱﾞｱﾞｱﾞｱﾞ");

    private static final List<String> FAULTS = List.of(
            "",
            "/etc/offhook/board.yaml:31: displays[0]: nobody answers at i2c-1 address 0x27: is it wired and powered, and"
                    + " is that its address?; somebody answers at 0x3f",
            "電話機.yaml: keypad");

    static List<String> languages() {
        return WordsTest.LANGUAGES;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void noWordOfTheMenuIsCut(String language) {
        Set<String> seen = new TreeSet<>();
        for (UserSettings settings : extremes(language)) {
            PhoneState state = state(settings);
            for (Title root : List.of(Title.MENU, Title.RESET)) {
                walk(state, List.of(new Place(new Label.Said(root), 0, new Task.Browsing())), language, seen);
            }
        }
        assertTrue(seen.size() > 300, () -> "only " + seen.size() + " places");
    }

    /** Everything low and everything high. */
    private static List<UserSettings> extremes(String language) {
        UserSettings low = UserSettings.NONE.with(Setting.LANGUAGE, language);
        UserSettings high =
                low.with(Setting.CLOCK, "12").with(Setting.DO_NOT_DISTURB, "on").with(Setting.IDLE_TEXT, TEXTS.get(2));
        for (Knob knob : Knob.values()) {
            low = low.with(knob, knob.least());
            high = high.with(knob, knob.most());
        }
        return List.of(low, high);
    }

    private static PhoneState state(UserSettings settings) {
        List<CallRecord> calls = new ArrayList<>();
        for (int i = 0; i < CallLog.MOST; i++) {
            Party party = List.of(
                            new Party("", "anonymous"),
                            new Party("田中 太郎 株式会社 東京本社", "+4930123456789012345"),
                            new Party("", ""),
                            new Party("Maximiliane von Mustermann-Großenberg", "201"))
                    .get(i % 4);
            calls.add(new CallRecord(
                    ScenePhone.LINE_1,
                    CallRecord.Kind.values()[i % 3],
                    party,
                    i < 3 ? Instant.EPOCH : NOW.minus(Duration.ofDays(3L * i)).minusSeconds(9),
                    Duration.ofHours(i)));
        }
        List<PhoneSettings.Line> lines = List.of(
                new PhoneSettings.Line(ScenePhone.LINE_1, "Conference room north", "conference-north"),
                new PhoneSettings.Line(ScenePhone.LINE_2, "S", ""));
        PinLock pin = new PinLock(new PinHash(1, "", ""), 99, Instant.MAX, 99);
        PhoneState fresh = PhoneState.restored(
                new PhoneSettings(lines, 2, PhoneSettings.Times.defaults()),
                new User(settings, pin),
                new CallLog(calls),
                100);
        DeviceStatus device = new DeviceStatus(
                "2001:db8:1234:5678:9abc:def0:1234:5678",
                "00:1a:2b:3c:4d:5e",
                "10.20.30-SNAPSHOT+build.20261230",
                Instant.EPOCH,
                "The device \"hw:CARD=Headset,DEV=0\" cannot be opened.",
                Long.MAX_VALUE);
        Panel panel = new Panel(
                Menu.CLOSED, NOW, fresh.panel().held(), fresh.panel().bar(), device, Set.of(Knob.values()), SetUp.DONE);
        return with(
                fresh,
                panel,
                Map.of(
                        ScenePhone.LINE_1,
                        new RegistrationStatus(RegistrationStatus.State.FAILED, 503, "away"),
                        ScenePhone.LINE_2,
                        RegistrationStatus.of(RegistrationStatus.State.NOT_WANTED)));
    }

    private static PhoneState with(PhoneState state, Panel panel, Map<LineId, RegistrationStatus> registrations) {
        return new PhoneState(
                state.settings(),
                registrations,
                new Desk(
                        state.desk().hook(),
                        state.desk().handsFree(),
                        state.desk().muted(),
                        FAULTS,
                        Map.of()),
                state.activity(),
                state.calls(),
                state.memory(),
                state.cues(),
                state.upkeep(),
                state.user(),
                panel,
                MESSAGES,
                state.transfer(),
                state.conference());
    }

    private static final Watching MESSAGES = new Watching(
            Map.of(ScenePhone.LINE_1, new Mailbox(true, 120, 150), ScenePhone.LINE_2, Mailbox.EMPTY), Map.of());

    private static void walk(PhoneState state, List<Place> path, String language, Set<String> seen) {
        List<Label> labels = path.stream().map(Place::label).toList();
        Node node = MenuTree.of(Menus.surroundings(state, NOW)).at(labels).orElseThrow();
        for (int selected = 0; selected < Math.max(1, node.size()); selected++) {
            for (Note note : selected < 2 ? Note.values() : new Note[] {Note.NONE}) {
                check(state, at(path, selected, new Task.Browsing()), note, language);
                seen.add(labels + " " + selected + " " + note);
            }
        }
        if (node instanceof Node.Field || node instanceof Node.PinChange || node.guard() != Guard.OPEN) {
            writing(state, path, language);
        }
        if (node instanceof Node.Submenu submenu) {
            // Cities are called the same in every language.
            boolean once = !language.equals("en") && submenu.label().equals(new Label.Said(Title.TIME_ZONE));
            for (Node.Entry entry : once ? submenu.entries().subList(8, 9) : submenu.entries()) {
                List<Place> deeper = new ArrayList<>(path);
                deeper.add(new Place(entry.node().label(), 0, new Task.Browsing()));
                walk(state, deeper, language, seen);
            }
        }
    }

    private static void writing(PhoneState state, List<Place> path, String language) {
        for (Purpose purpose : Purpose.values()) {
            check(state, at(path, 0, new Task.Waiting(purpose, 1)), Note.NONE, language);
            List<Task> typings = typings(purpose, language);
            typings.forEach(task -> check(state, at(path, 0, task), Note.NONE, language));
            for (Note note : Note.values()) {
                check(state, at(path, 0, typings.getFirst()), note, language);
            }
        }
    }

    private static List<Task> typings(Purpose purpose, String language) {
        Alphabet alphabet = Alphabet.of(Locale.of(language));
        List<Task> tasks = new ArrayList<>();
        for (FieldKind kind : FieldKind.values()) {
            for (String text : TEXTS) {
                TextEntry entry = TextEntry.of(kind, 20, text, alphabet);
                tasks.add(new Task.Typing(purpose, entry, new Pin("")));
                tasks.add(new Task.Typing(
                        purpose, entry.press('#', alphabet).left().left(), new Pin("")));
            }
        }
        return tasks;
    }

    private static List<Place> at(List<Place> path, int selected, Task task) {
        List<Place> places = new ArrayList<>(path);
        places.set(path.size() - 1, new Place(path.getLast().label(), selected, task));
        return places;
    }

    private static void check(PhoneState state, List<Place> path, Note note, String language) {
        Panel old = state.panel();
        Panel panel = new Panel(
                new Menu(path, note), old.touched(), old.held(), old.bar(), old.device(), old.knobs(), SetUp.DONE);
        ScreenPropertiesTest.check(with(state, panel, state.registrations()), NOW, language);
    }
}
