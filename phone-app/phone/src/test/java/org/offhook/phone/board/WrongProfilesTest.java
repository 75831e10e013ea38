package org.offhook.phone.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.offhook.hal.board.BoardProfile;
import org.offhook.hal.lamp.Lamp;
import org.offhook.provisioning.config.ConfigException;
import org.offhook.provisioning.config.tree.Problem;

/** Each way to get a profile wrong has its sentence, and costs no more than the part that is wrong. */
class WrongProfilesTest {

    /** A keypad of two keys, a hook, a lamp and a display, all of them right; 12 lines. */
    private static final String RIGHT = """
            version: 1
            name: Test
            chips:
              - {name: pi, kernel: [gpiochip0]}
              - {name: exp, pcf8574: {bus: 1, address: 0x20}}
            keypad:
              rows: [pi:5]
              columns: [pi:6, pi:7]
              keys: [[1, ok]]
            hook: {line: pi:17}
            displays:
              - hd44780: {bus: 1, address: 0x27}
            """;

    /** A line of the right profile and what stands there instead, or the empty string and what follows it. */
    static Stream<Arguments> wrong() {
        return Stream.of(
                // lines
                arguments(
                        "hook: {line: pi:17}",
                        "hook: {line: pi:6}",
                        "10: hook.line: pi:6 is the line of keypad.columns[0] too"),
                arguments(
                        "hook: {line: pi:17}", "hook: {line: 17}", "10: hook.line: \"17\" is not a line such as pi:17"),
                arguments(
                        "hook: {line: pi:17}",
                        "hook: {line: GPIO17}",
                        "10: hook.line: \"GPIO17\" is not a line such as pi:17"),
                arguments(
                        "hook: {line: pi:17}",
                        "hook: {line: p1:17}",
                        "10: hook.line: no chip of this profile is called \"p1\"; there is pi, exp"),
                arguments(
                        "hook: {line: pi:17}", "hook: {line: exp:8}", "10: hook.line: \"exp\" has lines 0 to 7, not 8"),
                arguments(
                        "hook: {line: pi:17}",
                        "hook: {line: exp:1, pull: down}",
                        "10: hook.pull: \"exp\" has no pull-downs; set pull to up, or to none with a resistor of your own"),
                arguments("hook: {line: pi:17}", "hook: {}", "10: hook: \"line\" is missing"),
                arguments(
                        "  rows: [pi:5]",
                        "  rows: [pi:7]",
                        "8: keypad.columns[1]: pi:7 is the line of keypad.rows[0] too"),
                arguments(
                        "  columns: [pi:6, pi:7]",
                        "  columns: [pi:6, exp:7]",
                        "8: keypad.columns[1]: exp:7 is of another chip than pi:6; all columns are of one chip"),
                // keys
                arguments(
                        "  keys: [[1, ok]]",
                        "  keys: [[1, strar]]",
                        "9: keypad.keys[0][1]: \"strar\" is not the name of a key or none; did you mean \"star\"?"),
                arguments(
                        "  keys: [[1, ok]]",
                        "  keys: [[1, sof1]]",
                        "9: keypad.keys[0][1]: \"sof1\" is not the name of a key or none; did you mean \"soft1\"?"),
                arguments(
                        "  keys: [[1, ok]]",
                        "  keys: [[1, *]]",
                        "9: not valid YAML: a value that starts with * or & must be in quotes"),
                arguments(
                        "  keys: [[1, ok]]",
                        "  keys: [[1, 1]]",
                        "9: keypad.keys[0][1]: the key \"1\" is keypad.keys[0][0] too"),
                arguments(
                        "  keys: [[1, ok]]",
                        "  keys: [[1, ok, 2]]",
                        "9: keypad.keys[0]: has 3 keys, but \"columns\" has 2 lines"),
                arguments(
                        "  keys: [[1, ok]]",
                        "  keys: [[1, ok], [2, 3]]",
                        "9: keypad.keys: has 2 rows of keys, but \"rows\" has 1 lines"),
                arguments(
                        "  keys: [[1, ok]]",
                        "  keys: [[1, ok]]\n  diodes: rowToColumn",
                        "10: keypad.diodes: diodes of this direction block every key, because current flows from the columns"
                                + " to the low row; turn them, or set activeLow to false"),
                arguments(
                        "",
                        "keys: [{key: ok, line: pi:20}]",
                        "13: keys[0].key: the key \"ok\" is keypad.keys[0][1] too"),
                arguments(
                        "",
                        "keys: [{key: spaeker, line: pi:20}]",
                        "13: keys[0].key: \"spaeker\" is not the name of a key; did you mean \"speaker\"?"),
                // fields and units
                arguments("hook: {line: pi:17}", "hook: {lin: pi:17}", """
                        10: hook: "line" is missing
                        10: hook.lin: unknown field; did you mean "line"?"""),
                arguments(
                        "hook: {line: pi:17}", "hok: {line: pi:17}", "10: hok: unknown field; did you mean \"hook\"?"),
                arguments(
                        "hook: {line: pi:17}",
                        "hook: {line: pi:17, debounce: 20}",
                        "10: hook.debounce: unknown field; did you mean \"debounceMs\"?"),
                arguments(
                        "hook: {line: pi:17}",
                        "hook: {line: pi:17, debounceMs: 20ms}",
                        "10: hook.debounceMs: \"20ms\" is not a whole number; write the number alone, in ms"),
                arguments(
                        "hook: {line: pi:17}",
                        "hook: {line: pi:17, debounceMs: 0.02}",
                        "10: hook.debounceMs: \"0.02\" is not a whole number"),
                arguments(
                        "hook: {line: pi:17}",
                        "hook: {line: pi:17, hangUpMs: 20000}",
                        "10: hook.hangUpMs: 20000 is more than 3000 ms"),
                arguments(
                        "hook: {line: pi:17}",
                        "hook: {line: pi:17, flashMs: 300}",
                        "10: hook.flashMs: 300 ms is not less than hangUpMs, which is 200"),
                arguments(
                        "hook: {line: pi:17}",
                        "hook: {line: pi:17, debounceMs: 250}",
                        "10: hook.debounceMs: 250 ms is not less than hangUpMs, which is 200"),
                arguments(
                        "hook: {line: pi:17}",
                        "hook: {line: pi:17, activeLow: yes}",
                        "10: hook.activeLow: \"yes\" is not true or false; did you mean true?"),
                arguments("name: Test", "name: Test\nname: Other", "3: name: is given twice; keep one of them"),
                arguments("name: Test", "backEnd: gpiod", """
                        1: "name" is missing
                        2: backEnd: "gpiod" is not one of auto, cdev, pi4j, sim"""),
                // chips and addresses
                arguments(
                        "  - {name: exp, pcf8574: {bus: 1, address: 0x20}}",
                        "  - {name: pi, pcf8574: {bus: 1, address: 0x20}}",
                        "5: chips[1].name: \"pi\" is the name of chips[0] too"),
                arguments(
                        "  - {name: exp, pcf8574: {bus: 1, address: 0x20}}",
                        "  - {name: exp}",
                        "5: chips[1]: needs one of kernel, mcp23017, pcf8574"),
                arguments(
                        "  - {name: exp, pcf8574: {bus: 1, address: 0x20}}",
                        "  - {name: exp, kernel: [a], pcf8574: {bus: 1, address: 0x20}}",
                        "5: chips[1].pcf8574: \"kernel\" is given too; keep one of them"),
                arguments(
                        "  - {name: exp, pcf8574: {bus: 1, address: 0x20}}",
                        "  - {name: exp, pcf8574: {bus: 1, address: 0x30}}",
                        "5: chips[1].pcf8574.address: \"0x30\" is no address of a PCF8574 or PCF8574A, which are 0x20 to 0x27"
                                + " or 0x38 to 0x3f"),
                arguments(
                        "  - {name: exp, pcf8574: {bus: 1, address: 0x20}}",
                        "  - {name: exp, pcf8574: {bus: 1, address: 27}}",
                        "5: chips[1].pcf8574.address: \"27\" is not an I²C address; write it as 0x and two digits, as i2cdetect"
                                + " shows it"),
                arguments(
                        "  - {name: exp, pcf8574: {bus: 1, address: 0x20}}",
                        "  - {name: exp, mcp23017: {bus: 1, address: 0x20, interrupt: exp:3}}",
                        "5: chips[1].mcp23017.interrupt: exp:3 is a line of this chip itself"),
                arguments(
                        "  - hd44780: {bus: 1, address: 0x27}",
                        "  - hd44780: {bus: 1, address: 0x4E}",
                        "12: displays[0].hd44780.address: \"0x4E\" is no address of a PCF8574 or PCF8574A, which are 0x20 to"
                                + " 0x27 or 0x38 to 0x3f"),
                arguments(
                        "  - hd44780: {bus: 1, address: 0x27}",
                        "  - hd44780: {bus: 1, address: 0x20}",
                        "12: displays[0].hd44780.address: i2c-1 address 0x20 is where chips[1] is too"),
                arguments(
                        "",
                        "  - oled: {i2c: {bus: 1, address: 0x3c}}\n  - oled: {i2c: {bus: 1, address: 0x3c}}",
                        "12: displays: 3 entries are more than 2"),
                arguments(
                        "  - hd44780: {bus: 1, address: 0x27}",
                        "  - oled: {i2c: {bus: 1, address: 0x3c}}\n  - oled: {i2c: {bus: 1, address: 0x3c}}",
                        "13: displays[1].oled.i2c.address: i2c-1 address 0x3c is where displays[0] is too"),
                arguments(
                        "  - hd44780: {bus: 1, address: 0x27}",
                        "  - oled: {spi: {bus: 0, chipSelect: 0}}",
                        "12: displays[0].oled.spi: \"dataCommand\" is missing"),
                arguments(
                        "  - hd44780: {bus: 1, address: 0x27}",
                        "  - hd44780: {bus: 1, address: 0x27, pins: {rs: 4}}",
                        "12: displays[0].hd44780.pins: two pins are on line 4 of the PCF8574"),
                arguments(
                        "  - hd44780: {bus: 1, address: 0x27}",
                        "  - hd44780: {bus: 1, address: 0x27, columns: 21}",
                        "12: displays[0].hd44780.columns: 21 is not one of 16, 20, 40"),
                arguments(
                        "  - hd44780: {bus: 1, address: 0x27}",
                        "  - hd44780: {bus: 1, address: 0x27, columns: 40}",
                        "12: displays[0].hd44780: the screens of the phone have 20 columns and 4 rows, not 40 and 4"),
                // lamps and light
                arguments(
                        "",
                        "lamps: [{lamp: line7, line: pi:20}]",
                        "13: lamps[0].lamp: \"line7\" is not one of line1, line2,"
                                + " line3, line4, line5, line6, message, mute; did you mean \"line1\"?"),
                arguments("", "lamps: [{lamp: line1}]", "13: lamps[0]: needs one of line, pwm, charlieplex"),
                arguments(
                        "",
                        "lamps: [{lamp: line1, line: pi:17}]",
                        "13: lamps[0].line: pi:17 is the line of hook.line too"),
                arguments(
                        "",
                        "lamps: [{lamp: line1, line: pi:20}, {lamp: line1, line: pi:21}]",
                        "13: lamps[1]: the green light of lamp \"line1\" is lamps[0] too"),
                arguments(
                        "",
                        "lamps: [{lamp: line1, charlieplex: {anode: pi:20, cathode: pi:20}}]",
                        "13: lamps[0].charlieplex: anode and cathode are both pi:20; a lamp sits between two lines"),
                arguments(
                        "",
                        "lamps: [{lamp: line1, charlieplex: {anode: pi:20}}]",
                        "13: lamps[0].charlieplex: \"cathode\" is missing"),
                arguments(
                        "",
                        "lamps: [{lamp: line1, charlieplex: {anode: pi:20, cathode: exp:1}}]",
                        "13: lamps[0].charlieplex.cathode: exp:1 is of another chip than the anode, pi:20"),
                arguments(
                        "",
                        "lamps: [{lamp: line1, charlieplex: {anode: exp:0, cathode: exp:1}}]",
                        "13: lamps[0].charlieplex: a PCF8574 cannot drive a line high, so \"exp\" can light no such lamp"),
                arguments("", """
                        lamps:
                          - {lamp: line1, charlieplex: {anode: pi:20, cathode: pi:21}}
                          - {lamp: line2, charlieplex: {anode: pi:20, cathode: pi:21}}""", "15: lamps[1].charlieplex: sits between the same lines as lamps[0]"),
                arguments(
                        "",
                        "lamps: [{lamp: line1, charlieplex: {anode: pi:5, cathode: pi:21}}]",
                        "13: lamps[0].charlieplex.anode: pi:5 is the line of keypad.rows[0] too"),
                arguments(
                        "",
                        "lamps: [{lamp: mute, pwm: {chip: 0, channel: 1}}]\nbacklight: {pwm: {chip: 0, channel: 1}}",
                        "14: backlight.pwm: pwmchip0/pwm1 lights lamps[0] too"),
                arguments(
                        "",
                        "backlight: {brightPercent: 50, dimPercent: 60}",
                        "13: backlight.dimPercent: 60 % is more than brightPercent, which is 50"),
                arguments(
                        "",
                        "backlight: {dimAfterSeconds: 60, offAfterSeconds: 30}",
                        "13: backlight.offAfterSeconds: 30 s is less than dimAfterSeconds, which is 60"),
                arguments(
                        "",
                        "backlight: {line: pi:20, pwm: {chip: 0, channel: 0}}",
                        "13: backlight.pwm: \"line\" is given too; keep one of them"),
                // the rest
                arguments(
                        "",
                        "rotary: {pulse: {line: pi:20}, pulsesPerSecond: 12}",
                        "13: rotary.pulsesPerSecond: 12 is not one of 10, 20"),
                arguments(
                        "",
                        "sound: [{role: ringer, device: a}, {role: ringer, device: b}]",
                        "13: sound[1].role: the ringer is sound[0] too"),
                arguments(
                        "",
                        "sound: [{role: ringer, device: a, controls: [{name: PCM}]}]",
                        "13: sound[0].controls[0]: needs one of percent, on, choice"),
                arguments("", "inputs: [{hook: KEY_PHONE}]", "13: inputs[0]: needs one of name, phys, usb"),
                arguments(
                        "",
                        "inputs: [{name: x, usb: \"b0e:412\"}]",
                        "13: inputs[0].usb: \"b0e:412\" is not a vendor and product such as 0b0e:0300"),
                arguments(
                        "",
                        "inputs: [{name: x, keys: [{code: KEY_A, key: 1}, {code: KEY_A, key: 2}]}]",
                        "13: inputs[0].keys[1].code: \"KEY_A\" is inputs[0].keys[0] too"),
                arguments(
                        "",
                        "inputs: [{name: x, keys: [{code: A, key: 1}]}]",
                        "13: inputs[0].keys[0].code: \"A\" is not a code such as KEY_KP1, or its number"));
    }

