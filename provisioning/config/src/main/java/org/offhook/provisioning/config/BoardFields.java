package org.offhook.provisioning.config;

import static org.offhook.provisioning.config.BoardShapes.FLAG;
import static org.offhook.provisioning.config.BoardShapes.I2C_BUS;
import static org.offhook.provisioning.config.BoardShapes.LINE;
import static org.offhook.provisioning.config.BoardShapes.LINE_FIELD;
import static org.offhook.provisioning.config.BoardShapes.address;
import static org.offhook.provisioning.config.schema.Field.group;
import static org.offhook.provisioning.config.schema.Field.optional;
import static org.offhook.provisioning.config.schema.Field.preset;
import static org.offhook.provisioning.config.schema.Field.presetList;
import static org.offhook.provisioning.config.schema.Field.required;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.offhook.provisioning.config.schema.Field;
import org.offhook.provisioning.config.schema.Meaning;
import org.offhook.provisioning.config.schema.Shape;
import org.offhook.provisioning.config.schema.Shape.Choice;
import org.offhook.provisioning.config.schema.Shape.Count;
import org.offhook.provisioning.config.schema.Shape.Group;
import org.offhook.provisioning.config.schema.Shape.ListOf;
import org.offhook.provisioning.config.schema.Shape.Text;
import org.offhook.provisioning.config.schema.Shape.Whole;
import org.offhook.provisioning.config.schema.Shape.WholeChoice;

/**
 * The field table of a board profile: the one place where a field, its limits, its default and its description are
 * written down. {@code board.schema.json} and the tables of {@code docs/board.md} are printed from it.
 */
final class BoardFields {

    /** The keys of a phone, as a profile writes them. */
    static final List<String> KEYS = List.of(
            ("0 1 2 3 4 5 6 7 8 9 star pound soft1 soft2 soft3 soft4 up down left right ok cancel volumeUp volumeDown"
                            + " mute speaker headset hold transfer conference redial message"
                            + " line1 line2 line3 line4 line5 line6")
                    .split(" "));

    static final String NO_KEY = "none";

    private static final Shape PULL = Choice.of("up", "down", "none", "asIs");
    private static final Text KEY = word("the name of a key", KEYS);
    private static final Text CELL = word(
            "the name of a key or none",
            Stream.concat(KEYS.stream(), Stream.of(NO_KEY)).toList());
    private static final Field INTERRUPT = optional(
            "interrupt",
            LINE,
            "the chip is asked again and again while a key is down or a contact is watched",
            "Line of another chip that the interrupt output of this one goes to.");
    private static final Field PULL_FIELD =
            preset("pull", PULL, "up", "What holds the line while the contact is open.");

    private static final Group CHIP = Group.of(
                    required(
                            "name",
                            Text.form("a short name such as pi", 32, "[A-Za-z][A-Za-z0-9_-]*", Meaning.ANY),
                            "Name of the chip within this profile. No two chips share one."),
                    optional(
                            "kernel",
                            new ListOf(Text.free(1, 64), 1, 8, true),
                            "none",
                            "A GPIO chip of the machine, by label (`pinctrl-bcm2711`) or name (`gpiochip0`), as"
                                    + " `gpiodetect` shows them. Of several the first that the machine has is taken."),
                    optional(
                            "mcp23017",
                            Group.of(I2C_BUS, address("an MCP23017", 0x20, 0x27), INTERRUPT),
                            "none",
                            "An expander with 16 lines on an I²C bus. Lines 0 to 7 are port A, 8 to 15 port B."),
                    optional(
                            "pcf8574",
                            Group.of(I2C_BUS, address("a PCF8574 or PCF8574A", 0x20, 0x27, 0x38, 0x3f), INTERRUPT),
                            "none",
                            "An expander with 8 lines on an I²C bus."))
            .with(Count.ONE, "kernel", "mcp23017", "pcf8574");

