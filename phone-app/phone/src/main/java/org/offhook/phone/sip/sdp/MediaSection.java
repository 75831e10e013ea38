package org.offhook.phone.sip.sdp;

import java.util.List;

/**
 * One {@code m=} line and what belongs to it (RFC 8866 §5.14).
 *
 * @param kind {@code audio}, {@code video}, {@code image} …
 * @param port 0: the stream is refused or ended (RFC 3264 §5.1, §8.2)
 * @param protocol {@code RTP/AVP} …
 * @param formats as written, the preferred one first; may be empty on a careless peer's refused line
 * @param connection value of the section's own {@code c=}, or the empty string
 */
record MediaSection(
        String kind, int port, String protocol, List<String> formats, String connection, Attributes attributes) {

    MediaSection {
        formats = List.copyOf(formats);
    }

    boolean isAudio() {
        return kind.equalsIgnoreCase("audio");
    }

    /** The same stream with port 0, as an answer refuses it (RFC 3264 §6). */
    String refusal() {
        return "m=" + kind + " 0 " + protocol + " " + (formats.isEmpty() ? "0" : formats.getFirst()) + "\r\n";
    }
}
