package org.offhook.phone.board;

import java.time.Duration;
import java.util.Optional;
import org.offhook.hal.board.BacklightPart;
import org.offhook.hal.board.DisplayPart;
import org.offhook.hal.board.LampPart;
import org.offhook.hal.board.LineRef;
import org.offhook.hal.board.PwmRef;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.display.CharacterGeometry;
import org.offhook.hal.lamp.Lamp;
import org.offhook.hal.lamp.LampColour;
import org.offhook.provisioning.config.schema.Values;

/** The part of {@link BoardBinder} for what shines: lamps, displays and their light. */
final class OutputBinder {

    private static final int OLED_WIDTH = 128;

    private OutputBinder() {}

    static LampPart lamp(Values lamp) {
        return new LampPart(
                Lamp.ofWord(lamp.text("lamp")).orElseThrow(),
                LampColour.valueOf(BoardBinder.upper(lamp.text("colour"))),
                drive(lamp));
    }

    private static LampPart.Drive drive(Values lamp) {
        if (lamp.given("line")) {
            return new LampPart.Drive.OnLine(BoardBinder.output(lamp));
        }
        if (lamp.given("pwm")) {
            return new LampPart.Drive.OnPwm(pwm(lamp.group("pwm")), lamp.whole("percent"));
        }
        Values pair = lamp.group("charlieplex");
        return new LampPart.Drive.Charlieplex(BoardBinder.line(pair, "anode"), BoardBinder.line(pair, "cathode"));
    }

    private static PwmRef pwm(Values pwm) {
        return new PwmRef(pwm.whole("chip"), pwm.whole("channel"), pwm.whole("hz"), pwm.flag("activeLow"));
    }

    static DisplayPart display(Values display) {
        return display.given("hd44780") ? hd44780(display.group("hd44780")) : oled(display.group("oled"));
    }

    private static DisplayPart.Hd44780 hd44780(Values lcd) {
        Values pins = lcd.group("pins");
        return new DisplayPart.Hd44780(
                BoardBinder.i2c(lcd),
                new CharacterGeometry(lcd.whole("columns"), lcd.whole("rows")),
                DisplayPart.Rom.valueOf(BoardBinder.upper(lcd.text("rom"))),
                new DisplayPart.Pins(
                        pins.whole("rs"),
                        pins.whole("rw"),
                        pins.whole("e"),
                        pins.whole("backlight"),
                        pins.whole("d4"),
                        pins.whole("d5"),
                        pins.whole("d6"),
                        pins.whole("d7"),
                        pins.flag("backlightActiveLow")));
    }

    private static DisplayPart.Oled oled(Values oled) {
        Optional<Values> spi = BoardBinder.given(oled, "spi");
        Optional<LineRef> dataCommand = spi.map(bus -> BoardBinder.line(bus, "dataCommand"));
        BusAddress address = spi.<BusAddress>map(bus -> new BusAddress.Spi(
                        bus.whole("bus"), bus.whole("chipSelect"), bus.whole("mode"), bus.whole("hz")))
                .orElseGet(() -> BoardBinder.i2c(oled.group("i2c")));
        return new DisplayPart.Oled(
                DisplayPart.Controller.valueOf(BoardBinder.upper(oled.text("controller"))),
                address,
                dataCommand,
                BoardBinder.optionalLine(oled, "reset"),
                OLED_WIDTH,
                oled.whole("height"),
                oled.whole("rotation"));
    }

    static BacklightPart backlight(Values light) {
        BacklightPart.Drive drive;
        if (light.given("line")) {
            drive = new BacklightPart.Drive.OnLine(BoardBinder.output(light));
        } else if (light.given("pwm")) {
            drive = new BacklightPart.Drive.OnPwm(pwm(light.group("pwm")));
        } else {
            drive = new BacklightPart.Drive.ByDisplay();
        }
        return new BacklightPart(
                drive,
                light.whole("brightPercent"),
                light.whole("dimPercent"),
                Duration.ofSeconds(light.whole("dimAfterSeconds")),
                light.given("offAfterSeconds")
                        ? Optional.of(Duration.ofSeconds(
                                light.optionalWhole("offAfterSeconds").orElseThrow()))
                        : Optional.empty());
    }
}
