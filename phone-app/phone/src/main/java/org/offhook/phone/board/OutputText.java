package org.offhook.phone.board;

import java.util.Locale;
import org.offhook.hal.board.BacklightPart;
import org.offhook.hal.board.DisplayPart;
import org.offhook.hal.board.LampPart;
import org.offhook.hal.board.PwmRef;
import org.offhook.hal.bus.BusAddress;

/** The part of {@link BoardText} for what shines: lamps, displays and their light. */
final class OutputText {

    private OutputText() {}

    static String lamp(LampPart lamp) {
        return "{lamp: " + lamp.lamp().word() + ", colour: "
                + lamp.colour().name().toLowerCase(Locale.ROOT) + ", "
                + switch (lamp.drive()) {
                    case LampPart.Drive.OnLine on -> BoardText.output(on.output());
                    case LampPart.Drive.OnPwm on -> pwm(on.pwm()) + ", percent: " + on.percent();
                    case LampPart.Drive.Charlieplex pair ->
                        "charlieplex: {anode: " + pair.anode() + ", cathode: " + pair.cathode() + "}";
                }
                + "}";
    }

    private static String pwm(PwmRef pwm) {
        return "pwm: {chip: %d, channel: %d, hz: %d, activeLow: %b}"
                .formatted(pwm.chip(), pwm.channel(), pwm.hertz(), pwm.activeLow());
    }

    static String display(DisplayPart display) {
        return switch (display) {
            case DisplayPart.Hd44780 lcd -> hd44780(lcd);
            case DisplayPart.Oled oled -> oled(oled);
        };
    }

    private static String hd44780(DisplayPart.Hd44780 lcd) {
        DisplayPart.Pins pins = lcd.pins();
        return """
                hd44780:
                      %s
                      columns: %d
                      rows: %d
                      rom: %s
                      pins: {rs: %d, rw: %d, e: %d, backlight: %d, d4: %d, d5: %d, d6: %d, d7: %d, backlightActiveLow: %b}""".formatted(
                        BoardText.i2c(lcd.address()).replace(", ", "\n      "),
                        lcd.geometry().columns(),
                        lcd.geometry().rows(),
                        lcd.rom().name().toLowerCase(Locale.ROOT),
                        pins.rs(),
                        pins.rw(),
                        pins.e(),
                        pins.backlight(),
                        pins.d4(),
                        pins.d5(),
                        pins.d6(),
                        pins.d7(),
                        pins.backlightActiveLow());
    }

    private static String oled(DisplayPart.Oled oled) {
        String bus =
                switch (oled.address()) {
                    case BusAddress.I2c i2c -> "i2c: {" + BoardText.i2c(i2c) + "}";
                    case BusAddress.Spi spi ->
                        "spi: {bus: %d, chipSelect: %d, mode: %d, hz: %d, dataCommand: %s}"
                                .formatted(
                                        spi.bus(),
                                        spi.chipSelect(),
                                        spi.mode(),
                                        spi.hertz(),
                                        oled.dataCommand().orElseThrow());
                };
        String reset = oled.reset().map(line -> ", reset: " + line).orElse("");
        return "oled: {controller: %s, %s%s, height: %d, rotation: %d}"
                .formatted(
                        oled.controller().name().toLowerCase(Locale.ROOT), bus, reset, oled.height(), oled.rotation());
    }

    static String backlight(BacklightPart light) {
        String drive =
                switch (light.drive()) {
                    case BacklightPart.Drive.ByDisplay _ -> "";
                    case BacklightPart.Drive.OnLine on -> BoardText.output(on.output()) + ", ";
                    case BacklightPart.Drive.OnPwm on -> pwm(on.pwm()) + ", ";
                };
        String off = light.offAfter()
                .map(after -> ", offAfterSeconds: " + after.toSeconds())
                .orElse("");
        return "{%sbrightPercent: %d, dimPercent: %d, dimAfterSeconds: %d%s}"
                .formatted(
                        drive,
                        light.brightPercent(),
                        light.dimPercent(),
                        light.dimAfter().toSeconds(),
                        off);
    }
}
