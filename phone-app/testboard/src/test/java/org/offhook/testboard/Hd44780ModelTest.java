package org.offhook.testboard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class Hd44780ModelTest {
    private static final String EMPTY = " ".repeat(20);

    private final LcdDriver driver = new LcdDriver(20_000_000);
    private final ExpanderLcd lcd = new ExpanderLcd(0x27, 20, 4);

    @Test
    void textAppearsInAllFourRows() {
        driver.startUp();
        for (int row = 0; row < 4; row++) {
            driver.at(row, row).print("row " + row);
        }
        lcd.follow(driver.transfers());
        assertEquals(
                List.of("row 0               ", " row 1              ", "  row 2             ", "   row 3            "),
                lcd.lines());
        assertEquals(List.of(), lcd.display().violations());
        assertTrue(lcd.hasLight());
    }

    @Test
    void aDisplayThatWasNotStartedShowsNothing() {
        lcd.follow(driver.print("lost").transfers());
        assertEquals(List.of(EMPTY, EMPTY, EMPTY, EMPTY), lcd.lines());
    }

    @Test
    void aTooLongRowGoesOnTwoRowsBelowAndThenInTheSecond() {
        driver.startUp().at(0, 0).print("a".repeat(20) + "b".repeat(20) + "c".repeat(20) + "d".repeat(20) + "e");
        lcd.follow(driver.transfers());
        assertEquals(List.of("e" + "a".repeat(19), "c".repeat(20), "b".repeat(20), "d".repeat(20)), lcd.lines());
    }

    @Test
    void clearingTakesLongerThanOtherInstructions() {
        driver.startUp().instruct(0x01).print("x");
        lcd.follow(driver.transfers());
        assertEquals(1, lcd.display().violations().size());
        assertTrue(
                lcd.display().violations().getFirst().contains("data 0x70 came"),
                lcd.display().violations()::toString);
    }

    @Test
    void aStartUpWithoutItsPausesIsReported() {
        driver.raw(0x38, 0x3c, 0x38).raw(0x38, 0x3c, 0x38);
        lcd.follow(driver.transfers());
        assertEquals(1, lcd.display().violations().size(), lcd.display().violations()::toString);
    }

    @Test
    void aRegisterThatChangesWithTheRiseOfEnableIsReported() {
        driver.startUp().raw(0x48).raw(0x4d, 0x49, 0x1d, 0x19);
        lcd.follow(driver.transfers());
        assertEquals(1, lcd.display().violations().size(), lcd.display().violations()::toString);
        assertEquals("A", lcd.lines().getFirst().strip());
    }

    @Test
    void ownGlyphsAreKept() {
        driver.startUp().instruct(0x40 | 3 << 3);
        for (int dots : new int[] {0x04, 0x0e, 0x1f, 0x04, 0x04, 0x04, 0x04, 0x00}) {
            driver.data(dots);
        }
        lcd.follow(driver.at(1, 19).data(3).transfers());
        assertEquals('\ue003', lcd.lines().get(1).charAt(19));
        assertArrayEquals(new int[] {4, 14, 31, 4, 4, 4, 4, 0}, lcd.display().glyph(3));
        assertEquals(List.of(), lcd.display().violations());
    }

    @Test
    void theDisplayCanBeSwitchedOffAndKeepsItsText() {
        driver.startUp().print("kept").instruct(0x08);
        assertEquals(EMPTY, lcd.follow(driver.transfers()).lines().getFirst());
        driver.transfers().clear();
        assertEquals(
                "kept" + " ".repeat(16),
                lcd.follow(driver.instruct(0x0f).transfers()).lines().getFirst());
        assertTrue(lcd.display().showsCursor());
        assertTrue(lcd.display().blinks());
    }

    @Test
    void shiftingMovesBothLines() {
        driver.startUp().at(0, 0).print("abc").at(1, 0).print("def").instruct(0x18);
        lcd.follow(driver.transfers());
        assertEquals("bc", lcd.lines().getFirst().strip());
        assertEquals("ef", lcd.lines().get(1).strip());
        driver.transfers().clear();
        lcd.follow(driver.instruct(0x1c).instruct(0x1c).transfers());
        assertEquals(" abc", lcd.lines().getFirst().stripTrailing());
        driver.transfers().clear();
        lcd.follow(driver.instruct(0x02).pause(2_000_000).transfers());
        assertEquals("abc", lcd.lines().getFirst().stripTrailing());
    }

    @Test
    void writingCanGoBackwards() {
        driver.startUp().at(0, 2).instruct(0x04).print("abc");
        assertEquals("cba", lcd.follow(driver.transfers()).lines().getFirst().stripTrailing());
    }

    @Test
    void theCursorMovesWithoutWriting() {
        driver.startUp().print("abc").instruct(0x10).print("X").instruct(0x14).print("Y");
        assertEquals("abX Y", lcd.follow(driver.transfers()).lines().getFirst().stripTrailing());
    }

    @Test
    void aDisplayThatLostItsPowerIsEmptyAndWantsToBeStartedAgain() {
        driver.startUp().print("before").plug(BusRecord.Kind.GONE);
        assertEquals(EMPTY, lcd.follow(driver.transfers()).lines().getFirst());
        assertFalse(lcd.hasLight());
        driver.transfers().clear();
        driver.plug(BusRecord.Kind.BACK).pause(20_000_000).at(0, 0).print("lost");
        assertEquals(EMPTY, lcd.follow(driver.transfers()).lines().getFirst());
        driver.transfers().clear();
        driver.startUp().print("after");
        assertEquals("after", lcd.follow(driver.transfers()).lines().getFirst().stripTrailing());
    }

    @Test
    void instructionsInTheFirstMillisecondsOfPowerAreReported() {
        driver.plug(BusRecord.Kind.BACK).startUp();
        assertFalse(lcd.follow(driver.transfers()).display().violations().isEmpty());
    }

    @Test
    void aStartUpInTheMiddleOfAByteFindsItsWay() {
        driver.startUp()
                .print("old")
                .raw(0x49, 0x4d, 0x49)
                .pause(1_000_000)
                .startUp()
                .print("new");
        lcd.follow(driver.transfers());
        assertEquals("new", lcd.lines().getFirst().strip());
    }

    @Test
    void theJapaneseRomIsReadAsUnicode() {
        driver.startUp().data(0xb1).data(0x5c).data(0x7e).data(0xf7).data(0xdf).data(0xff);
        assertEquals("ｱ¥→πﾟ█", lcd.follow(driver.transfers()).lines().getFirst().strip());
    }

    @Test
    void addressesBetweenTheLinesAreReported() {
        driver.startUp().instruct(0x80 | 0x28);
        assertEquals(1, lcd.follow(driver.transfers()).display().violations().size());
    }

    @Property
    void everyCellOfThePanelIsReachedByItsOwnAddress(
            @ForAll @IntRange(max = 3) int row, @ForAll @IntRange(max = 19) int column) {
        ExpanderLcd panel = new ExpanderLcd(0x27, 20, 4);
        panel.follow(
                new LcdDriver(20_000_000).startUp().at(row, column).print("#").transfers());
        for (int r = 0; r < 4; r++) {
            assertEquals(r == row ? column : -1, panel.lines().get(r).indexOf('#'));
        }
    }
}
