package org.offhook.phone.web.http;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads a client's frames and joins them to messages (RFC 6455 §5). No extension is ever agreed, so the reserved bits are
 * zero. One thread.
 */
final class FrameReader {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int CONTROL_MOST = 125;

    private final DataInputStream in;
    private final byte[] message;
    private final byte[] control = new byte[CONTROL_MOST];
    private final byte[] mask = new byte[4];

    private int opcode = -1; // of the message that is being joined, or −1
    private int length;
    private int controlLength;

    FrameReader(InputStream in, int most) {
        this.in = new DataInputStream(in);
        message = new byte[most];
    }

    /** @return {@link #TEXT} or {@link #BINARY} with a whole message, or {@link #CLOSE}, {@link #PING}, {@link #PONG} */
    int read() throws IOException {
        while (true) {
            int first = in.readUnsignedByte();
            int second = in.readUnsignedByte();
            boolean last = (first & 0x80) != 0;
            int code = first & 0x0F;
            check((first & 0x70) == 0, "reserved bits are set");
            check((second & 0x80) != 0, "a client's frame is masked");
            long size = size(second & 0x7F);
            if (code >= CLOSE) {
                check(code <= PONG && last && size <= CONTROL_MOST, "no such control frame");
                in.readFully(mask);
                controlLength = (int) size;
                payload(control, 0, controlLength);
                return code;
            }
            begin(code);
            if (size > message.length - length) {
                throw new WebSocketFault(WebSocketFault.TOO_BIG, "the message is too long");
            }
            in.readFully(mask);
            payload(message, length, (int) size);
            length += (int) size;
            if (last) {
                int whole = opcode;
                opcode = -1;
                return whole;
            }
        }
    }

    /** The last message; valid until the next {@link #read}. */
    byte[] message() {
        return message;
    }

    int messageLength() {
        return length;
    }

    byte[] control() {
        return control;
    }

    int controlLength() {
        return controlLength;
    }

    private void begin(int code) throws IOException {
        if (code == CONTINUATION) {
            check(opcode >= 0, "nothing is to be continued");
        } else {
            check(code <= BINARY && opcode < 0, "the message before has not ended");
            opcode = code;
            length = 0;
        }
    }

    private long size(int shortSize) throws IOException {
        if (shortSize == 126) {
            return in.readUnsignedShort();
        }
        if (shortSize == 127) {
            long size = in.readLong();
            check(size >= 0, "no such length");
            return size;
        }
        return shortSize;
    }

    private void payload(byte[] to, int at, int size) throws IOException {
        in.readFully(to, at, size);
        for (int i = 0; i < size; i++) {
            to[at + i] ^= mask[i & 3];
        }
    }

    private static void check(boolean right, String otherwise) throws WebSocketFault {
        if (!right) {
            throw new WebSocketFault(WebSocketFault.PROTOCOL, otherwise);
        }
    }
}
