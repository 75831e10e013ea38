package org.offhook.phone.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.offhook.hal.board.BoardProfile;
import org.offhook.hal.board.ChipPart;
import org.offhook.hal.board.HookPart;
import org.offhook.hal.board.InputPart;
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

/** Writes a profile as {@link BoardFile} reads it. Every value is written out, so that it can be changed. */
public final class BoardText {

    private final StringBuilder out = new StringBuilder();

    private BoardText() {}

    /** The same profile always gives the same text. */
    public static String of(BoardProfile profile) {
        BoardText text = new BoardText();
        text.write(profile);
        return text.out.toString();
    }

    private void write(BoardProfile profile) {
        line("version: 1");
        line("name: " + quoted(profile.name()));
        line("backEnd: " + profile.backEnd().name().toLowerCase(Locale.ROOT));
        list("chips", profile.chips().stream().map(BoardText::chip).toList());
        profile.keypad().ifPresent(this::keypad);
        list(
                "keys",
                profile.keys().stream()
                        .map(key -> "{key: " + key.key().word() + ", " + contact(key.contact()) + ", debounceMs: "
                                + key.debounce().toMillis() + "}")
                        .toList());
        profile.hook().ifPresent(this::hook);
        profile.rotary().ifPresent(this::rotary);
        list("lamps", profile.lamps().stream().map(OutputText::lamp).toList());
        list("displays", profile.displays().stream().map(OutputText::display).toList());
        profile.backlight().ifPresent(light -> part("backlight: " + OutputText.backlight(light)));
        profile.amplifier().ifPresent(output -> part("amplifier: {" + output(output) + "}"));
        profile.ringer().ifPresent(output -> part("ringer: {" + output(output) + "}"));
        list("sound", profile.sound().stream().map(BoardText::sound).toList());
        list("inputs", profile.inputs().stream().map(BoardText::input).toList());
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private void part(String text) {
        out.append('\n').append(text).append('\n');
    }

    private void list(String name, List<String> items) {
        if (!items.isEmpty()) {
            part(name + ":");
            items.forEach(item -> line("  - " + item));
        }
    }

    private static String chip(ChipPart chip) {
        return "{name: " + chip.name() + ", "
                + switch (chip) {
                    case ChipPart.Kernel kernel ->
                        "kernel: "
                                + kernel.anyOf().stream().map(BoardText::quoted).toList();
                    case ChipPart.Mcp23017 mcp -> "mcp23017: " + expander(mcp.address(), mcp.interrupt());
                    case ChipPart.Pcf8574 pcf -> "pcf8574: " + expander(pcf.address(), pcf.interrupt());
                }
                + "}";
    }

    private static String expander(BusAddress.I2c address, Optional<LineRef> interrupt) {
        return "{" + i2c(address)
                + interrupt.map(line -> ", interrupt: " + line).orElse("") + "}";
    }

    static String i2c(BusAddress.I2c address) {
        return "bus: %d, address: 0x%02x".formatted(address.bus(), address.address());
    }

    private void keypad(KeypadPart keypad) {
        part("keypad:");
        line("  rows: " + keypad.rows());
        line("  columns: " + keypad.columns());
        line("  keys:");
        for (List<Optional<Key>> row : keypad.keys()) {
            line("    - "
                    + row.stream().map(key -> key.map(Key::word).orElse("none")).toList());
        }
        line("  activeLow: " + keypad.activeLow());
        line("  pull: " + word(keypad.bias()));
        line("  drive: " + word(keypad.drive()));
        line("  diodes: "
                + switch (keypad.diodes()) {
                    case NONE -> "none";
                    case ROW_TO_COLUMN -> "rowToColumn";
                    case COLUMN_TO_ROW -> "columnToRow";
                });
        line("  debounceMs: " + keypad.debounce().toMillis());
        line("  settleUs: " + keypad.settle().toNanos() / 1000);
    }

    private void hook(HookPart hook) {
        String flash = hook.flash()
                .map(Duration::toMillis)
                .map(millis -> ", flashMs: " + millis)
                .orElse("");
        part("hook: {" + contact(hook.contact()) + ", debounceMs: "
                + hook.debounce().toMillis() + flash + ", hangUpMs: "
                + hook.hangUp().toMillis() + "}");
    }

    private void rotary(RotaryPart rotary) {
        part("rotary:");
        line("  pulse: {" + contact(rotary.pulse()) + "}");
        rotary.offNormal().ifPresent(contact -> line("  offNormal: {" + contact(contact) + "}"));
        line("  pulsesPerSecond: " + rotary.pulsesPerSecond());
        line("  digits: "
                + switch (rotary.digits()) {
                    case STANDARD -> "standard";
                    case SWEDEN -> "sweden";
                    case NEW_ZEALAND -> "newZealand";
                });
        line("  debounceMs: " + rotary.debounce().toMillis());
    }

    private static String contact(LineInput contact) {
        return "line: " + contact.line() + ", pull: " + word(contact.bias()) + ", activeLow: " + contact.activeLow();
    }

    static String output(LineOutput output) {
        return "line: " + output.line() + ", activeLow: " + output.activeLow();
    }

    private static String word(Bias bias) {
        return switch (bias) {
            case PULL_UP -> "up";
            case PULL_DOWN -> "down";
            case NONE -> "none";
            case AS_IS -> "asIs";
        };
    }

    private static String word(Drive drive) {
        return switch (drive) {
            case PUSH_PULL -> "pushPull";
            case OPEN_DRAIN -> "openDrain";
            case OPEN_SOURCE -> "openSource";
        };
    }

    private static String sound(SoundPart sound) {
        String controls = sound.controls().stream().map(BoardText::control).collect(Collectors.joining(", "));
        return "{role: " + sound.role().name().toLowerCase(Locale.ROOT) + ", device: " + quoted(sound.device())
                + (controls.isEmpty() ? "" : ", controls: [" + controls + "]") + "}";
    }

    private static String control(SoundPart.Control control) {
        return "{name: " + quoted(control.name()) + ", direction: "
                + control.direction().name().toLowerCase(Locale.ROOT)
                + (control.percent().isPresent()
                        ? ", percent: " + control.percent().getAsInt()
                        : "")
                + control.on().map(on -> ", on: " + on).orElse("")
                + control.choice().map(choice -> ", choice: " + quoted(choice)).orElse("") + "}";
    }

    private static String input(InputPart input) {
        List<String> fields = new ArrayList<>();
        input.name().ifPresent(name -> fields.add("name: " + quoted(name)));
        input.phys().ifPresent(phys -> fields.add("phys: " + quoted(phys)));
        input.usb().ifPresent(usb -> fields.add("usb: \"" + usb + "\""));
        if (!input.keys().isEmpty()) {
            fields.add("keys: ["
                    + input.keys().stream()
                            .map(code -> "{code: " + code.code() + ", key: "
                                    + code.key().word() + "}")
                            .collect(Collectors.joining(", "))
                    + "]");
        }
        input.hook().ifPresent(code -> fields.add("hook: " + code));
        return "{" + String.join(", ", fields) + "}";
    }

    /** Double-quoted style (YAML 1.2 §7.3.1). */
    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