    @ParameterizedTest
    @MethodSource
    void wrong(String line, String instead, String said) {
        String text = line.isEmpty() ? RIGHT + instead + "\n" : RIGHT.replace(line + "\n", instead + "\n");
        String expected = said.lines().map(one -> "board.yaml:" + one).collect(Collectors.joining("\n"));
        assertEquals(expected, problems(text));
    }

    @Test
    void theProfileThatIsMadeWrongIsRight() throws ConfigException {
        BoardFile file = BoardFile.read("board.yaml", RIGHT);
        assertEquals(List.of(), file.problems());
        assertEquals("Test", file.profile().name());
    }

    @Test
    void whatIsRightStays() throws ConfigException {
        BoardProfile profile = BoardFile.read(
                        "board.yaml",
                        RIGHT.replace("ok]]", "okay]]").replace("0x27", "0x99")
                                + "lamps: [{lamp: line9, line: pi:19}, {lamp: line2, line: pi:20}]\n")
                .profile();
        assertEquals(false, profile.keypad().isPresent());
        assertEquals(List.of(), profile.displays());
        assertEquals(true, profile.hook().isPresent());
        assertEquals(2, profile.chips().size());
        assertEquals(
                List.of(Lamp.LINE_2),
                profile.lamps().stream().map(lamp -> lamp.lamp()).toList());
    }

