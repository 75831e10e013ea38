package org.offhook.hal.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.hal.display.hd44780.CharacterRom;
import org.offhook.hal.display.hd44780.Hd44780;
import org.offhook.hal.display.hd44780.Hd44780Settings;
import org.offhook.hal.display.hd44780.Pcf8574Pins;
import org.offhook.hal.display.model.LcdModel;
import org.offhook.hal.display.model.LcdRom;
import org.offhook.hal.display.model.Texts;
import org.offhook.hal.sim.VirtualLoop;

class PanelDisplayTest {

    private static final CharacterGeometry FOUR = CharacterGeometry.TWENTY_BY_FOUR;

    private final VirtualLoop loop = new VirtualLoop();
    private final LcdModel glass = new LcdModel(FOUR, LcdRom.A00, 100_000, 8192);
    private final List<Optional<String>> told = new ArrayList<>();
    private final PanelDisplay display = new PanelDisplay(
            new Hd44780(glass, new Hd44780Settings(FOUR, CharacterRom.A00, Pcf8574Pins.USUAL, 100_000), glass.pause()),
            loop,
            told::add);

    private void pass(Duration time) {
        loop.advance(time);
    }

    private void show(String row) {
        display.show(Texts.of(FOUR, row));
    }

    private String row() {
        return glass.text(0).strip();
    }

    @Test
    void whoShowsDoesNotWaitAndOnlyTheNewestTextIsDrawn() {
        show("first");
        show("second");
        assertEquals("", row());
        pass(Duration.ZERO);
        assertEquals("second", row());
        assertEquals(List.of(), told);
        assertEquals(List.of(), glass.faults());
    }

    @Test
    void textOfAnotherSizeIsRefused() {
        DisplayText small = DisplayText.blank(new CharacterGeometry(16, 2));
        assertThrows(IllegalArgumentException.class, () -> display.show(small));
    }

    @Test
    void lostDisplayShowsTheLastTextWhenItIsBackWithoutAnyNewOne() {
        show("before");
        pass(Duration.ZERO);
        glass.unplug();
        show("meanwhile");
        pass(Duration.ofSeconds(40));
        assertEquals(List.of(Optional.of("i2c-1 address 0x27 does not answer.")), told);
        glass.plugIn();
        pass(PanelDisplay.LONGEST_RETRY);
        assertEquals("meanwhile", row());
        assertEquals(Optional.empty(), told.getLast());
        assertEquals(2, told.size());
    }

    @Test
    void displayThatIsAwayFromTheStartIsShownWhenItComes() {
        glass.unplug();
        show("hello");
        pass(Duration.ofMinutes(10));
        assertEquals(1, told.size());
        glass.plugIn();
        pass(PanelDisplay.LONGEST_RETRY);
        assertEquals("hello", row());
    }

    @Test
    void triesBecomeRarerAndNewTextsDoNotAddToThem() {
        pass(Duration.ZERO);
        glass.unplug();
        glass.bytes();
        int tries = 0;
        for (int second = 0; second < 60; second++) {
            show("second " + second);
            pass(Duration.ofSeconds(1));
            tries += (int) glass.bytes();
        }
        assertTrue(tries >= 6 && tries <= 12, tries + " addresses in a minute");
    }

    @Test
    void displayThatWasWithoutPowerForAMomentIsFound() {
        show("steady");
        pass(Duration.ZERO);
        glass.blackOut();
        assertEquals("", row());
        pass(PanelDisplay.WATCH);
        assertEquals("steady", row());
        assertEquals(List.of(), told);
    }

    @Test
    void lightSurvivesTheLossOfTheDisplay() {
        display.shine(0);
        pass(Duration.ZERO);
        assertFalse(glass.isLit());
        glass.unplug();
        display.shine(100);
        display.shine(0);
        pass(Duration.ofSeconds(1));
        glass.plugIn();
        pass(PanelDisplay.LONGEST_RETRY);
        assertFalse(glass.isLit());
        display.shine(100);
        pass(Duration.ZERO);
        assertTrue(glass.isLit());
    }

    @Test
    void closedDisplayHasTakenItsLastText() {
        show("running");
        pass(Duration.ZERO);
        show("bye");
        display.close();
        display.close();
        assertEquals("bye", row());
        assertTrue(glass.isClosed());
        assertTrue(loop.idle());
    }

    /** A driver with a fault of its own. */
    private static final class Faulty implements Panel {

        @Override
        public boolean dims() {
            return false;
        }

        private String row = "";

        @Override
        public String name() {
            return "faulty";
        }

        @Override
        public CharacterGeometry geometry() {
            return FOUR;
        }

        @Override
        public void start() {}

        @Override
        public void show(DisplayText text) {
            String first = text.lines().getFirst().strip();
            if (first.equals("bad")) {
                throw new IllegalStateException("cannot show this");
            }
            row = first;
        }

        @Override
        public void shine(int percent) {}

        @Override
        public boolean isAsSetUp() {
            return true;
        }

        @Override
        public void close() {}
    }

    @Test
    void textThatADriverCannotShowIsNotTheEndOfTheDisplay() {
        Faulty faulty = new Faulty();
        PanelDisplay steady = new PanelDisplay(faulty, loop, told::add);
        steady.show(Texts.of(FOUR, "bad"));
        pass(Duration.ofSeconds(1));
        steady.show(Texts.of(FOUR, "good"));
        pass(PanelDisplay.LONGEST_RETRY);
        assertEquals("good", faulty.row);
        assertEquals(2, told.size());
    }

    @Test
    void idleDisplayIsLookedAtRarely() {
        show("idle");
        pass(Duration.ZERO);
        glass.bytes();
        pass(Duration.ofMinutes(1));
        assertEquals(3 * 2, glass.bytes());
    }
}
