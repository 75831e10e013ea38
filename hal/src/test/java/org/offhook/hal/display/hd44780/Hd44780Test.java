package org.offhook.hal.display.hd44780;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.display.CellText;
import org.offhook.hal.display.CharacterGeometry;
import org.offhook.hal.display.DisplayText;
import org.offhook.hal.display.Icon;
import org.offhook.hal.display.font.DotFont;
import org.offhook.hal.display.model.LcdModel;
import org.offhook.hal.display.model.LcdRom;
import org.offhook.hal.display.model.Texts;

class Hd44780Test {

    private static final CharacterGeometry FOUR = CharacterGeometry.TWENTY_BY_FOUR;
    private static final DotFont FONT = DotFont.load();

    /** A driver and the display that it drives. */
    private record Lcd(Hd44780 driver, LcdModel glass) {

        static Lcd of(CharacterGeometry geometry, CharacterRom rom, int hertz, int mostBytes) {
            LcdModel glass = new LcdModel(geometry, LcdRom.valueOf(rom.name()), hertz, mostBytes);
            Hd44780Settings settings = new Hd44780Settings(geometry, rom, Pcf8574Pins.USUAL, hertz);
            return new Lcd(new Hd44780(glass, settings, glass.pause()), glass);
        }

        static Lcd started() throws BusException {
            Lcd lcd = of(FOUR, CharacterRom.A00, 100_000, 8192);
            lcd.driver.start();
            lcd.glass.bytes();
            lcd.glass.busMillis();
            return lcd;
        }

        void show(String... rows) throws BusException {
            driver.show(Texts.of(glassGeometry(), rows));
        }

        private CharacterGeometry glassGeometry() {
            return driver.geometry();
        }

        void assertNoFault() {
            assertEquals(List.of(), glass.faults());
        }
    }

