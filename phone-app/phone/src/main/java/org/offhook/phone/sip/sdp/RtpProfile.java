package org.offhook.phone.sip.sdp;

import java.util.Optional;

/** The transport protocols of {@code m=audio} lines, and which of them we speak. */
enum RtpProfile {
    AVP("RTP/AVP", true), // RFC 3551
    AVPF("RTP/AVPF", true), // RFC 4585; its feedback is optional, we give none
    SAVP("RTP/SAVP", false), // RFC 3711, keys by RFC 4568
    SAVPF("RTP/SAVPF", false), // RFC 5124
    DTLS_SAVP("UDP/TLS/RTP/SAVP", false), // RFC 5764
    DTLS_SAVPF("UDP/TLS/RTP/SAVPF", false);

    private final String text;
    private final boolean spoken;

    RtpProfile(String text, boolean spoken) {
        this.text = text;
        this.spoken = spoken;
    }

    /** The name in SDP. */
    String text() {
        return text;
    }

    /** False: known, but a stream with it must be refused as long as there are no keys for it. */
    boolean spoken() {
        return spoken;
    }

    static Optional<RtpProfile> of(String text) {
        for (RtpProfile profile : values()) {
            if (profile.text.equalsIgnoreCase(text)) {
                return Optional.of(profile);
            }
        }
        return Optional.empty();
    }
}
