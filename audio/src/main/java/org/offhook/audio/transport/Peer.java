package org.offhook.audio.transport;

import java.net.InetSocketAddress;

/**
 * What the sockets need to know about the other side; made anew for each change and never altered.
 */
final class Peer {

    final InetSocketAddress rtp;
    final InetSocketAddress rtcp;
    /** True under rtcp-mux (RFC 5761). */
    final boolean mux;
    /** False if there is nowhere to send: an unspecified address or port. */
    final boolean reachable;
    /** RTP clock of what we send, for sender reports. */
    final int sendClockHz;

    private final int[] clockHz = new int[128];
    private final boolean[] events = new boolean[128];

    Peer(NegotiatedMedia media) {
        rtp = media.remoteRtp();
        rtcp = media.remoteRtcp();
        mux = rtp.equals(rtcp);
        reachable = usable(rtp);
        sendClockHz = media.send().format().clockRateHz();
        for (PayloadType type : media.receive()) {
            events[type.number()] = type.format().isTelephoneEvent();
            clockHz[type.number()] = type.format().clockRateHz();
        }
    }

    static boolean usable(InetSocketAddress address) {
        return !address.isUnresolved()
                && address.getPort() != 0
                && !address.getAddress().isAnyLocalAddress();
    }

    boolean isEvent(int payloadType) {
        return events[payloadType];
    }

    /** RTP clock of a payload type that the peer may send; 0 for one that it may not, and for telephone-event. */
    int clockHz(int payloadType) {
        return events[payloadType] ? 0 : clockHz[payloadType];
    }
}
