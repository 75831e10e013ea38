package org.offhook.phone.sip.sdp;

import java.util.List;
import org.offhook.audio.transport.LocalMedia;

/**
 * Writes our descriptions of one session: the session id is fixed, the version grows by one whenever the
 * text differs from the one written before (RFC 3264 §8). A refused offer counts as written, so that a
 * version never stands for two texts and never goes back.
 */
final class LocalDescriptions {

    private final long sessionId;
    private long version;
    private String last = "";

    LocalDescriptions(long sessionId) {
        this.sessionId = sessionId;
    }

    String write(LocalMedia local, List<String> sections) {
        String same = text(version, local, sections);
        if (!same.equals(last)) {
            version++;
            last = text(version, local, sections);
        }
        return last;
    }

    private String text(long version, LocalMedia local, List<String> sections) {
        String address = MediaAddress.format(local.rtp().getAddress());
        return "v=0\r\no=- " + sessionId + " " + version + " " + address + "\r\ns=-\r\nc=" + address + "\r\nt=0 0\r\n"
                + String.join("", sections);
    }
}
