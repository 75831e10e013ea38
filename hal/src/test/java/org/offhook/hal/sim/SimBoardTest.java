package org.offhook.hal.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.offhook.hal.board.Board;
import org.offhook.hal.display.CellText;
import org.offhook.hal.display.CharacterGeometry;
import org.offhook.hal.display.DisplayText;
import org.offhook.hal.hook.HookState;
import org.offhook.hal.key.Key;
import org.offhook.hal.key.KeyEvent;
import org.offhook.hal.lamp.Lamp;
import org.offhook.hal.lamp.LampColour;
import org.offhook.hal.lamp.LampPattern;
import org.offhook.hal.lamp.LampSignal;

class SimBoardTest {

    private long now = 7;
    private final SimBoard sim = new SimBoard(() -> now);
    private final Board board = sim;
    private final List<String> heard = new ArrayList<>();

    SimBoardTest() {
        board.keypad().orElseThrow().addListener(e -> heard.add(e.key() + " " + e.action() + " " + e.atNanos()));
        board.hook().orElseThrow().addListener((state, at) -> heard.add(state + " " + at));
    }

    @Test
    void keysReportPressAndReleaseWithTheirTime() {
        sim.keys().press(Key.DIGIT_5);
        now = 9;
        sim.keys().release(Key.DIGIT_5);
        assertEquals(List.of("DIGIT_5 PRESSED 7", "DIGIT_5 RELEASED 9"), heard);
    }

    @Test
    void keyEventsAlternateEvenIfTheUserSideDoesNot() {
        sim.keys().release(Key.OK);
        sim.keys().press(Key.OK);
        sim.keys().press(Key.OK);
        sim.keys().tap(Key.OK);
        sim.keys().releaseAll();
        assertEquals(List.of("OK PRESSED 7", "OK RELEASED 7", "OK PRESSED 7", "OK RELEASED 7"), heard);
    }

    @Test
    void whoeverHeldKeysAndIsGoneHoldsThemNoLonger() {
        sim.keys().press(Key.DIGIT_1);
        heard.clear();
        sim.keys().releaseAll();
        assertEquals(List.of("DIGIT_1 RELEASED 7"), heard);
    }

    @Test
    void dialledCharactersAreTheirKeys() {
        List<Key> pressed = new ArrayList<>();
        sim.keys().addListener(e -> {
            if (e.action() == KeyEvent.Action.PRESSED) {
                pressed.add(e.key());
            }
        });
        sim.dial("6*#");
        assertEquals(List.of(Key.DIGIT_6, Key.STAR, Key.POUND), pressed);
    }

    @Test
    void hookReportsChangesOnly() {
        sim.handset().replace();
        sim.handset().lift();
        sim.handset().lift();
        assertEquals(HookState.OFF_HOOK, board.hook().orElseThrow().state());
        assertEquals(List.of("OFF_HOOK 7"), heard);
    }

    @Test
    void displayKeepsWhatIsShownAndTellsWhoWatches() {
        List<List<String>> seen = new ArrayList<>();
        sim.screen().addWatcher(text -> seen.add(text.lines()));
        DisplayText text = new DisplayText(List.of("one", "two", "three", "four").stream()
                .map(CellText::of)
                .map(row -> row.fitted(20))
                .toList());
        board.display().orElseThrow().show(text);
        assertEquals(text, sim.screen().text());
        assertEquals(List.of(text.lines()), seen);
        assertEquals("one                 ", text.lines().getFirst());
    }

    @Test
    void displayRefusesTextOfAnotherSize() {
        DisplayText small = DisplayText.blank(new CharacterGeometry(16, 2));
        assertThrows(IllegalArgumentException.class, () -> sim.screen().show(small));
    }

    @Test
    void rowsOfADisplayAreEquallyWide() {
        List<CellText> ragged = List.of(CellText.spaces(20), CellText.spaces(19));
        assertThrows(IllegalArgumentException.class, () -> new DisplayText(ragged));
    }

    @Test
    void lampsThatAreNotNamedAreOff() {
        LampSignal fast = new LampSignal(LampColour.RED, LampPattern.FAST);
        board.lamps().orElseThrow().show(Map.of(Lamp.MESSAGE, fast));
        assertEquals(fast, sim.signals().signals().get(Lamp.MESSAGE));
        assertTrue(sim.signals().lit(Lamp.MESSAGE, 0));
        assertFalse(sim.signals().lit(Lamp.MESSAGE, 200_000_000));
        board.lamps().orElseThrow().show(Map.of());
        assertEquals(LampSignal.OFF, sim.signals().signals().get(Lamp.MESSAGE));
    }

    @Test
    void closedBoardReportsNothing() {
        board.close();
        sim.keys().tap(Key.OK);
        sim.handset().lift();
        assertEquals(List.of(), heard);
    }
}
