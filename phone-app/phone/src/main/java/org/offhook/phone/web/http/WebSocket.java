package org.offhook.phone.web.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/** A WebSocket of this server (RFC 6455). {@link #sendText}, {@link #sendBinary} and {@link #close} from any thread. */
public final class WebSocket {

    private static final int GOING_AWAY = 1001;
    private static final int NORMAL = 1000;
    private static final int HEADER_MOST = 10;

    private final FrameReader reader;
    private final OutputStream out;
    private final AutoCloseable connection;
    private final ReentrantLock sending = new ReentrantLock();
    private byte[] frame = new byte[1024];
    private boolean closeSent;

    WebSocket(InputStream in, OutputStream out, int messageMost, AutoCloseable connection) {
        reader = new FrameReader(in, messageMost);
        this.out = out;
        this.connection = connection;
    }

    public void sendText(String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        send(FrameReader.TEXT, bytes, bytes.length);
    }

    public void sendBinary(byte[] message, int length) throws IOException {
        send(FrameReader.BINARY, message, length);
    }

    /** Says goodbye and ends the connection. */
    public void close(int code, String reason) {
        sayClose(code, reason);
        try {
            connection.close();
        } catch (Exception e) {
            // It is gone, which is what was wanted.
        }
    }

    /** The server ends. */
    void goAway() {
        close(GOING_AWAY, "The phone ends.");
    }

    /** Handles what comes until either side ends it. */
    void run(WebSocketHandler handler) throws IOException {
        try {
            while (step(handler)) {}
        } catch (WebSocketFault fault) {
            sayClose(fault.code(), fault.getMessage());
        } catch (EOFException gone) {
            // Without a goodbye: a tab that was closed, a network that is gone.
        }
    }

    private boolean step(WebSocketHandler handler) throws IOException {
        switch (reader.read()) {
            case FrameReader.TEXT -> handler.text(text());
            case FrameReader.BINARY -> handler.binary(reader.message(), reader.messageLength());
            case FrameReader.PING -> send(FrameReader.PONG, reader.control(), reader.controlLength());
            case FrameReader.CLOSE -> {
                sayClose(NORMAL, "");
                return false;
            }
            default -> {} // a pong, which nobody asked for
        }
        return true;
    }

    private String text() throws WebSocketFault {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(reader.message(), 0, reader.messageLength()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new WebSocketFault(WebSocketFault.NOT_TEXT, "the text is not UTF-8");
        }
    }

    private void sayClose(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        byte[] payload = new byte[2 + text.length];
        payload[0] = (byte) (code >> 8);
        payload[1] = (byte) code;
        System.arraycopy(text, 0, payload, 2, text.length);
        try {
            send(FrameReader.CLOSE, payload, payload.length);
        } catch (IOException e) {
            // Nobody is there to hear it.
        }
    }

    private void send(int opcode, byte[] payload, int length) throws IOException {
        sending.lock();
        try {
            if (closeSent) {
                return;
            }
            closeSent = opcode == FrameReader.CLOSE;
            if (frame.length < HEADER_MOST + length) {
                frame = new byte[HEADER_MOST + length];
            }
            int at = header(opcode, length);
            System.arraycopy(payload, 0, frame, at, length);
            out.write(frame, 0, at + length);
            out.flush();
        } finally {
            sending.unlock();
        }
    }

    private int header(int opcode, int length) {
        frame[0] = (byte) (0x80 | opcode);
        if (length < 126) {
            frame[1] = (byte) length;
            return 2;
        }
        if (length < 1 << 16) {
            frame[1] = 126;
            frame[2] = (byte) (length >> 8);
            frame[3] = (byte) length;
            return 4;
        }
        frame[1] = 127;
        for (int i = 0; i < 8; i++) {
            frame[2 + i] = (byte) ((long) length >> (56 - 8 * i));
        }
        return 10;
    }
}
