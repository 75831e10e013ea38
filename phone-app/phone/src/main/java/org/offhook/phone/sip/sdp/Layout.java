package org.offhook.phone.sip.sdp;

import java.util.ArrayList;
import java.util.List;

/**
 * The media lines of the session. Their number and order never shrink or change (RFC 3264 §8), so what
 * we refused once is repeated, refused, in every offer of ours.
 *
 * @param refused each line with port 0; the one at {@code audioIndex} is not used
 * @param protocol of the audio line, as the peer writes it
 */
record Layout(List<String> refused, int audioIndex, String protocol) {

    static final Layout AUDIO_ONLY = new Layout(List.of(""), 0, RtpProfile.AVP.text());

    Layout {
        refused = List.copyOf(refused);
    }

    static Layout of(SessionDescription session, int audioIndex) {
        return new Layout(
                session.media().stream().map(MediaSection::refusal).toList(),
                audioIndex,
                session.media().get(audioIndex).protocol());
    }

    /** All media lines, the audio among them. */
    List<String> with(String audioSection) {
        List<String> sections = new ArrayList<>(refused);
        sections.set(audioIndex, audioSection);
        return sections;
    }
}
