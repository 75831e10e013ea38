package org.offhook.phone.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** Sends bytes as they are, for what a proper client would not send. */
public final class RawClient {

    private static final int PATIENCE_MS = 20_000;

    private RawClient() {}

    /** @return all that comes until the server closes the connection */
    public static String ask(int port, String request) throws IOException {
        return ask(port, request.getBytes(StandardCharsets.ISO_8859_1));
    }

    public static String ask(int port, byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            try {
                socket.getOutputStream().write(request);
            } catch (SocketException e) {
                // The server may have read enough.
            }
            return rest(socket.getInputStream());
        }
    }

    /** @return the first line of what comes */
    public static String firstLine(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            StringBuilder line = new StringBuilder();
            for (int c = socket.getInputStream().read();
                    c >= 0 && c != '\r';
                    c = socket.getInputStream().read()) {
                line.append((char) c);
            }
            return line.toString();
        }
    }

    /** All that comes until the end, which may be a reset. */
    public static String rest(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] some = new byte[4096];
        try {
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                text.append(new String(some, 0, count, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketException reset) {
            // As final as an end.
        }
        return text.toString();
    }
}
