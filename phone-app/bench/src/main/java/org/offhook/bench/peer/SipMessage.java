package org.offhook.bench.peer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * As much of a SIP message (RFC 3261 section 7) as the instrument needs: start line, header fields by name, body. No
 * folded lines and no header lists split at commas: the programs that are measured send neither in what is read here.
 */
record SipMessage(String startLine, List<Header> headers, String body) {

    record Header(String name, String value) {}

    private static final Map<String, String> COMPACT = Map.of(
            "v",
            "via",
            "f",
            "from",
            "t",
            "to",
            "i",
            "call-id",
            "m",
            "contact",
            "l",
            "content-length",
            "c",
            "content-type");

    /** @return empty for what is not a SIP message, such as a keep-alive */
    static Optional<SipMessage> parse(byte[] bytes, int length) {
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return Optional.empty();
        }
        String[] lines = text.substring(0, end).split("\r\n");
        if (!lines[0].startsWith("SIP/2.0 ") && !lines[0].endsWith(" SIP/2.0")) {
            return Optional.empty();
        }
        List<Header> headers = Arrays.stream(lines)
                .skip(1)
                .filter(line -> line.indexOf(':') > 0)
                .map(SipMessage::field)
                .toList();
        return Optional.of(new SipMessage(lines[0], headers, text.substring(end + 4)));
    }

    private static Header field(String line) {
        int colon = line.indexOf(':');
        String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        return new Header(
                COMPACT.getOrDefault(name, name), line.substring(colon + 1).strip());
    }

    boolean isResponse() {
        return startLine.startsWith("SIP/2.0 ");
    }

    /** @return the status code of a response; 0 if it cannot be read */
    int status() {
        if (startLine.length() < 11) {
            return 0;
        }
        int status = 0;
        for (char c : startLine.substring(8, 11).toCharArray()) {
            if (c < '0' || c > '9') {
                return 0;
            }
            status = status * 10 + c - '0';
        }
        return status;
    }

    /** Status code and reason of a response, for messages to the reader. */
    String statusLine() {
        return startLine.substring(8);
    }

    /** The method: of a request from its start line, of a response from CSeq. */
    String method() {
        if (isResponse()) {
            String cseq = header("cseq");
            return cseq.substring(cseq.lastIndexOf(' ') + 1);
        }
        return startLine.substring(0, startLine.indexOf(' '));
    }

    /** @return the first value under that name (lower case, long form); "" if there is none */
    String header(String name) {
        return headers.stream()
                .filter(h -> h.name().equals(name))
                .map(Header::value)
                .findFirst()
                .orElse("");
    }

    List<String> all(String name) {
        return headers.stream()
                .filter(h -> h.name().equals(name))
                .map(Header::value)
                .toList();
    }

    String callId() {
        return header("call-id");
    }

    /** The URI of a From, To or Contact value: what stands in angle brackets, else what stands before the first ";". */
    static String uri(String value) {
        int open = value.indexOf('<');
        int close = value.indexOf('>', open + 1);
        if (open >= 0 && close > open) {
            return value.substring(open + 1, close);
        }
        int semicolon = value.indexOf(';');
        return (semicolon < 0 ? value : value.substring(0, semicolon)).strip();
    }

    /** The user part of a sip: URI; "" if it has none. */
    static String user(String uri) {
        int scheme = uri.indexOf(':');
        int at = uri.indexOf('@');
        return scheme >= 0 && at > scheme ? uri.substring(scheme + 1, at) : "";
    }

    /** A parameter of a header value, looked for behind the angle brackets; "" if it is not there. */
    static String parameter(String value, String name) {
        String tail = value.substring(value.indexOf('>') + 1);
        for (String part : tail.split(";")) {
            int equals = part.indexOf('=');
            String key = (equals < 0 ? part : part.substring(0, equals)).strip();
            if (key.equalsIgnoreCase(name)) {
                return equals < 0 ? "" : part.substring(equals + 1).strip();
            }
        }
        return "";
    }
}