    private static final Group KEYPAD = Group.of(
            required("rows", lines(32), "Lines of the rows, top to bottom. They are driven."),
            required("columns", lines(32), "Lines of the columns, left to right. They are read."),
            required(
                    "keys",
                    new ListOf(new ListOf(CELL, 1, 32, false), 1, 32, false),
                    "The keys: a list for each row with an entry for each column, `none` where there is no key."),
            preset(
                    "activeLow",
                    FLAG,
                    "true",
                    "Whether a selected row is low and the columns are pulled up, or the opposite."),
            optional("pull", PULL, "`up` if `activeLow`, else `down`", "What holds the columns."),
            optional(
                    "drive",
                    Choice.of("pushPull", "openDrain", "openSource"),
                    "`openDrain` if `activeLow`, else `openSource`",
                    "How rows are driven. With `pushPull` and no diodes, two keys of one column pressed together"
                            + " short two rows."),
            preset(
                    "diodes",
                    Choice.of("none", "rowToColumn", "columnToRow"),
                    "none",
                    "Which way the diodes at the keys let current through, if there are any. With diodes any number of"
                            + " keys can be told apart."),
            debounce("5"),
            preset(
                    "settleUs",
                    Whole.between(0, 10000, "µs"),
                    "20",
                    "Pause between selecting a row and reading the columns."));

    private static final Group KEY_PART = Group.of(
            required("key", KEY, "The key."),
            LINE_FIELD,
            PULL_FIELD,
            preset("activeLow", FLAG, "true", "Whether the line is low while the key is down."),
            debounce("5"));

    private static final Group HOOK = Group.of(
            LINE_FIELD,
            PULL_FIELD,
            preset("activeLow", FLAG, "false", "Whether the line is low while the handset is lifted."),
            debounce("20"),
            optional(
                    "flashMs",
                    Whole.between(20, 1000, "ms"),
                    "flashes are not told apart, and pauses shorter than `hangUpMs` mean nothing",
                    "Shortest pause that is a flash."),
            preset("hangUpMs", Whole.between(50, 3000, "ms"), "200", "Shortest pause that hangs up."));

    private static final Group ROTARY = Group.of(
            required(
                    "pulse", contact("false", "in a pulse, that is while the contact is open"), "The impulse contact."),
            optional(
                    "offNormal",
                    contact("true", "while the dial is turned"),
                    "a digit ends by a pause",
                    "The contact that tells that the dial is turned."),
            preset("pulsesPerSecond", WholeChoice.of("", 10, 20), "10", "How fast the dial runs back."),
            preset(
                    "digits",
                    Choice.of("standard", "sweden", "newZealand"),
                    "standard",
                    "Which digit a number of pulses is: `standard` one is 1 and ten are 0; `sweden` one is 0;"
                            + " `newZealand` one is 9 and ten are 0."),
            debounce("5"));

    private static final Group SOUND = Group.of(
            required("role", Choice.of("handset", "headset", "speaker", "ringer"), "What it is for."),
            required(
                    "device",
                    Text.form("a sound device such as alsa:default", 255, "[!-~]([ -~]*[!-~])?", Meaning.ANY),
                    "The sound device, as `kind:name`, as in the phone's configuration: `alsa:plughw:CARD=Device`,"
                            + " `tinyalsa:Device`; `alsa:capture=none;playback=hw:1` where there is no microphone."),
            presetList(
                    "controls",
                    new ListOf(
                            Group.of(
                                            required(
                                                    "name",
                                                    Text.free(1, 64),
                                                    "Name, as `amixer scontrols` lists it; with `tinyalsa:` also whole, as `tinymix` does."),
                                            preset(
                                                    "direction",
                                                    Choice.of("playback", "capture"),
                                                    "playback",
                                                    "Which way it works."),
                                            optional(
                                                    "percent",
                                                    Whole.between(0, 100, "%"),
                                                    "left as it is",
                                                    "Where in its range it is set."),
                                            optional("on", FLAG, "left as it is", "What its switch is set to."),
                                            optional(
                                                    "choice",
                                                    Text.free(1, 64),
                                                    "left as it is",
                                                    "What is chosen of what it offers, such as an output."))
                                    .with(Count.AT_LEAST_ONE, "percent", "on", "choice"),
                            0,
                            32,
                            false),
                    "What the mixer of the device is set to, in this order, whenever sound begins to go this way."));

