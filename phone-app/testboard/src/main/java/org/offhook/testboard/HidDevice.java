package org.offhook.testboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A HID device that seems to be plugged into the board's USB ({@code linux/uhid.h}): the kernel reads its report
 * descriptor and makes of it what it makes of a real one. A shell on the board holds {@code /dev/uhid} open as long as it
 * is plugged in, so the board needs no program for it. One thread at a time.
 */
public final class HidDevice {

    private static final int CREATE2 = 11;
    private static final int INPUT2 = 12;
    private static final int BUS_USB = 3;
    private static final int NAME_BYTES = 128;
    private static final int PHYS_BYTES = 64;
    private static final int UNIQ_BYTES = 64;

    private final QemuBoard board;
    private final Kind kind;
    private final String file;
    private long process;

    /** What there is to plug in; each with the descriptor that such a device has, by HID 1.11 and HID Usage Tables 1.12. */
    public enum Kind {
        /** A number pad: a keyboard of the boot protocol, eight bytes a report, the first key in the third. */
        KEYPAD(
                "Test USB Keypad",
                0x1209,
                0x0001,
                "05010906a101" // generic desktop, keyboard
                        + "050719e029e71500250175019508" + "8102" // modifiers
                        + "95017508" + "8103" // reserved
                        + "9505750105081901290591029501750391" + "03" // lamps
                        + "9506750815002665000507190029658100" + "c0"), // six keys
        /**
         * A telephone handset: hook switch, mute, volume up and down in the first byte from its lowest bit on, in the
         * second the key of the dial pad, 1 for 0 to 10 for 9, 11 for the star, 12 for the number sign.
         */
        HANDSET(
                "Test USB Handset",
                0x1209,
                0x0002,
                "050b0904a101" // telephony, handset
                        + "15002501750195010920" + "8122" // hook switch: its state
                        + "092f" + "8106" // phone mute: a one-shot
                        + "050c09e909ea9502" + "8102" // consumer, volume
                        + "9504" + "8103"
                        + "050b1501250c19b029bb75089501" + "8100" // phone keys
                        + "0508150025010917090909187501950391029505" + "9103" + "c0"); // lamps

        private final String name;
        private final int vendor;
        private final int product;
        private final byte[] descriptor;

        Kind(String name, int vendor, int product, String descriptor) {
            this.name = name;
            this.vendor = vendor;
            this.product = product;
            this.descriptor = HexFormat.of().parseHex(descriptor);
        }
    }

    public HidDevice(QemuBoard board, Kind kind) {
        this.board = board;
        this.kind = kind;
        this.file = "/tmp/hid-" + kind.name();
    }

    /** Plugs it in. */
    public void plugIn() {
        board.write(file, create());
        process = board.start(
                "rm -f %1$s.reports; mkfifo %1$s.reports; exec 3<> /dev/uhid 4<> %1$s.reports; cat %1$s >&3\n"
                                .formatted(file)
                        + "while read -r report <&4; do printf \"$report\" >&3; done",
                file + ".log");
        board.output("while ! [ -p %1$s.reports ]; do sleep 0.02; done".formatted(file));
    }

    /** Sends reports, so many milliseconds after one another. */
    public void send(int millis, byte[]... reports) {
        StringBuilder script = new StringBuilder();
        for (byte[] report : reports) {
            script.append(script.isEmpty() ? "" : "sleep " + millis / 1_000.0 + "\n")
                    .append("printf '%s\\n' '")
                    .append(escaped(input(report)))
                    .append("' > ")
                    .append(file)
                    .append(".reports\n");
        }
        board.output(script.toString());
    }

    /** Pulls it out, whatever is held on it. */
    public void unplug() {
        board.output("kill %1$d; while kill -0 %1$d 2> /dev/null; do sleep 0.02; done".formatted(process));
    }

    private byte[] create() {
        ByteBuffer event = little(Integer.BYTES + NAME_BYTES + PHYS_BYTES + UNIQ_BYTES + 20 + kind.descriptor.length);
        event.putInt(CREATE2);
        text(event, kind.name, NAME_BYTES);
        text(event, "usb-0000:00:02.0-1." + (kind.ordinal() + 1) + "/input0", PHYS_BYTES);
        text(event, "", UNIQ_BYTES);
        event.putShort((short) kind.descriptor.length).putShort((short) BUS_USB);
        event.putInt(kind.vendor).putInt(kind.product).putInt(0x0100).putInt(0);
        return event.put(kind.descriptor).array();
    }

    private static byte[] input(byte[] report) {
        return little(Integer.BYTES + Short.BYTES + report.length)
                .putInt(INPUT2)
                .putShort((short) report.length)
                .put(report)
                .array();
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void text(ByteBuffer into, String text, int bytes) {
        byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
        into.put(ascii).position(into.position() + bytes - ascii.length);
    }

    private static String escaped(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte one : bytes) {
            text.append("\\%03o".formatted(one & 0xff));
        }
        return text.toString();
    }
}
