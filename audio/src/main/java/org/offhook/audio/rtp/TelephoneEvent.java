package org.offhook.audio.rtp;

/** The payload of telephone-event for DTMF (RFC 4733 §2.3, §3.2): four bytes. */
public final class TelephoneEvent {

    /** Bytes of one event payload. */
    public static final int SIZE = 4;

    private static final String DIGITS = "0123456789*#ABCD";
    private static final int VOLUME_DBM0 = 10;

    private TelephoneEvent() {}

    /** Event code of a digit; negative if it is none. Small letters a to d are taken too. */
    public static int code(char digit) {
        return DIGITS.indexOf(digit >= 'a' && digit <= 'd' ? digit - 'a' + 'A' : digit);
    }

    /** The digit of an event code, or 0 for events that are no DTMF digits. */
    public static char digit(int code) {
        return code >= 0 && code < DIGITS.length() ? DIGITS.charAt(code) : 0;
    }

    /** Writes a payload; {@code duration} in the event's RTP clock, 16 bits. */
    public static void write(byte[] data, int offset, int code, boolean end, int duration) {
        data[offset] = (byte) code;
        data[offset + 1] = (byte) (end ? VOLUME_DBM0 | 0x80 : VOLUME_DBM0);
        Bytes.put16(data, offset + 2, duration);
    }

    static int code(byte[] data, int offset) {
        return Bytes.u8(data, offset);
    }

    static int duration(byte[] data, int offset) {
        return Bytes.u16(data, offset + 2);
    }
}
