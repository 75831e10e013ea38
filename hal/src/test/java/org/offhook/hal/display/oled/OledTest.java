package org.offhook.hal.display.oled;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.display.CharacterGeometry;
import org.offhook.hal.display.DisplayText;
import org.offhook.hal.display.model.OledModel;
import org.offhook.hal.display.model.Texts;

class OledTest {

    private static final CharacterGeometry FOUR = CharacterGeometry.TWENTY_BY_FOUR;

    /** A driver and the display that it drives. */
    private record Screen(Oled driver, OledModel glass, OledSettings settings) {

        static Screen of(OledController controller, int height, int hertz, int mostBytes) {
            OledModel glass = new OledModel(controller == OledController.SH1106, hertz, mostBytes);
            OledSettings settings = new OledSettings(controller, height, 0);
            return new Screen(new Oled(new I2cWire(glass), settings, glass.pause()), glass, settings);
        }

        void show(String... rows) throws BusException {
            driver.show(Texts.of(FOUR, rows));
        }

        void assertShows(DisplayText text) {
            byte[] seen = new byte[settings.height() * OledSettings.WIDTH / 8];
            for (int y = 0; y < settings.height(); y++) {
                for (int x = 0; x < OledSettings.WIDTH; x++) {
                    seen[y / 8 * OledSettings.WIDTH + x] |= (byte) (glass.pixel(x, y) ? 1 << y % 8 : 0);
                }
            }
            assertArrayEquals(new Sheet(settings).draw(text).bytes(), seen);
            assertEquals(List.of(), glass.faults());
        }
    }

    private static String picture(OledModel glass, int left, int top, int width, int height) {
        StringBuilder picture = new StringBuilder();
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                picture.append(glass.pixel(x, y) ? '#' : '.');
            }
            picture.append('\n');
        }
        return picture.toString();
    }

    @ParameterizedTest
    @EnumSource
    void letterIsWhereItsCellIsOnBothControllers(OledController controller) throws BusException {
        Screen screen = Screen.of(controller, 64, 400_000, 8192);
        screen.driver.start();
        screen.show("", " L");
        assertEquals(
                "......\n".repeat(2) + "#.....\n".repeat(8) + "#####.\n" + "......\n".repeat(2),
                picture(screen.glass, 4 + 6, 16 + 1, 6, 13));
        assertEquals(64, screen.glass.rows());
        screen.assertShows(Texts.of(FOUR, "", " L"));
    }

    @Test
    void memoryIsEmptyBeforeTheDisplayIsLit() throws BusException {
        Screen screen = Screen.of(OledController.SSD1306, 64, 400_000, 8192);
        screen.driver.start();
        screen.assertShows(DisplayText.blank(FOUR));
        assertTrue(screen.glass.isOn());
    }

    @Test
    void softKeysAreDarkLettersOnLitKeys() throws BusException {
        Screen screen = Screen.of(OledController.SSD1306, 64, 400_000, 8192);
        screen.driver.start();
        screen.show("Hist Dir  DND  Menu", "", "", "Hist Dir       Menu");
        assertTrue(screen.glass.pixel(4, 51));
        assertFalse(screen.glass.pixel(1, 51), "a corner is round");
        assertFalse(screen.glass.pixel(80, 51), "no key where there is no label");
        assertTrue(screen.glass.pixel(124, 51));
        assertFalse(screen.glass.pixel(4, 0));
        screen.show("", "", "", "Is this a sentence?");
        assertFalse(screen.glass.pixel(4, 51), "text is no label");
    }

    @Test
    void fourRowsFitOnThirtyTwoPixels() throws BusException {
        Screen screen = Screen.of(OledController.SSD1306, 32, 400_000, 8192);
        screen.driver.start();
        screen.show("Größe カナ", "b", "c", "Hist Dir  DND  Menu");
        assertEquals(32, screen.glass.rows());
        assertEquals("#.....\n".repeat(2) + "#.##..\n", picture(screen.glass, 4, 8, 6, 3));
        screen.assertShows(Texts.of(FOUR, "Größe カナ", "b", "c", "Hist Dir  DND  Menu"));
    }

    /** At 400 kHz, the usual clock of these displays. */
    @Test
    void tickingTimerTakesLessThanTwoMilliseconds() throws BusException {
        Screen screen = Screen.of(OledController.SSD1306, 64, 400_000, 8192);
        screen.driver.start();
        screen.show("", "Bob Miller      0:49");
        screen.glass.busMillis();
        screen.show("", "Bob Miller      0:50");
        double millis = screen.glass.busMillis();
        assertTrue(millis > 0 && millis < 2, millis + " ms");
        screen.show("", "Bob Miller      0:50");
        assertEquals(0, screen.glass.busMillis());
    }

    @Test
    void wholeScreenTakesLessThanFortyMilliseconds() throws BusException {
        Screen screen = Screen.of(OledController.SSD1306, 64, 400_000, 8192);
        screen.driver.start();
        screen.show("W".repeat(20), "W".repeat(20), "W".repeat(20), "W".repeat(20));
        screen.glass.busMillis();
        screen.show("m".repeat(20), "m".repeat(20), "m".repeat(20), "m".repeat(20));
        double millis = screen.glass.busMillis();
        assertTrue(millis < 40, millis + " ms");
    }

    @Test
    void brightnessIsContrastAndZeroIsSleep() throws BusException {
        Screen screen = Screen.of(OledController.SH1106, 64, 400_000, 8192);
        screen.driver.start();
        assertEquals(255, screen.glass.contrast());
        screen.driver.shine(20);
        assertEquals(51, screen.glass.contrast());
        screen.driver.shine(0);
        assertFalse(screen.glass.isOn());
        assertTrue(screen.driver.isAsSetUp());
        screen.show("kept while asleep");
        screen.driver.shine(100);
        screen.assertShows(Texts.of(FOUR, "kept while asleep"));
    }

    @Test
    void lossOfPowerIsSeen() throws BusException {
        Screen screen = Screen.of(OledController.SSD1306, 64, 400_000, 8192);
        screen.driver.start();
        assertTrue(screen.driver.isAsSetUp());
        screen.glass.blackOut();
        assertFalse(screen.driver.isAsSetUp());
    }

    @Provide
    Arbitrary<DisplayText> texts() {
        return Texts.any(FOUR);
    }

    @Property(tries = 100)
    void glassShowsTheLastText(
            @ForAll @Size(min = 1, max = 8) List<@From("texts") DisplayText> texts, @ForAll OledController controller)
            throws BusException {
        Screen screen = Screen.of(controller, 64, 400_000, 33);
        screen.driver.start();
        for (DisplayText text : texts) {
            screen.driver.show(text);
        }
        screen.assertShows(texts.getLast());
    }
}
