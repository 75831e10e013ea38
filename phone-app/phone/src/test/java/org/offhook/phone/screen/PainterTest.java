package org.offhook.phone.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.offhook.phone.screen.Shown.ENGLISH;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.hal.board.BareBoard;
import org.offhook.hal.board.Board;
import org.offhook.hal.display.Backlight;
import org.offhook.hal.display.CharacterDisplay;
import org.offhook.hal.display.CharacterGeometry;
import org.offhook.hal.display.Display;
import org.offhook.hal.display.DisplayText;
import org.offhook.hal.key.Key;
import org.offhook.hal.lamp.Lamp;
import org.offhook.hal.lamp.LampBank;
import org.offhook.hal.lamp.LampColour;
import org.offhook.hal.lamp.LampPattern;
import org.offhook.hal.lamp.LampSignal;
import org.offhook.hal.sim.SimBoard;
import org.offhook.phone.core.ExtensionState;
import org.offhook.phone.core.KeyUse;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.PhoneSettings;
import org.offhook.phone.core.PhoneSettings.Line;
import org.offhook.phone.core.ScenePhone;
import org.offhook.phone.core.Watched;

class PainterTest {

    private final SimBoard board = new SimBoard();
    private final List<String> texts = new ArrayList<>();
    private final List<Map<Lamp, LampSignal>> lamps = new ArrayList<>();
    private final Painter painter = new Painter(board, LightSettings.USUAL);

    PainterTest() {
        board.screen().addWatcher(text -> texts.add(text.lines().get(1)));
        board.signals().addWatcher(lamps::add);
    }

    private Instant paint(ScenePhone phone) {
        return painter.paint(phone.state(), phone.now(), ENGLISH);
    }

    @Test
    void lightGoesDownWithoutAnyNewStateAndComesBackByAKey() {
        List<Integer> light = new ArrayList<>();
        Painter lit = new Painter(new BoardWith(board.screen(), Optional.of(light::add)), LightSettings.USUAL);
        ScenePhone phone = Scenes.phone();
        Instant start = phone.now();
        assertEquals(start.plusSeconds(30), lit.paint(phone.state(), start, ENGLISH));
        lit.paint(phone.state(), start.plusSeconds(30), ENGLISH);
        lit.paint(phone.state(), start.plusSeconds(31), ENGLISH);
        lit.touched(start.plusSeconds(40));
        lit.paint(phone.state(), start.plusSeconds(40), ENGLISH);
        lit.blank();
        assertEquals(List.of(100, 10, 100, 0), light);
    }

    @Test
    void displayAndLampsAreTouchedOnlyWhenTheyChange() {
        ScenePhone phone = Scenes.phone();
        paint(phone);
        paint(phone.seconds(59));
        assertEquals(1, texts.size());
        assertEquals(1, lamps.size());
        paint(phone.seconds(1));
        assertEquals(2, texts.size());
        assertEquals(1, lamps.size());
    }

    @Test
    void tickingTimerChangesTheDisplayOnceASecond() {
        ScenePhone phone = Scenes.talking(Scenes.phone(), Scenes.PLAIN);
        for (int i = 0; i < 3; i++) {
            Instant next = paint(phone);
            assertEquals(phone.now().plusSeconds(1), next);
            phone.seconds(1);
        }
        assertEquals(List.of("201             0:42", "201             0:43", "201             0:44"), texts);
    }

    @Test
    void lampsFollowTheCall() {
        ScenePhone phone = Scenes.incoming();
        paint(phone);
        assertEquals(LampPattern.FAST, lamps.getLast().get(Lamp.LINE_1).pattern());
        assertEquals(LampPattern.FAST, lamps.getLast().get(Lamp.MESSAGE).pattern());
        paint(Scenes.talking(Scenes.phone(), Scenes.PLAIN).press(Key.MUTE));
        assertEquals(LampPattern.STEADY, lamps.getLast().get(Lamp.LINE_1).pattern());
        assertEquals(LampPattern.STEADY, lamps.getLast().get(Lamp.MUTE).pattern());
        assertEquals(LampPattern.OFF, lamps.getLast().get(Lamp.MESSAGE).pattern());
    }

    /** The third line of the configuration has the third key, whatever lines there are. */
    @Test
    void lampsAreThoseOfTheLineKeys() {
        LineId seventh = new LineId(7);
        ScenePhone phone = new ScenePhone(new Line(ScenePhone.LINE_1, "a"), new Line(seventh, "b"));
        phone.press(Key.LINE_2);
        paint(phone);
        assertEquals(LampPattern.STEADY, lamps.getLast().get(Lamp.LINE_2).pattern());
    }

