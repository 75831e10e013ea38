package org.offhook.hal.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.hal.board.BacklightPart;
import org.offhook.hal.board.BoardFault;
import org.offhook.hal.board.BoardProfile;
import org.offhook.hal.board.ChipPart;
import org.offhook.hal.board.DisplayPart;
import org.offhook.hal.board.LineRef;
import org.offhook.hal.board.ProfileBoard;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.display.CellText;
import org.offhook.hal.display.CharacterGeometry;
import org.offhook.hal.display.Display;
import org.offhook.hal.display.DisplayText;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.sim.SimBackEnd;
import org.offhook.hal.sim.SimBusChip;
import org.offhook.hal.sim.SimContact;
import org.offhook.hal.sim.SimLines;
import org.offhook.hal.sim.SimPcf8574;
import org.offhook.hal.sim.SimWiring;
import org.offhook.hal.sim.VirtualLoop;

class MachinePartsTest {

    private static final BusAddress.I2c LCD = new BusAddress.I2c(1, 0x27);
    private static final BusAddress.Spi SPI = new BusAddress.Spi(0, 0, 0, 8_000_000);

    private final VirtualLoop loop = new VirtualLoop();
    private final VirtualLoop displayLoop = new VirtualLoop();
    private final SimLines gpio = new SimLines("gpiochip0", new SimWiring(8, loop));
    private final SimBackEnd machine = new SimBackEnd(gpio);
    private final MachineParts parts = new MachineParts(() -> displayLoop, _ -> {});

    private ProfileBoard board(DisplayPart display) {
        BoardProfile bare = BoardProfile.empty("bare", BoardProfile.BackEndChoice.SIM);
        BoardProfile profile = new BoardProfile(
                bare.name(),
                bare.backEnd(),
                List.of(
                        new ChipPart.Kernel("pi", List.of("gpiochip0")),
                        new ChipPart.Kernel("other", List.of("gpiochip1"))),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(display),
                Optional.of(new BacklightPart(
                        new BacklightPart.Drive.ByDisplay(), 100, 20, Duration.ofSeconds(30), Optional.empty())),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
        return new ProfileBoard(profile, machine, parts, loop, () -> {});
    }

    private static DisplayPart lcd() {
        return new DisplayPart.Hd44780(
                LCD, CharacterGeometry.TWENTY_BY_FOUR, DisplayPart.Rom.A00, DisplayPart.Pins.USUAL);
    }

    private static DisplayPart oled(Optional<LineRef> reset) {
        return new DisplayPart.Oled(
                DisplayPart.Controller.SSD1306, SPI, Optional.of(new LineRef("pi", 4)), reset, 128, 64, 0);
    }

    @Test
    void aDisplayThatAnswersLaterIsUsedFromThen() {
        ProfileBoard board = board(lcd());
        displayLoop.settle();
        assertEquals(List.of(new BoardFault("displays[0]", "nothing answers at i2c-1 address 0x27")), board.faults());
        SimWiring pins = new SimWiring(8, loop);
        SimContact nowhere = new SimWiring(1, loop).contact(0, SimWiring.GROUND);
        machine.buses().plug(LCD, new SimPcf8574(pins, nowhere));
        displayLoop.advance(Duration.ofSeconds(20));
        assertEquals(List.of(), board.faults());

        board.backlight().orElseThrow().shine(100);
        displayLoop.settle();
        assertTrue(pins.high(3), "the backlight of a usual backpack is its line 3");
        long bytes = machine.buses().bytes();
        Display display = board.display().orElseThrow();
        display.show(new DisplayText(List.of("one", "two", "three", "four").stream()
                .map(row -> CellText.of(row).fitted(20))
                .toList()));
        displayLoop.settle();
        assertTrue(machine.buses().bytes() > bytes);
        board.close();
    }

    @Test
    void aDisplayOnSpiHasItsLines() {
        machine.buses().plug(SPI, new Sink());
        ProfileBoard board = board(oled(Optional.of(new LineRef("pi", 5))));
        displayLoop.settle();
        assertEquals(List.of(), board.faults());
        for (int line : List.of(4, 5)) {
            LineException taken = assertThrows(
                    LineException.class,
                    () -> gpio.take(
                            "other",
                            List.of(new LineUse.Output(line, LineUse.Drive.PUSH_PULL, false, false)),
                            EdgeListener.NONE));
            assertEquals("line " + line + " of gpiochip0 is taken by \"offhook display\"", taken.getMessage());
        }
        assertInstanceOf(Display.class, board.display().orElseThrow());
    }

    @Test
    void theLinesOfADisplayAreOfOneChip() {
        ProfileBoard board = board(oled(Optional.of(new LineRef("other", 5))));
        assertEquals(
                List.of(new BoardFault(
                        "displays[0]", "other:5 is of another chip than pi:4; the lines of a display are of one chip")),
                board.faults());
        assertTrue(board.display().isEmpty());
    }

    /** Takes everything and says nothing. */
    private static final class Sink implements SimBusChip {
        @Override
        public void write(byte[] bytes) {}

        @Override
        public byte[] read(int length) {
            return new byte[length];
        }
    }
}
