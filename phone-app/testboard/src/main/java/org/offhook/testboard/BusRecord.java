package org.offhook.testboard;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One transfer on the test board's I²C bus, or a change of what is connected to it.
 *
 * @param atNanos start of the transfer (its address byte), by the board's monotonic clock
 * @param bitNanos how long one bit takes on the wire; 0 when transfers take no time
 * @param address seven bits
 * @param kind what happened
 * @param data bytes that went over the wire behind the address
 */
public record BusRecord(long atNanos, long bitNanos, int address, Kind kind, byte[] data) {
    /** What happened. */
    public enum Kind {
        WRITE("w"),
        READ("r"),
        /** Nobody acknowledged the address. */
        NAK("nak"),
        /** The device lost its power. */
        GONE("gone"),
        /** The device got its power back. */
        BACK("back");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        private static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no such bus record: " + word);
        }
    }

    /** When the device has taken over that byte of the data: each byte is eight bits and its acknowledgement. */
    public long byteAtNanos(int index) {
        return atNanos + 9 * (index + 2L) * bitNanos;
    }

    /** Reads the module's log: a line is start, bit time, address, kind and bytes. */
    static List<BusRecord> parse(String log) {
        List<BusRecord> records = new ArrayList<>();
        log.lines().forEach(line -> {
            String[] words = line.split(" ");
            byte[] data = words.length > 4 ? HexFormat.of().parseHex(words[4]) : new byte[0];
            records.add(new BusRecord(
                    Long.parseLong(words[0]),
                    Long.parseLong(words[1]),
                    Integer.parseInt(words[2], 16),
                    Kind.of(words[3]),
                    data));
        });
        return records;
    }
}