    @ParameterizedTest
    @CsvSource({"16,2", "20,2", "40,2", "16,4", "20,4"})
    void everyCellIsWhereTheAddressMapOfItsSizeHasIt(int columns, int rows) throws BusException {
        CharacterGeometry geometry = new CharacterGeometry(columns, rows);
        Lcd lcd = Lcd.of(geometry, CharacterRom.A00, 100_000, 8192);
        lcd.driver.start();
        String[] text = new String[rows];
        for (int row = 0; row < rows; row++) {
            StringBuilder letters = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                letters.append((char) ('!' + (row * columns + column) % 58));
            }
            text[row] = letters.toString();
        }
        lcd.show(text);
        for (int row = 0; row < rows; row++) {
            assertEquals(text[row], lcd.glass.text(row));
        }
        lcd.assertNoFault();
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 100_000, 400_000, 1_000_000})
    void controllerIsNeverAskedTooEarlyAtAnySpeedOfTheBus(int hertz) throws BusException {
        Lcd lcd = Lcd.of(FOUR, CharacterRom.A00, hertz, 8192);
        lcd.driver.start();
        lcd.show("Zażółć gęślą jaźń", "0123456789", "abc", "Hist Dir  DND  Menu");
        lcd.show("", "9876543210", "cba", "Call Del  Dir  Canc");
        assertEquals("9876543210          ", lcd.glass.text(1));
        lcd.assertNoFault();
    }

    @Test
    void displayThatThinksInHalfBytesAlreadyIsSetUpAsWell() throws BusException {
        Lcd lcd = Lcd.started();
        lcd.show("first");
        lcd.glass.write(new byte[] {0x0C, 0x08}, 0, 2); // a stray half byte
        lcd.driver.start();
        lcd.show("second");
        assertEquals("second              ", lcd.glass.text(0));
    }

    /** The whole screen at 100 kHz, each cell new. */
    @Test
    void wholeScreenTakesLessThanFortyMilliseconds() throws BusException {
        Lcd lcd = Lcd.started();
        lcd.show("A".repeat(20), "B".repeat(20), "C".repeat(20), "D".repeat(20));
        assertEquals(322, lcd.glass.bytes());
        assertTrue(lcd.glass.busMillis() <= 30);
        CellText icons =
                CellText.of(Icon.PADLOCK).plus(CellText.of(Icon.HANDSET)).plus(CellText.of(Icon.MUTE));
        DisplayText next = Texts.of(FOUR, "", "b".repeat(20), "c".repeat(20), "d".repeat(20));
        lcd.driver.show(new DisplayText(List.of(
                CellText.of("a".repeat(17)).plus(icons),
                next.rows().get(1),
                next.rows().get(2),
                next.rows().get(3))));
        double millis = lcd.glass.busMillis();
        assertTrue(millis <= 40, millis + " ms with three new icons");
        lcd.assertNoFault();
    }

    /** The worst there is: eighty new cells, eight letters to draw. */
    @Test
    void textIsThereWithinFortyMillisecondsAlsoWhereLettersFollowIt() throws BusException {
        LcdModel glass = new LcdModel(FOUR, LcdRom.A00, 100_000, 8192);
        List<String> turns = new ArrayList<>();
        List<Double> millis = new ArrayList<>();
        BusDevice bus = new WatchedBus(glass, () -> {
            turns.add(glass.text(0).strip() + "|" + glass.text(3));
            millis.add(glass.busMillis());
        });
        Hd44780Settings settings = new Hd44780Settings(FOUR, CharacterRom.A00, Pcf8574Pins.USUAL, 100_000);
        Hd44780 driver = new Hd44780(bus, settings, glass.pause());
        driver.start();
        driver.show(Texts.of(FOUR, "A".repeat(20), "B".repeat(20), "C".repeat(20), "D".repeat(20)));
        turns.clear();
        millis.clear();
        String rest = "z".repeat(20);
        driver.show(Texts.of(FOUR, "x".repeat(12) + "ąćęłńśźż", rest, rest, rest));
        assertEquals(2, turns.size());
        assertEquals("x".repeat(12) + "|" + rest, turns.getFirst());
        assertTrue(millis.getFirst() <= 40 && millis.getLast() <= 40, millis.toString());
        assertArrayEquals(FONT.rows('ż'), glass.dots(0, 19));
        assertEquals(List.of(), glass.faults());
    }

    /** Tells after each write. */
    private record WatchedBus(BusDevice bus, Runnable written) implements BusDevice {

        @Override
        public String name() {
            return bus.name();
        }

        @Override
        public int mostBytes() {
            return bus.mostBytes();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws BusException {
            bus.write(bytes, offset, length);
            written.run();
        }

        @Override
        public void read(byte[] bytes, int offset, int length) throws BusException {
            bus.read(bytes, offset, length);
        }

        @Override
        public void writeRead(byte[] out, byte[] in) throws BusException {
            bus.writeRead(out, in);
        }

        @Override
        public void close() {
            bus.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"0:42,0:43,11", "0:49,0:50,15", "9:59,9:60,15"})
    void tickingTimerTakesLessThanTwoMilliseconds(String before, String after, int bytes) throws BusException {
        Lcd lcd = Lcd.started();
        lcd.show("", "Bob Miller      " + before);
        lcd.glass.bytes();
        lcd.glass.busMillis();
        assertTrue(lcd.driver.isAsSetUp());
        lcd.show("", "Bob Miller      " + after);
        assertEquals(bytes + 2, lcd.glass.bytes());
        assertTrue(lcd.glass.busMillis() <= 2);
        assertEquals("Bob Miller      " + after, lcd.glass.text(1));
    }

    @Test
    void unchangedTextCostsNothing() throws BusException {
        Lcd lcd = Lcd.started();
        lcd.show("Bob");
        lcd.glass.bytes();
        lcd.show("Bob");
        assertEquals(0, lcd.glass.bytes());
    }

    @Test
    void transfersAreNoLongerThanTheBusTakes() throws BusException {
        Lcd lcd = Lcd.of(FOUR, CharacterRom.A02, 100_000, 7);
        lcd.driver.start();
        lcd.show("Größe", "Ωμέγα", "x");
        assertEquals("Größe               ", lcd.glass.text(0));
        lcd.assertNoFault();
    }

    @Test
    void drawnLetterIsWhatTheFontHas() throws BusException {
        Lcd lcd = Lcd.started();
        lcd.show("ł");
        assertArrayEquals(FONT.rows('ł'), lcd.glass.dots(0, 0));
    }

    @Test
    void pictureThatWasShownLatelyIsKeptAndTheOldestReplaced() throws BusException {
        Lcd lcd = Lcd.started();
        lcd.show("ąćęłńśźż");
        lcd.show("ćęłńśźż");
        lcd.glass.bytes();
        lcd.show("ćęłńśźżő");
        lcd.show("ćęłńśźż");
        lcd.glass.bytes();
        lcd.show("ćęłńśźżő");
        long kept = lcd.glass.bytes();
        lcd.show("ćęłńśźżą");
        assertTrue(kept < 20, kept + " bytes for a letter that was there");
        assertArrayEquals(FONT.rows('ą'), lcd.glass.dots(0, 7));
        lcd.assertNoFault();
    }

    @Test
    void lightIsSwitchedAndStaysWhileTextIsWritten() throws BusException {
        Lcd lcd = Lcd.started();
        assertTrue(lcd.glass.isLit());
        lcd.driver.shine(0);
        lcd.show("dark");
        assertFalse(lcd.glass.isLit());
        lcd.driver.start();
        assertFalse(lcd.glass.isLit());
        lcd.driver.shine(10);
        assertTrue(lcd.glass.isLit());
        lcd.assertNoFault();
    }

    @Test
    void lossOfPowerIsSeen() throws BusException {
        Lcd lcd = Lcd.started();
        assertTrue(lcd.driver.isAsSetUp());
        lcd.glass.blackOut();
        assertFalse(lcd.driver.isAsSetUp());
        lcd.driver.start();
        assertTrue(lcd.driver.isAsSetUp());
    }

    @Test
    void impossibleSizesAreRefused() {
        for (CharacterGeometry geometry :
                List.of(new CharacterGeometry(40, 4), new CharacterGeometry(20, 3), new CharacterGeometry(41, 2))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Hd44780Settings(geometry, CharacterRom.A00, Pcf8574Pins.USUAL, 100_000));
        }
        assertThrows(IllegalArgumentException.class, () -> new Pcf8574Pins(0, 1, 2, 3, 4, 5, 6, 6, false));
    }

    @Provide
    Arbitrary<DisplayText> texts() {
        return Texts.any(FOUR);
    }

    @Provide
    Arbitrary<CharacterRom> roms() {
        return Arbitraries.of(CharacterRom.class);
    }

    /** Whatever was shown before, each cell shows the dots of its character, and no picture changes while it is seen. */
    @Property(tries = 300)
    void glassShowsTheLastText(
            @ForAll @Size(min = 1, max = 12) List<@From("texts") DisplayText> texts, @ForAll("roms") CharacterRom rom)
            throws BusException {
        Lcd lcd = Lcd.of(FOUR, rom, 100_000, 8192);
        lcd.driver.start();
        LcdTypesetter typesetter = new LcdTypesetter(rom, FONT);
        for (DisplayText text : texts) {
            lcd.driver.show(text);
            LcdText expected = typesetter.set(text);
            for (int row = 0; row < 4; row++) {
                for (int column = 0; column < 20; column++) {
                    assertArrayEquals(
                            FONT.rows(expected.cell(row, column)),
                            lcd.glass.dots(row, column),
                            Character.toString(expected.cell(row, column)));
                }
            }
        }
        lcd.assertNoFault();
    }
}
