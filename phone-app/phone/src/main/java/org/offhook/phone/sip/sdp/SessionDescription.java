package org.offhook.phone.sip.sdp;

import java.util.List;

/**
 * What a phone reads of a session description (RFC 8866 §5).
 *
 * @param connection value of the session's {@code c=}, or the empty string
 */
record SessionDescription(String connection, Attributes attributes, List<MediaSection> media) {

    SessionDescription {
        media = List.copyOf(media);
    }

    /** The section's {@code c=}, or the session's, or the empty string. */
    String connectionOf(MediaSection section) {
        return section.connection().isEmpty() ? connection : section.connection();
    }
}
