package org.offhook.testboard;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The test board's contacts, lamps and bus, by the debugfs files of its kernel module; what each does is in
 * {@code kernel/README.md}. Contacts are moved on the board's clock, so a bounce is as fast as asked for.
 */
public final class PhoneWiring {
    /** Where the module shows itself. */
    public static final String FOLDER = "/sys/kernel/debug/testboard/";

    /** The label of the GPIO chip. */
    public static final String CHIP_LABEL = "pinctrl-testboard";

    /** The number of the I²C bus. */
    public static final int BUS = 1;

    /** The address of the character display's expander. */
    public static final int LCD = 0x27;

    /** The address of the pixel display. */
    public static final int OLED = 0x3c;

    private final QemuBoard board;

    public PhoneWiring(QemuBoard board) {
        this.board = board;
    }

    /** One change of a lamp or enable line. */
    public record LampChange(long atNanos, String line, boolean on) {}

    /** Presses a key and returns when its contact is at rest; it toggles at each of these microseconds. */
    public void press(int row, int column, long... bounceMicros) {
        command("press", row + " " + column + words(bounceMicros));
    }

    /** Lets a key go and returns when its contact is at rest. */
    public void release(int row, int column, long... bounceMicros) {
        command("release", row + " " + column + words(bounceMicros));
    }

    /** Takes the handset out of its cradle. */
    public void lift(long... bounceMicros) {
        command("hook", "up" + words(bounceMicros));
    }

    /** Puts the handset into its cradle. */
    public void hangUp(long... bounceMicros) {
        command("hook", "down" + words(bounceMicros));
    }

    /** Dials a digit on the rotary dial and returns when the dial is at rest. */
    public void dial(int digit, int pulsesPerSecond) {
        command("dial", digit + " " + pulsesPerSecond);
    }

    /** Starts a script of contact changes and returns at once. */
    public void play(ContactScript script) {
        board.write("/tmp/contacts", script.text().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        board.output("cat /tmp/contacts > " + FOLDER + "script");
    }

    /** Whether a script is being played. */
    public boolean isPlaying() {
        return status().get("playing").equals("1");
    }

    /** What the module says of itself, by name. */
    public Map<String, String> status() {
        Map<String, String> status = new TreeMap<>();
        board.output("cat " + FOLDER + "status").lines().forEach(line -> {
            int space = line.indexOf(' ');
            status.put(space < 0 ? line : line.substring(0, space), space < 0 ? "" : line.substring(space + 1));
        });
        return status;
    }

    /** A number of the status, for example how many short circuits there were. */
    public long count(String name) {
        return Long.parseLong(status().get(name));
    }

    /** The level of a line by its name, for example {@code LAMP0}. */
    public boolean level(String line) {
        return board.output("cat " + FOLDER + "lines")
                .lines()
                .map(text -> text.split(" "))
                .filter(words -> words[1].equals(line))
                .findFirst()
                .orElseThrow()[3]
                .equals("1");
    }

    /** All changes of lamps and enable lines since the board started, the oldest first. */
    public List<LampChange> lampChanges() {
        return board.output("cat " + FOLDER + "lamps")
                .lines()
                .map(line -> line.split(" "))
                .map(words -> new LampChange(Long.parseLong(words[1]), words[2], words[3].equals("1")))
                .toList();
    }

    /** All transfers on the bus since the board started or the log was cleared. */
    public List<BusRecord> transfers() {
        return BusRecord.parse(board.output("cat " + FOLDER + "i2c"));
    }

    /** The transfers after the first so many since the log was cleared: for somebody who follows the bus. */
    public List<BusRecord> transfersAfter(int seen) {
        return BusRecord.parse(board.output("tail -n +" + (seen + 1) + " " + FOLDER + "i2c"));
    }

    /** Forgets all transfers. */
    public void clearTransfers() {
        command("i2c", "clear");
    }

    /** Takes a device off the bus: its address is answered no more. */
    public void unplug(int address) {
        command("i2c_devices", Integer.toHexString(address) + " gone");
    }

    /** Puts a device back, which has forgotten everything. */
    public void plugIn(int address) {
        command("i2c_devices", Integer.toHexString(address) + " back");
    }

    private void command(String file, String text) {
        board.output("echo '" + text + "' > " + FOLDER + file);
    }

    private static String words(long... micros) {
        StringBuilder words = new StringBuilder();
        for (long at : micros) {
            words.append(' ').append(at);
        }
        return words.toString();
    }
}