    @Test
    void partsOfARefusedChipAreToldOnceEach() {
        String text = RIGHT.replace("kernel: [gpiochip0]", "kernel: []");
        assertEquals("""
                board.yaml:4: chips[0].kernel: must not be empty
                board.yaml:7: keypad.rows[0]: no chip of this profile is called "pi"; there is exp
                board.yaml:10: hook.line: no chip of this profile is called "pi"; there is exp""", problems(text));
    }

    @Test
    void fieldsAreNumberedAsInTheFileWhenOthersAreLeftOut() {
        String text = RIGHT + "lamps: [{lamp: line9, line: pi:19}, {lamp: line2, line: pi:17}]\n";
        assertEquals("""
                board.yaml:13: lamps[0].lamp: "line9" is not one of line1, line2, line3, line4, line5, line6, message, mute; did you mean "line1"?
                board.yaml:13: lamps[1].line: pi:17 is the line of hook.line too""", problems(text));
    }

    @Test
    void aFileThatIsNoProfileIsRefusedAsAWhole() {
        assertEquals("board.yaml:1: expected fields (name: value), found a list", problems("- a\n"));
        assertEquals("board.yaml:1: \"version\" is missing", problems("name: x\n"));
        assertEquals(
                "board.yaml:1: version: 2 is not 1, the only number known here", problems("version: 2\nname: x\n"));
        assertThrows(ConfigException.class, () -> BoardProfiles.read("no.yaml", Path.of(".")));
    }

    @Test
    void anUnknownNameTellsWhatThereIs() {
        ConfigException e = assertThrows(ConfigException.class, () -> BoardProfiles.read("referense", Path.of(".")));
        assertEquals(
                "referense: no such board profile; there are reference, rotary, usb-handset, sim, or give a file that"
                        + " ends in .yaml",
                e.getMessage());
    }

    private static String problems(String text) {
        try {
            return BoardFile.read("board.yaml", text).problems().stream()
                    .map(Problem::toString)
                    .collect(Collectors.joining("\n"));
        } catch (ConfigException e) {
            return e.getMessage();
        }
    }
}
