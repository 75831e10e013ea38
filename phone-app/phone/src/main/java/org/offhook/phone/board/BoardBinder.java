package org.offhook.phone.board;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.offhook.hal.board.BoardProfile;
import org.offhook.hal.board.ChipPart;
import org.offhook.hal.board.HookPart;
import org.offhook.hal.board.InputPart;
import org.offhook.hal.board.KeyPart;
import org.offhook.hal.board.KeypadPart;
import org.offhook.hal.board.LineInput;
import org.offhook.hal.board.LineOutput;
import org.offhook.hal.board.LineRef;
import org.offhook.hal.board.RotaryPart;
import org.offhook.hal.board.SoundPart;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.key.Key;
import org.offhook.hal.line.LineUse.Bias;
import org.offhook.hal.line.LineUse.Drive;
import org.offhook.provisioning.config.BoardDocument;
import org.offhook.provisioning.config.schema.Values;

/** Makes {@code hal}'s records of a profile whose parts are right in themselves. */
final class BoardBinder {

    private BoardBinder() {}

    static BoardProfile bind(BoardDocument document) {
        Values root = document.values();
        return new BoardProfile(
                root.optionalText("name").filter(name -> !name.isBlank()).orElseGet(() -> fileName(document)),
                switch (root.text("backEnd")) {
                    case "cdev" -> BoardProfile.BackEndChoice.CDEV;
                    case "pi4j" -> BoardProfile.BackEndChoice.PI4J;
                    case "sim" -> BoardProfile.BackEndChoice.SIM;
                    default -> BoardProfile.BackEndChoice.AUTO;
                },
                root.groups("chips").stream().map(BoardBinder::chip).toList(),
                given(root, "keypad").map(BoardBinder::keypad),
                root.groups("keys").stream().map(BoardBinder::key).toList(),
                given(root, "hook").map(BoardBinder::hook),
                given(root, "rotary").map(BoardBinder::rotary),
                root.groups("lamps").stream().map(OutputBinder::lamp).toList(),
                root.groups("displays").stream().map(OutputBinder::display).toList(),
                given(root, "backlight").map(OutputBinder::backlight),
                given(root, "amplifier").map(BoardBinder::output),
                given(root, "ringer").map(BoardBinder::output),
                root.groups("sound").stream().map(BoardBinder::sound).toList(),
                root.groups("inputs").stream().map(BoardBinder::input).toList());
    }

    private static String fileName(BoardDocument document) {
        Path name = Path.of(document.name()).getFileName();
        return name == null ? document.name() : name.toString();
    }

    static Optional<Values> given(Values group, String name) {
        return group.given(name) ? Optional.of(group.group(name)) : Optional.empty();
    }

    static LineRef line(Values group, String name) {
        return LineRef.parse(group.text(name));
    }

    static Optional<LineRef> optionalLine(Values group, String name) {
        return group.optionalText(name).map(LineRef::parse);
    }

    static BusAddress.I2c i2c(Values group) {
        return new BusAddress.I2c(group.whole("bus"), Integer.decode(group.text("address")));
    }

    static LineOutput output(Values group) {
        return new LineOutput(line(group, "line"), group.flag("activeLow"));
    }

    private static ChipPart chip(Values chip) {
        String name = chip.text("name");
        if (chip.given("kernel")) {
            return new ChipPart.Kernel(name, chip.texts("kernel"));
        }
        if (chip.given("mcp23017")) {
            Values expander = chip.group("mcp23017");
            return new ChipPart.Mcp23017(name, i2c(expander), optionalLine(expander, "interrupt"));
        }
        Values expander = chip.group("pcf8574");
        return new ChipPart.Pcf8574(name, i2c(expander), optionalLine(expander, "interrupt"));
    }

