package org.offhook.phone.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.offhook.hal.board.BackEnd;
import org.offhook.hal.board.BoardFault;
import org.offhook.hal.board.ChipSource;
import org.offhook.hal.board.DisplayPart;
import org.offhook.hal.board.InputPart;
import org.offhook.hal.board.InputSource;
import org.offhook.hal.board.LineRef;
import org.offhook.hal.board.PartMaker;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.display.Display;
import org.offhook.hal.display.Panel;
import org.offhook.hal.display.PanelDisplay;
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
import org.offhook.hal.evdev.EvdevInputs;
import org.offhook.hal.key.Keypad;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.loop.DeviceLoop;

/**
 * Displays and input devices of a machine. A display has a loop of its own, since its bus is slow; one that does not
 * answer at first is refused, with who answers instead.
 */
final class MachineParts implements PartMaker {

    private static final String CONSUMER = "offhook display";

    private final Supplier<DeviceLoop> loops;
    private final BiConsumer<DisplayPart, Optional<String>> trouble;

    /**
     * @param loops a new one for each display, which closes it
     * @param trouble told when a display is lost, with a sentence, and when it is back; on the display's loop
     */
    MachineParts(Supplier<DeviceLoop> loops, BiConsumer<DisplayPart, Optional<String>> trouble) {
        this.loops = loops;
        this.trouble = trouble;
    }

    @Override
    public Display display(DisplayPart part, BackEnd backEnd, ChipSource chips) throws BusException, LineException {
        BusDevice device = backEnd.device(part.address());
        List<AutoCloseable> opened = new ArrayList<>(List.of(device));
        try {
            if (part.address() instanceof BusAddress.I2c i2c) {
                requireAnswer(device, i2c, backEnd);
            }
            Panel panel =
                    switch (part) {
                        case DisplayPart.Hd44780 lcd -> new Hd44780(device, settings(lcd), Pause.SLEEP);
                        case DisplayPart.Oled oled ->
                            new Oled(wire(oled, device, chips, opened), settings(oled), Pause.SLEEP);
                    };
            return new PanelDisplay(panel, loops.get(), state -> trouble.accept(part, state));
        } catch (BusException | LineException e) {
            close(opened);
            throw e;
        }
    }

    private static void requireAnswer(BusDevice device, BusAddress.I2c address, BackEnd backEnd) throws BusException {
        try {
            BusSearch.require(device);
        } catch (BusException e) {
            throw new BusException(e.getMessage() + "; " + BusSearch.found(backEnd, address.bus()), e);
        }
    }

    private static Hd44780Settings settings(DisplayPart.Hd44780 lcd) {
        DisplayPart.Pins pins = lcd.pins();
        return new Hd44780Settings(
                lcd.geometry(),
                switch (lcd.rom()) {
                    case A00 -> CharacterRom.A00;
                    case A02 -> CharacterRom.A02;
                },
                new Pcf8574Pins(
                        pins.rs(),
                        pins.rw(),
                        pins.e(),
                        pins.backlight(),
                        pins.d4(),
                        pins.d5(),
                        pins.d6(),
                        pins.d7(),
                        pins.backlightActiveLow()),
                Hd44780Settings.STANDARD_BUS_HERTZ);
    }

    private static OledSettings settings(DisplayPart.Oled oled) {
        OledController controller =
                switch (oled.controller()) {
                    case SSD1306 -> OledController.SSD1306;
                    case SH1106 -> OledController.SH1106;
                };
        return new OledSettings(controller, oled.height(), oled.rotation());
    }

    private static OledWire wire(DisplayPart.Oled oled, BusDevice device, ChipSource chips, List<AutoCloseable> opened)
            throws LineException {
        OledWire wire;
        if (oled.dataCommand().isPresent()) {
            LineBank dataCommand = output(oled.dataCommand().get(), false, chips);
            opened.add(dataCommand);
            wire = new SpiWire(device, dataCommand, false, Pause.SLEEP);
        } else {
            wire = new I2cWire(device);
        }
        if (oled.reset().isEmpty()) {
            return wire;
        }
        LineBank reset = output(oled.reset().get(), true, chips);
        opened.add(reset);
        return new ResettableWire(wire, reset, Pause.SLEEP);
    }

    private static LineBank output(LineRef line, boolean activeLow, ChipSource chips) throws LineException {
        LineUse use = new LineUse.Output(line.offset(), LineUse.Drive.PUSH_PULL, activeLow, false);
        return chips.chip(line.chip()).take(CONSUMER, List.of(use), EdgeListener.NONE);
    }

    private static void close(List<AutoCloseable> opened) {
        for (AutoCloseable one : opened) {
            switch (one) {
                case BusDevice device -> device.close();
                case LineBank bank -> bank.close();
                default -> throw new IllegalStateException("nothing else was opened");
            }
        }
    }

    @Override
    public InputSource inputs(List<InputPart> parts) {
        return new Inputs(new EvdevInputs(parts));
    }

    private record Inputs(EvdevInputs devices) implements InputSource {

        @Override
        public Keypad keypad() {
            return devices.keypad();
        }

        @Override
        public Optional<LineChip> hook() {
            return devices.hook();
        }

        @Override
        public List<BoardFault> faults() {
            return devices.faults();
        }

        @Override
        public void close() {
            devices.close();
        }
    }
}
