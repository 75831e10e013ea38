package org.offhook.hal.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offhook.hal.board.BackEnd;
import org.offhook.hal.board.ChipSource;
import org.offhook.hal.board.DisplayPart;
import org.offhook.hal.board.LateDevice;
import org.offhook.hal.board.LineRef;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.display.Panel;
import org.offhook.hal.display.Pause;
import org.offhook.hal.display.hd44780.CharacterRom;
import org.offhook.hal.display.hd44780.Hd44780;
import org.offhook.hal.display.hd44780.Hd44780Settings;
import org.offhook.hal.display.hd44780.Pcf8574Pins;
import org.offhook.hal.display.oled.I2cWire;
import org.offhook.hal.display.oled.Oled;
import org.offhook.hal.display.oled.OledController;
import org.offhook.hal.display.oled.OledSettings;
import org.offhook.hal.display.oled.OledWire;
import org.offhook.hal.display.oled.SpiWire;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;

/** Makes the driver of a display out of its part of a profile. */
final class Displays {

    private static final String CONSUMER = "offhook display";

    private final BackEnd backEnd;
    private final ChipSource chips;
    private final Pause pause;

    Displays(BackEnd backEnd, ChipSource chips, Pause pause) {
        this.backEnd = backEnd;
        this.chips = chips;
        this.pause = pause;
    }

    Panel panel(DisplayPart part) throws BusException, LineException {
        return switch (part) {
            case DisplayPart.Hd44780 lcd -> new Hd44780(device(lcd.address()), settings(lcd), pause);
            case DisplayPart.Oled oled -> new Oled(wire(oled), settings(oled), pause);
        };
    }

    /** Its bus may come later. */
    private BusDevice device(BusAddress address) {
        return LateDevice.of(backEnd, address, System::nanoTime);
    }

    private static Hd44780Settings settings(DisplayPart.Hd44780 part) {
        DisplayPart.Pins pins = part.pins();
        CharacterRom rom =
                switch (part.rom()) {
                    case A00 -> CharacterRom.A00;
                    case A02 -> CharacterRom.A02;
                };
        Pcf8574Pins wired = new Pcf8574Pins(
                pins.rs(),
                pins.rw(),
                pins.e(),
                pins.backlight(),
                pins.d4(),
                pins.d5(),
                pins.d6(),
                pins.d7(),
                pins.backlightActiveLow());
        return new Hd44780Settings(part.geometry(), rom, wired, Hd44780Settings.STANDARD_BUS_HERTZ);
    }

    private static OledSettings settings(DisplayPart.Oled part) {
        OledController controller =
                switch (part.controller()) {
                    case SSD1306 -> OledController.SSD1306;
                    case SH1106 -> OledController.SH1106;
                };
        return new OledSettings(controller, part.height(), part.rotation());
    }

    private OledWire wire(DisplayPart.Oled part) throws BusException, LineException {
        return switch (part.address()) {
            case BusAddress.I2c address -> {
                if (part.reset().isPresent()) {
                    // Held, not used: at power-on the display resets itself.
                    take(List.of(part.reset().get()), List.of(true));
                }
                yield new I2cWire(device(address));
            }
            case BusAddress.Spi address -> {
                List<LineRef> lines = new ArrayList<>(List.of(part.dataCommand().orElseThrow()));
                List<Boolean> activeLow = new ArrayList<>(List.of(false));
                part.reset().ifPresent(reset -> {
                    lines.add(reset);
                    activeLow.add(true);
                });
                LineBank bank = take(lines, activeLow);
                yield new SpiWire(device(address), bank, part.reset().isPresent(), pause);
            }
        };
    }

    private LineBank take(List<LineRef> lines, List<Boolean> activeLow) throws LineException {
        Optional<LineRef> stray = lines.stream()
                .filter(line -> !line.chip().equals(lines.getFirst().chip()))
                .findFirst();
        if (stray.isPresent()) {
            throw new LineException(stray.get() + " is of another chip than " + lines.getFirst()
                    + "; the lines of a display are of one chip");
        }
        List<LineUse> uses = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            uses.add(new LineUse.Output(lines.get(i).offset(), LineUse.Drive.PUSH_PULL, activeLow.get(i), false));
        }
        return chips.chip(lines.getFirst().chip()).take(CONSUMER, uses, EdgeListener.NONE);
    }
}