    private static final Text CODE = Text.form(
                    "a code such as KEY_KP1, or its number", 40, "(KEY|BTN)_[A-Z0-9_]+|[1-9][0-9]{0,2}", Meaning.ANY)
            .orNumber();

    private static final Group INPUT = Group.of(
                    optional("name", Text.free(1, 128), "any", "Name of the device; `*` stands for anything."),
                    optional(
                            "phys",
                            Text.free(1, 128),
                            "any",
                            "Where it is plugged in, as the kernel writes it; `*` stands for anything."),
                    optional(
                            "usb",
                            Text.form(
                                            "a vendor and product such as 0b0e:0300",
                                            9,
                                            "[0-9A-Fa-f]{4}:[0-9A-Fa-f]{4}",
                                            Meaning.ANY)
                                    .orNumber(),
                            "any",
                            "USB vendor and product, as `lsusb` shows them."),
                    presetList(
                            "keys",
                            new ListOf(
                                    Group.of(
                                            required(
                                                    "code",
                                                    CODE,
                                                    "Code as the kernel names it (`evtest` shows it), or its number."),
                                            required("key", KEY, "What it means.")),
                                    0,
                                    128,
                                    false),
                            "What codes mean, on top of what they usually mean."),
                    optional(
                            "hook",
                            CODE,
                            "the device has no hook switch",
                            "Code that is down while the handset is lifted."))
            .with(Count.AT_LEAST_ONE, "name", "phys", "usb");

    /** The whole document. */
    static final Group ROOT = Group.of(
            required("version", WholeChoice.of("", 1), "Version of this format."),
            required("name", Text.free(1, 64), "What people call this board."),
            preset(
                    "backEnd",
                    Choice.of("auto", "cdev", "pi4j", "sim"),
                    "auto",
                    "How lines and buses are reached: the kernel's own interface (`cdev`), the Pi4J library (`pi4j`),"
                            + " memory (`sim`), or the best that the machine offers."),
            list("chips", CHIP, 16, "Chips with lines."),
            group("keypad", KEYPAD, "A matrix of keys. Left out if there is none."),
            list("keys", KEY_PART, 64, "Keys with a line of their own."),
            group("hook", HOOK, "The hook switch. Left out if there is none."),
            group("rotary", ROTARY, "A rotary dial. Left out if there is none."),
            list("lamps", BoardOutputFields.LAMP, 32, "Lamps, one entry a light."),
            list("displays", BoardOutputFields.DISPLAY, 2, "Displays. Two show the same."),
            group(
                    "backlight",
                    BoardOutputFields.BACKLIGHT,
                    "The light of the display. Left out if there is none, or it is always on."),
            group(
                    "amplifier",
                    BoardOutputFields.ENABLE,
                    "What switches the amplifier of the speaker on while it is used."),
            group(
                    "ringer",
                    BoardOutputFields.ENABLE,
                    "What switches the amplifier of the ringer, or a bell, on while it rings."),
            list("sound", SOUND, 4, "Sound devices and what they are for."),
            list(
                    "inputs",
                    INPUT,
                    8,
                    "Input devices of the kernel, such as USB keypads and handsets. All that fit are used, also when"
                            + " they are plugged in later."));

    private BoardFields() {}

    private static Text word(String what, List<String> words) {
        return new Text(
                what,
                1,
                10,
                Optional.of(Pattern.compile(String.join("|", words))),
                BoardMeanings.oneOf(what, words),
                true,
                false);
    }

    private static ListOf lines(int most) {
        return new ListOf(LINE, 1, most, false);
    }

    private static Field debounce(String preset) {
        return preset(
                "debounceMs", Whole.between(0, 500, "ms"), preset, "How long a contact must rest before it counts.");
    }

    private static Group contact(String activeLow, String when) {
        return Group.of(
                LINE_FIELD, PULL_FIELD, preset("activeLow", FLAG, activeLow, "Whether the line is low " + when + "."));
    }

    private static Field list(String name, Group item, int most, String description) {
        return presetList(name, new ListOf(item, 0, most, false), description);
    }
}
