package org.offhook.audio.transport;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * What offer and answer came to (RFC 3264), ready for the sockets and the audio thread.
 *
 * @param remoteRtp where to send RTP
 * @param remoteRtcp where to send RTCP; equal to {@code remoteRtp} under rtcp-mux (RFC 5761)
 * @param direction ours
 * @param send the codec and payload type that we send
 * @param receive every payload type that the peer may send us, telephone-event among them
 * @param sendEvents telephone-event as we send it, if the peer takes it (RFC 4733); without it digits are sent in the sound
 * @param ptimeMs length of the packets we send, 10–60
 */
public record NegotiatedMedia(
        InetSocketAddress remoteRtp,
        InetSocketAddress remoteRtcp,
        MediaDirection direction,
        PayloadType send,
        List<PayloadType> receive,
        Optional<PayloadType> sendEvents,
        int ptimeMs) {

    public NegotiatedMedia {
        receive = List.copyOf(receive);
    }
}
