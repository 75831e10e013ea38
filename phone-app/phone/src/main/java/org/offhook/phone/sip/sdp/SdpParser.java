package org.offhook.phone.sip.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/**
 * Reads session descriptions (RFC 8866 §5, §9). Strict about what a line is; lenient about line ends,
 * blank lines, white space, missing {@code o= s= t=} and everything that a phone does not use. Linear in
 * the size of the body, which is limited.
 */
final class SdpParser {

    static final int MAX_CHARS = 64 * 1024;
    static final int MAX_MEDIA = 64;
    private static final int MAX_FORMATS = 256;
    private static final String TYPES = "vosiuepcbtrzkam";

    private String sessionConnection = "";
    private final List<Attributes.Attribute> sessionAttributes = new ArrayList<>();
    private final List<OpenSection> sections = new ArrayList<>();
    private boolean versionSeen;

    private SdpParser() {}

    /** @throws SdpException 400 if this is no session description */
    static SessionDescription parse(String body) throws SdpException {
        if (body.length() > MAX_CHARS) {
            throw SdpException.malformed("The SDP is longer than " + MAX_CHARS + " characters.");
        }
        return new SdpParser().read(body);
    }

    private SessionDescription read(String body) throws SdpException {
        int start = 0;
        while (start < body.length()) {
            int end = start;
            while (end < body.length() && body.charAt(end) != '\r' && body.charAt(end) != '\n') {
                end++;
            }
            String line = body.substring(start, end).trim();
            if (!line.isEmpty()) {
                readLine(line);
            }
            start = end + 1;
        }
        if (!versionSeen) {
            throw SdpException.malformed("The SDP is empty.");
        }
        return new SessionDescription(
                sessionConnection,
                new Attributes(sessionAttributes),
                sections.stream().map(OpenSection::close).toList());
    }

    private void readLine(String line) throws SdpException {
        char type = line.charAt(0);
        if (line.length() < 2 || line.charAt(1) != '=' || TYPES.indexOf(type) < 0) {
            throw SdpException.malformed("The SDP has a line " + SdpException.quote(line) + ".");
        }
        String value = line.substring(2).trim();
        if (!versionSeen) {
            if (type != 'v' || !value.equals("0")) {
                throw SdpException.malformed("The SDP does not begin with v=0.");
            }
            versionSeen = true;
            return;
        }
        switch (type) {
            case 'c' -> readConnection(value);
            case 'a' -> attributes().add(Attributes.parse(value));
            case 'm' -> sections.add(readMedia(value));
            default -> {} // known to RFC 8866, of no use to a phone
        }
    }

    private void readConnection(String value) {
        if (sections.isEmpty()) {
            sessionConnection = sessionConnection.isEmpty() ? value : sessionConnection;
        } else {
            OpenSection section = sections.getLast();
            section.connection = section.connection.isEmpty() ? value : section.connection;
        }
    }

    private List<Attributes.Attribute> attributes() {
        return sections.isEmpty() ? sessionAttributes : sections.getLast().attributes;
    }

    private OpenSection readMedia(String value) throws SdpException {
        if (sections.size() == MAX_MEDIA) {
            throw SdpException.malformed("The SDP has more than " + MAX_MEDIA + " media lines.");
        }
        StringTokenizer tokens = new StringTokenizer(value);
        if (tokens.countTokens() < 3 || !value.chars().allMatch(c -> c == '\t' || c >= ' ' && c <= '~')) {
            throw SdpException.malformed("The SDP has a media line " + SdpException.quote(value) + ".");
        }
        OpenSection section = new OpenSection(tokens.nextToken(), port(tokens.nextToken()), tokens.nextToken());
        while (tokens.hasMoreTokens() && section.formats.size() < MAX_FORMATS) {
            section.formats.add(tokens.nextToken());
        }
        return section;
    }

    /** @param text {@code port} or {@code port/count} */
    private static int port(String text) throws SdpException {
        int slash = text.indexOf('/');
        int port = Numbers.parse(slash < 0 ? text : text.substring(0, slash));
        if (port < 0 || port > 65535) {
            throw SdpException.malformed("The SDP has a port " + SdpException.quote(text) + ".");
        }
        return port;
    }

    private static final class OpenSection {
        private final String kind;
        private final int port;
        private final String protocol;
        private final List<String> formats = new ArrayList<>();
        private final List<Attributes.Attribute> attributes = new ArrayList<>();
        private String connection = "";

        OpenSection(String kind, int port, String protocol) {
            this.kind = kind;
            this.port = port;
            this.protocol = protocol;
        }

        MediaSection close() {
            return new MediaSection(kind, port, protocol, formats, connection, new Attributes(attributes));
        }
    }
}
