package org.offhook.testboard;

import java.util.ArrayList;
import java.util.List;

/** Writes to a display as the datasheet prescribes, byte by byte over an expander: what the tests feed the model. */
final class LcdDriver {
    private static final int ADDRESS = 0x27;
    private static final long BIT_NANOS = 10_000;

    private final List<BusRecord> transfers = new ArrayList<>();
    private long now;

    LcdDriver(long startNanos) {
        now = startNanos;
    }

    /** Start-up by instruction with a four bit interface (figure 24): two lines, display on, cleared. */
    LcdDriver startUp() {
        nibble(0, 3).pause(4_100_000).nibble(0, 3).pause(100_000).nibble(0, 3).nibble(0, 2);
        return instruct(0x28).instruct(0x0c).instruct(0x01).pause(1_600_000).instruct(0x06);
    }

    LcdDriver pause(long nanos) {
        now += nanos;
        return this;
    }

    LcdDriver instruct(int value) {
        return nibble(0, value >> 4).nibble(0, value & 0xf);
    }

    LcdDriver data(int value) {
        return nibble(1, value >> 4).nibble(1, value & 0xf);
    }

    LcdDriver print(String text) {
        text.chars().forEach(this::data);
        return this;
    }

    LcdDriver at(int row, int column) {
        return instruct(0x80 | new int[] {0x00, 0x40, 0x14, 0x54}[row] + column);
    }

    LcdDriver raw(int... bytes) {
        byte[] data = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            data[i] = (byte) bytes[i];
        }
        transfers.add(new BusRecord(now, BIT_NANOS, ADDRESS, BusRecord.Kind.WRITE, data));
        now = transfers.getLast().byteAtNanos(bytes.length - 1);
        return this;
    }

    LcdDriver plug(BusRecord.Kind kind) {
        transfers.add(new BusRecord(now, BIT_NANOS, ADDRESS, kind, new byte[0]));
        return this;
    }

    private LcdDriver nibble(int register, int value) {
        int pins = value << 4 | 8 | register;
        return raw(pins, pins | 4, pins);
    }

    List<BusRecord> transfers() {
        return transfers;
    }
}
