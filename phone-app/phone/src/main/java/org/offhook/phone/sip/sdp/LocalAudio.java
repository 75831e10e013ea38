package org.offhook.phone.sip.sdp;

import java.util.List;
import java.util.Locale;
import org.offhook.audio.transport.LocalMedia;
import org.offhook.audio.transport.MediaDirection;
import org.offhook.audio.transport.PayloadType;

/**
 * Our audio section. It says that we report the quality of what we hear (RFC 3611 §5); whether the peer says so too does
 * not matter, as a block that it does not know is passed over.
 *
 * @param direction ours
 * @param rtcpPort where we take RTCP
 * @param ptimeMs what we like to receive
 */
record LocalAudio(
        LocalMedia local, MediaDirection direction, RtcpPort rtcpPort, List<PayloadType> formats, int ptimeMs) {

    /** What the section says about RTCP (RFC 5761 §5.1.1). */
    enum RtcpPort {
        OWN,
        /** Offered: multiplexed, if the answer agrees; else the port of its own. */
        MUX_OR_OWN,
        MUX
    }

    LocalAudio {
        formats = List.copyOf(formats);
    }

    /** The section as text. */
    String write(String protocol) {
        StringBuilder text = new StringBuilder(300);
        text.append("m=audio ").append(local.rtp().getPort()).append(' ').append(protocol);
        formats.forEach(type -> text.append(' ').append(type.number()));
        text.append("\r\n");
        for (PayloadType type : formats) {
            text.append("a=rtpmap:").append(type.number()).append(' ');
            text.append(type.format().rtpmap()).append("\r\n");
            if (!type.format().parameters().isEmpty()) {
                text.append("a=fmtp:").append(type.number()).append(' ');
                text.append(type.format().parameters()).append("\r\n");
            }
        }
        text.append("a=ptime:").append(ptimeMs).append("\r\n");
        if (rtcpPort != RtcpPort.MUX) {
            text.append("a=rtcp:").append(local.rtcp().getPort());
            if (!local.rtcp().getAddress().equals(local.rtp().getAddress())) {
                text.append(' ').append(MediaAddress.format(local.rtcp().getAddress()));
            }
            text.append("\r\n");
        }
        if (rtcpPort != RtcpPort.OWN) {
            text.append("a=rtcp-mux\r\n");
        }
        text.append("a=rtcp-xr:voip-metrics\r\n");
        return text.append("a=")
                .append(direction.name().toLowerCase(Locale.ROOT))
                .append("\r\n")
                .toString();
    }
}