    @ParameterizedTest
    @CsvSource({
        "IDLE, GREEN, STEADY, OFF",
        "BUSY, RED, STEADY, STEADY",
        "RINGING, RED, FAST, FAST",
        "PARKED, RED, SLOW, SLOW",
        "UNKNOWN, GREEN, OFF, OFF"
    })
    void lampOfAnExtensionTellsItByItsPatternWhereItHasOneColour(
            ExtensionState state, LampColour colour, LampPattern ofTwoColours, LampPattern ofOne) {
        Watched anna = new Watched(ScenePhone.LINE_1, "205");
        ScenePhone phone = Scenes.phone();
        phone.happens(new PhoneEvent.SettingsChanged(new PhoneSettings(
                List.of(Scenes.RECEPTION),
                Map.of(2, new KeyUse.Watch(anna, "Anna", "**205")),
                2,
                PhoneSettings.Times.defaults(),
                "en",
                "UTC")));
        phone.happens(new PhoneEvent.ExtensionChanged(anna, state));
        paint(phone);
        assertEquals(new LampSignal(colour, ofTwoColours), lamps.getLast().get(Lamp.LINE_2));

        OneColour plain = new OneColour();
        new Painter(new BoardWith(board.screen(), Optional.empty(), Optional.of(plain)), LightSettings.USUAL)
                .paint(phone.state(), phone.now(), ENGLISH);
        assertEquals(ofOne, plain.shown.get(Lamp.LINE_2).pattern());
    }

    private static final class OneColour implements LampBank {
        private Map<Lamp, LampSignal> shown = Map.of();

        @Override
        public Set<Lamp> lamps() {
            return Set.of(Lamp.values());
        }

        @Override
        public Set<Lamp> coloured() {
            return Set.of();
        }

        @Override
        public void show(Map<Lamp, LampSignal> signals) {
            shown = signals;
        }
    }

    @Test
    void moreLinesThanLampsAreNoHarm() {
        Line[] lines = new Line[8];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = new Line(new LineId(i + 1), "10" + i);
        }
        paint(new ScenePhone(lines));
        assertEquals(1, lamps.size());
    }

    @Test
    void phoneThatIsSwitchedOffShowsNothing() {
        paint(Scenes.incoming());
        painter.blank();
        assertEquals(
                DisplayText.blank(CharacterGeometry.TWENTY_BY_FOUR),
                board.screen().text());
        assertTrue(board.signals().signals().values().stream().allMatch(LampSignal.OFF::equals));
    }

    @Test
    void boardWithoutDisplayAndLampsGivesNothingToDo() {
        assertEquals(false, new Painter(new BareBoard(), LightSettings.USUAL).hasWork());
        assertEquals(
                Instant.MAX,
                new Painter(new BareBoard(), LightSettings.USUAL)
                        .paint(Scenes.phone().state(), Instant.EPOCH, ENGLISH));
    }

    @Test
    void displayOfAnotherSizeIsRefusedInOneSentence() {
        Board small = new BoardWith(new CharacterDisplay(new CharacterGeometry(16, 2)));
        String sentence = assertThrows(IllegalArgumentException.class, () -> new Painter(small, LightSettings.USUAL))
                .getMessage();
        assertEquals("The screens need a display of 20×4 cells; that of the board \"test\" has 16×2.", sentence);
    }

    @Test
    void displayThatFailsIsTriedAgainUntilItShowsTheText() {
        FailingDisplay display = new FailingDisplay();
        Painter failing = new Painter(new BoardWith(display), LightSettings.USUAL);
        ScenePhone phone = Scenes.phone();
        assertEquals(phone.now().plus(Painter.RETRY), failing.paint(phone.state(), phone.now(), ENGLISH));
        display.works = true;
        Instant later = phone.now().plus(Painter.RETRY);
        assertEquals(phone.now().plusSeconds(60), failing.paint(phone.state(), later, ENGLISH));
        assertEquals("Reception        101", display.text.lines().get(1));
    }

    private static final class FailingDisplay implements Display {
        boolean works;
        DisplayText text;

        @Override
        public CharacterGeometry geometry() {
            return CharacterGeometry.TWENTY_BY_FOUR;
        }

        @Override
        public void show(DisplayText changed) {
            if (!works) {
                throw new IllegalStateException("the bus is silent");
            }
            text = changed;
        }
    }

    private record BoardWith(Display only, Optional<Backlight> backlight, Optional<LampBank> lamps) implements Board {
        BoardWith(Display only) {
            this(only, Optional.empty());
        }

        BoardWith(Display only, Optional<Backlight> backlight) {
            this(only, backlight, Optional.empty());
        }

        @Override
        public String name() {
            return "test";
        }

        @Override
        public Optional<Display> display() {
            return Optional.of(only);
        }

        @Override
        public void close() {}
    }
}
