package org.offhook.hal.tool;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.offhook.hal.board.BackEnd;
import org.offhook.hal.board.BoardProfile.BackEndChoice;
import org.offhook.hal.board.InputPart;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.evdev.EvdevInputs;
import org.offhook.hal.evdev.UinputDevice;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.machine.BackEnds;

/**
 * Tries the back ends on a real machine:
 *
 * <pre>
 * which                                   what would be chosen, and why
 * lines BACKEND CHIP in:17:up:low out:4   edges of inputs until standard input ends; "4=1" on standard input drives
 * i2c BACKEND BUS ADDRESS HEX...          writes each word of bytes, one transfer each
 * handset                                 plugs in an input device by uinput; "CODE=1" on standard input presses
 * inputs NAME [HOOK_CODE]                 keys and hook of input devices until standard input ends
 * </pre>
 *
 * BACKEND is auto, cdev or pi4j. An input is followed by any of up, down, none, low, and a debounce in milliseconds
 * ({@code 5ms}); an output by od (open drain) and low.
 */
public final class LinesProbe {

    private LinesProbe() {}

    public static void main(String[] words) throws Exception {
        switch (words[0]) {
            case "which" -> {
                BackEnds.Chosen chosen = new BackEnds().choose(BackEndChoice.AUTO);
                System.out.println(chosen.reason());
                chosen.backEnd().close();
            }
            case "lines" -> lines(List.of(words));
            case "i2c" -> i2c(List.of(words));
            case "inputs" -> inputs(List.of(words));
            case "handset" -> handset();
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    private static BackEnd backEnd(String name) {
        return new BackEnds()
                .choose(BackEndChoice.valueOf(name.toUpperCase(Locale.ROOT)))
                .backEnd();
    }

    private static void lines(List<String> words) throws IOException {
        List<LineUse> uses = new ArrayList<>();
        words.subList(3, words.size()).forEach(word -> uses.add(use(word)));
        try (BackEnd backEnd = backEnd(words.get(1))) {
            LineBank bank = backEnd.chip(words.get(2))
                    .take(
                            "offhook probe",
                            uses,
                            (index, active, at) -> say(
                                    "edge %d %d %d".formatted(uses.get(index).offset(), active ? 1 : 0, at)));
            say("ready " + Long.toBinaryString(bank.read()));
            String[] command = nextLine();
            while (command.length == 2) {
                drive(bank, uses, Integer.parseInt(command[0]), command[1].equals("1"));
                say("driven " + Long.toBinaryString(bank.read()));
                command = nextLine();
            }
        }
    }

    private static void drive(LineBank bank, List<LineUse> uses, int offset, boolean active) throws IOException {
        for (int i = 0; i < uses.size(); i++) {
            if (uses.get(i).offset() == offset) {
                bank.write(1L << i, active ? 1L << i : 0);
            }
        }
    }

    private static LineUse use(String word) {
        List<String> parts = List.of(word.split(":"));
        int offset = Integer.parseInt(parts.get(1));
        boolean low = parts.contains("low");
        if (parts.get(0).equals("out")) {
            LineUse.Drive drive = parts.contains("od") ? LineUse.Drive.OPEN_DRAIN : LineUse.Drive.PUSH_PULL;
            return new LineUse.Output(offset, drive, low, false);
        }
        LineUse.Bias bias = parts.contains("up")
                ? LineUse.Bias.PULL_UP
                : parts.contains("down")
                        ? LineUse.Bias.PULL_DOWN
                        : parts.contains("none") ? LineUse.Bias.NONE : LineUse.Bias.AS_IS;
        long debounce = parts.stream()
                .filter(part -> part.endsWith("ms"))
                .mapToLong(part -> Long.parseLong(part.substring(0, part.length() - 2)))
                .findFirst()
                .orElse(0);
        return new LineUse.Input(offset, bias, low, true, Duration.ofMillis(debounce));
    }

    private static void i2c(List<String> words) throws IOException {
        try (BackEnd backEnd = backEnd(words.get(1))) {
            BusDevice device =
                    backEnd.device(new BusAddress.I2c(Integer.decode(words.get(2)), Integer.decode(words.get(3))));
            for (String hex : words.subList(4, words.size())) {
                byte[] bytes = HexFormat.of().parseHex(hex);
                long before = System.nanoTime();
                device.write(bytes, 0, bytes.length);
                say("written %d bytes in %d ns".formatted(bytes.length, System.nanoTime() - before));
            }
        }
    }

    private static void inputs(List<String> words) throws IOException {
        Optional<String> hook = words.size() > 2 ? Optional.of(words.get(2)) : Optional.empty();
        InputPart part = new InputPart(Optional.of(words.get(1)), Optional.empty(), Optional.empty(), List.of(), hook);
        try (EvdevInputs inputs = new EvdevInputs(List.of(part))) {
            inputs.keypad()
                    .addListener(event -> say("%s %s %d".formatted(event.key(), event.action(), event.atNanos())));
            if (inputs.hook().isPresent()) {
                LineUse line = new LineUse.Input(0, LineUse.Bias.AS_IS, false, true, Duration.ZERO);
                inputs.hook()
                        .get()
                        .take(
                                "offhook probe",
                                List.of(line),
                                (_, lifted, at) -> say("HOOK %s %d".formatted(lifted ? "LIFTED" : "CRADLED", at)));
            }
            inputs.faults().forEach(fault -> say(fault.sentence()));
            say("ready");
            nextLine();
        }
    }

    private static void handset() {
        try (UinputDevice handset = new UinputDevice("OffHook probe handset", 0x6993, 0xb001, 2, 3, 115, 169)) {
            say("ready");
            String[] command = nextLine();
            while (command.length == 2) {
                handset.key(Integer.parseInt(command[0]), command[1].equals("1"));
                command = nextLine();
            }
        }
    }

    /** The next line of standard input, cut at its {@code =}; empty at the end. */
    private static String[] nextLine() {
        String line = System.console() == null ? readLine() : System.console().readLine();
        return line == null ? new String[0] : line.strip().split("=");
    }

    private static String readLine() {
        StringBuilder line = new StringBuilder();
        try {
            int c = System.in.read();
            if (c < 0) {
                return null;
            }
            while (c >= 0 && c != '\n') {
                line.append((char) c);
                c = System.in.read();
            }
        } catch (IOException _) {
            return null;
        }
        return line.toString();
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
