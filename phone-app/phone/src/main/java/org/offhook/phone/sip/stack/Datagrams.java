package org.offhook.phone.sip.stack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a SIP message in a datagram has to be, before it is parsed (RFC 3261 §18.3), and what is said if it is not. */
final class Datagrams {

    private static final int SHORTEST = 16; // a start line alone is longer

    private static final int MOST_LINES = 200;

    private Datagrams() {}

    /** The datagram ends within the headers. */
    static final int HEADERS_CUT = -1;

    /** The datagram ends before the end of the body that Content-Length tells. */
    static final int BODY_CUT = -2;

    /**
     * How many bytes of a datagram are the message: what is past the body that Content-Length tells does not belong to
     * it. All of a keep-alive.
     *
     * @return {@link #HEADERS_CUT} or {@link #BODY_CUT} if the message is not whole
     */
    static int messageLength(byte[] packet) {
        int start = 0;
        while (start < packet.length && packet[start] <= ' ') {
            start++;
        }
        if (packet.length - start < SHORTEST) {
            return packet.length;
        }
        int length = -1;
        int line = start;
        while (line < packet.length) {
            int end = line;
            while (end < packet.length && packet[end] != '\r' && packet[end] != '\n') {
                end++;
            }
            if (end == packet.length) {
                break;
            }
            int next = packet[end] == '\r' && end + 1 < packet.length && packet[end + 1] == '\n' ? end + 2 : end + 1;
            if (end == line) {
                return length < 0 ? packet.length : length <= packet.length - next ? next + length : BODY_CUT;
            }
            if (length < 0) {
                length = contentLength(packet, line, end);
            }
            line = next;
        }
        return HEADERS_CUT;
    }

    /** The number of a Content-Length line; -1 if it is another line, or no number, which the parser complains of. */
    private static int contentLength(byte[] packet, int line, int end) {
        int colon = line;
        while (colon < end && packet[colon] != ':') {
            colon++;
        }
        if (!isContentLength(
                new String(packet, line, Math.min(colon - line, 20), StandardCharsets.ISO_8859_1).strip())) {
            return -1;
        }
        int i = colon + 1;
        while (i < end && packet[i] <= ' ') {
            i++;
        }
        int value = -1;
        while (i < end && packet[i] >= '0' && packet[i] <= '9' && value < 1_000_000) {
            value = Math.max(value, 0) * 10 + packet[i] - '0';
            i++;
        }
        return value;
    }

    private static boolean isContentLength(String name) {
        return name.equalsIgnoreCase("Content-Length") || name.equalsIgnoreCase("l");
    }

    /**
     * A 400 to a request that cannot be parsed, with those of its headers that it needs; empty for a response, for
     * ACK, and where they are not to be found.
     */
    static Optional<byte[]> badRequest(byte[] packet, String why) {
        String text = new String(packet, StandardCharsets.ISO_8859_1).stripLeading();
        if (text.startsWith("SIP/") || text.startsWith("ACK ")) {
            return Optional.empty();
        }
        List<String> copied = new ArrayList<>();
        boolean via = false;
        boolean callId = false;
        boolean cseq = false;
        boolean from = false;
        boolean to = false;
        String[] lines = text.replaceAll("\r?\n[ \t]+", " ").split("\r?\n", MOST_LINES);
        for (int i = 1; i < lines.length - 1 && !lines[i].isEmpty(); i++) { // the last one has no end
            int colon = lines[i].indexOf(':');
            String name = colon < 0 ? "" : lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT);
            switch (name) {
                case "via", "v" -> via = copied.add(lines[i]);
                case "call-id", "i" -> callId = callId || copied.add(lines[i]);
                case "cseq" -> cseq = cseq || copied.add(lines[i]);
                case "from", "f" -> from = from || copied.add(lines[i]);
                case "to", "t" ->
                    to = to || copied.add(lines[i].contains(";tag=") ? lines[i] : lines[i] + ";tag=badrequest");
                default -> {} // is not answered with
            }
        }
        if (!(via && callId && cseq && from && to)) {
            return Optional.empty();
        }
        String response = "SIP/2.0 400 " + why + "\r\n" + String.join("\r\n", copied) + "\r\nContent-Length: 0\r\n\r\n";
        return Optional.of(response.getBytes(StandardCharsets.ISO_8859_1));
    }
}