    private static KeypadPart keypad(Values keypad) {
        boolean activeLow = keypad.flag("activeLow");
        return new KeypadPart(
                keypad.texts("rows").stream().map(LineRef::parse).toList(),
                keypad.texts("columns").stream().map(LineRef::parse).toList(),
                keypad.rows("keys").stream().map(BoardBinder::cells).toList(),
                activeLow,
                keypad.optionalText("pull").map(BoardBinder::bias).orElse(activeLow ? Bias.PULL_UP : Bias.PULL_DOWN),
                switch (keypad.optionalText("drive").orElse("")) {
                    case "pushPull" -> Drive.PUSH_PULL;
                    case "openDrain" -> Drive.OPEN_DRAIN;
                    case "openSource" -> Drive.OPEN_SOURCE;
                    default -> activeLow ? Drive.OPEN_DRAIN : Drive.OPEN_SOURCE;
                },
                switch (keypad.text("diodes")) {
                    case "rowToColumn" -> KeypadPart.Diodes.ROW_TO_COLUMN;
                    case "columnToRow" -> KeypadPart.Diodes.COLUMN_TO_ROW;
                    default -> KeypadPart.Diodes.NONE;
                },
                millis(keypad, "debounceMs"),
                Duration.ofNanos(keypad.whole("settleUs") * 1000L));
    }

    /** {@code none} is no key's word. */
    private static List<Optional<Key>> cells(List<String> words) {
        return words.stream().map(Key::ofWord).toList();
    }

    private static KeyPart key(Values key) {
        return new KeyPart(keyNamed(key), contact(key), millis(key, "debounceMs"));
    }

    private static HookPart hook(Values hook) {
        Optional<Duration> flash = hook.given("flashMs")
                ? Optional.of(Duration.ofMillis(hook.optionalWhole("flashMs").orElseThrow()))
                : Optional.empty();
        return new HookPart(contact(hook), millis(hook, "debounceMs"), flash, millis(hook, "hangUpMs"));
    }

    private static RotaryPart rotary(Values rotary) {
        return new RotaryPart(
                contact(rotary.group("pulse")),
                given(rotary, "offNormal").map(BoardBinder::contact),
                rotary.whole("pulsesPerSecond"),
                switch (rotary.text("digits")) {
                    case "sweden" -> RotaryPart.Digits.SWEDEN;
                    case "newZealand" -> RotaryPart.Digits.NEW_ZEALAND;
                    default -> RotaryPart.Digits.STANDARD;
                },
                millis(rotary, "debounceMs"));
    }

    private static LineInput contact(Values contact) {
        return new LineInput(line(contact, "line"), bias(contact.text("pull")), contact.flag("activeLow"));
    }

    private static Bias bias(String word) {
        return switch (word) {
            case "up" -> Bias.PULL_UP;
            case "down" -> Bias.PULL_DOWN;
            case "none" -> Bias.NONE;
            default -> Bias.AS_IS;
        };
    }

    private static SoundPart sound(Values sound) {
        return new SoundPart(
                SoundPart.Role.valueOf(upper(sound.text("role"))),
                sound.text("device"),
                sound.groups("controls").stream()
                        .map(control -> new SoundPart.Control(
                                control.text("name"),
                                SoundPart.Direction.valueOf(upper(control.text("direction"))),
                                control.optionalWhole("percent"),
                                control.optionalFlag("on"),
                                control.optionalText("choice")))
                        .toList());
    }

    private static InputPart input(Values input) {
        return new InputPart(
                input.optionalText("name"),
                input.optionalText("phys"),
                input.optionalText("usb").map(BoardBinder::usbId),
                input.groups("keys").stream()
                        .map(code -> new InputPart.Code(code.text("code"), keyNamed(code)))
                        .toList(),
                input.optionalText("hook"));
    }

    private static InputPart.UsbId usbId(String text) {
        return new InputPart.UsbId(Integer.parseInt(text.substring(0, 4), 16), Integer.parseInt(text.substring(5), 16));
    }

    private static Key keyNamed(Values group) {
        return Key.ofWord(group.text("key")).orElseThrow();
    }

    static Duration millis(Values group, String name) {
        return Duration.ofMillis(group.whole(name));
    }

    static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
