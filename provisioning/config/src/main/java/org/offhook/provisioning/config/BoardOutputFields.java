package org.offhook.provisioning.config;

import static org.offhook.provisioning.config.BoardShapes.BUS;
import static org.offhook.provisioning.config.BoardShapes.FLAG;
import static org.offhook.provisioning.config.BoardShapes.I2C_BUS;
import static org.offhook.provisioning.config.BoardShapes.LINE;
import static org.offhook.provisioning.config.BoardShapes.LINE_FIELD;
import static org.offhook.provisioning.config.BoardShapes.address;
import static org.offhook.provisioning.config.schema.Field.group;
import static org.offhook.provisioning.config.schema.Field.optional;
import static org.offhook.provisioning.config.schema.Field.preset;
import static org.offhook.provisioning.config.schema.Field.required;

import java.util.Locale;
import org.offhook.provisioning.config.schema.Field;
import org.offhook.provisioning.config.schema.Shape.Choice;
import org.offhook.provisioning.config.schema.Shape.Count;
import org.offhook.provisioning.config.schema.Shape.Group;
import org.offhook.provisioning.config.schema.Shape.Whole;
import org.offhook.provisioning.config.schema.Shape.WholeChoice;

/** The part of the field table of a board profile that is about what shines: lamps, displays and their light. */
final class BoardOutputFields {

    private static final Group PWM = Group.of(
            required("chip", BUS, "Number of the PWM chip: 0 is `/sys/class/pwm/pwmchip0`."),
            required("channel", BUS, "Number of the channel on its chip."),
            preset("hz", Whole.between(1, 1_000_000, "Hz"), "1000", "Frequency."),
            preset("activeLow", FLAG, "false", "Whether a low voltage means on."));

    private static final Field ON_LINE = optional("line", LINE, "none", "A line that switches it.");
    private static final Field ON_PWM = optional("pwm", PWM, "none", "A PWM channel that lights it.");
    private static final Field LOW_IS_ON =
            preset("activeLow", FLAG, "false", "Whether a low voltage on `line` switches it on.");

    static final Group LAMP = Group.of(
                    required(
                            "lamp",
                            Choice.of("line1", "line2", "line3", "line4", "line5", "line6", "message", "mute"),
                            "What the lamp tells."),
                    preset(
                            "colour",
                            Choice.of("green", "red"),
                            "green",
                            "Colour of this light. A lamp of two colours is two entries."),
                    ON_LINE,
                    LOW_IS_ON,
                    ON_PWM,
                    preset("percent", Whole.between(1, 100, "%"), "100", "How bright it is, with `pwm`."),
                    optional(
                            "charlieplex",
                            Group.of(
                                    required("anode", LINE, "Line that is high while it is lit."),
                                    required("cathode", LINE, "Line that is low while it is lit.")),
                            "none",
                            "Two lines between which it sits, shared with other lamps."))
            .with(Count.ONE, "line", "pwm", "charlieplex");

    private static final Group PINS = Group.of(
            pin("rs", "0"),
            pin("rw", "1"),
            pin("e", "2"),
            pin("backlight", "3"),
            pin("d4", "4"),
            pin("d5", "5"),
            pin("d6", "6"),
            pin("d7", "7"),
            preset("backlightActiveLow", FLAG, "false", "Whether a low voltage switches the backlight on."));

    private static final Group HD44780 = Group.of(
            I2C_BUS,
            address("a PCF8574 or PCF8574A", 0x20, 0x27, 0x38, 0x3f),
            preset(
                    "columns",
                    WholeChoice.of("", 16, 20, 40),
                    "20",
                    "Characters in a row; the phone's screens need 20."),
            preset("rows", WholeChoice.of("", 2, 4), "4", "Rows; the phone's screens need 4."),
            preset(
                    "rom",
                    Choice.of("a00", "a02"),
                    "a00",
                    "Which characters it knows: `a00` Latin and katakana (nearly all), `a02` European."),
            group("pins", PINS, "Which line of the PCF8574 goes where; the defaults fit nearly every backpack."));

    private static final Group OLED = Group.of(
                    preset("controller", Choice.of("ssd1306", "sh1106"), "ssd1306", "Its controller."),
                    optional(
                            "i2c",
                            Group.of(I2C_BUS, address("a display", 0x3c, 0x3d)),
                            "none",
                            "The display is on an I²C bus."),
                    optional(
                            "spi",
                            Group.of(
                                    required("bus", BUS, "Number of the SPI bus: 0 is `/dev/spidev0.*`."),
                                    required("chipSelect", BUS, "Which chip select: 1 is `/dev/spidev0.1`."),
                                    preset("mode", Whole.between(0, 3, ""), "0", "SPI mode."),
                                    preset("hz", Whole.between(10_000, 50_000_000, "Hz"), "8000000", "Clock."),
                                    required("dataCommand", LINE, "Line of the D/C pin.")),
                            "none",
                            "The display is on an SPI bus."),
                    optional("reset", LINE, "the display resets itself", "Line of the reset pin."),
                    preset("height", WholeChoice.of("", 32, 64), "64", "Rows of pixels; the width is 128."),
                    preset(
                            "rotation",
                            WholeChoice.of("degrees", 0, 180),
                            "0",
                            "How the display is turned in its case."))
            .with(Count.ONE, "i2c", "spi");

    static final Group DISPLAY = Group.of(
                    optional("hd44780", HD44780, "none", "A character display with a PCF8574 backpack."),
                    optional("oled", OLED, "none", "A graphic display of 128 pixels width."))
            .with(Count.ONE, "hd44780", "oled");

    static final Group BACKLIGHT = Group.of(
                    optional("line", LINE, "the display switches its own light", "A line that switches it."),
                    LOW_IS_ON,
                    optional("pwm", PWM, "the display switches its own light", "A PWM channel that lights it."),
                    preset("brightPercent", Whole.between(1, 100, "%"), "100", "Brightness while the phone is used."),
                    preset("dimPercent", Whole.between(0, 100, "%"), "20", "Brightness when it is not."),
                    preset(
                            "dimAfterSeconds",
                            Whole.between(1, 86400, "seconds"),
                            "30",
                            "How long after the last key, lift or ring it is dimmed."),
                    optional(
                            "offAfterSeconds",
                            Whole.between(1, 86400, "seconds"),
                            "never",
                            "How long after the last key, lift or ring it goes out."))
            .with(Count.AT_MOST_ONE, "line", "pwm");

    static final Group ENABLE =
            Group.of(LINE_FIELD, preset("activeLow", FLAG, "false", "Whether a low voltage switches it on."));

    private BoardOutputFields() {}

    private static Field pin(String name, String preset) {
        return preset(
                name,
                Whole.between(0, 7, ""),
                preset,
                "Line of the display's pin " + name.toUpperCase(Locale.ROOT) + ".");
    }
}
