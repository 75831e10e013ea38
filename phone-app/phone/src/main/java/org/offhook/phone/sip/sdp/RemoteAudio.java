package org.offhook.phone.sip.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.offhook.audio.transport.MediaDirection;
import org.offhook.audio.transport.PayloadType;

/**
 * A peer's audio section with everything that other lines say about it.
 *
 * @param rtp where the peer receives; the wildcard address if it asks for silence as RFC 2543 did
 * @param rtcp where the peer receives RTCP if it is not multiplexed
 * @param direction as the peer sees it
 * @param mux RTP and RTCP may share a port (RFC 5761)
 * @param formats the peer's preference first
 * @param ptimeMs what the peer likes to receive, 0 if it does not say
 * @param maxPtimeMs what the peer can receive at most, 0 if it does not say
 */
record RemoteAudio(
        InetSocketAddress rtp,
        InetSocketAddress rtcp,
        MediaDirection direction,
        boolean mux,
        List<PayloadType> formats,
        int ptimeMs,
        int maxPtimeMs) {

    RemoteAudio {
        formats = List.copyOf(formats);
    }

    /** True if the section is audio that is neither refused nor encrypted. */
    static boolean usable(MediaSection section) {
        return section.isAudio()
                && section.port() != 0
                && RtpProfile.of(section.protocol()).map(RtpProfile::spoken).orElse(false);
    }

    /**
     * Reads a usable section.
     *
     * @param ours our address for media
     * @param implied see {@link PayloadFormats#read}
     * @throws SdpException 400 without an address, 488 with one that we cannot send to
     */
    static RemoteAudio read(
            SessionDescription session, MediaSection section, InetAddress ours, List<PayloadType> implied)
            throws SdpException {
        InetAddress address = address(session.connectionOf(section), ours);
        Attributes attributes = section.attributes();
        return new RemoteAudio(
                new InetSocketAddress(address, section.port()),
                rtcp(address, section),
                direction(session, section, address),
                attributes.has("rtcp-mux"),
                PayloadFormats.read(section, implied),
                milliseconds(session, section, "ptime"),
                milliseconds(session, section, "maxptime"));
    }

    private static InetAddress address(String connection, InetAddress ours) throws SdpException {
        if (connection.isEmpty()) {
            throw SdpException.malformed("The SDP has no c= line for its audio.");
        }
        InetAddress address = MediaAddress.parse(connection)
                .orElseThrow(() -> SdpException.notAcceptable(
                        "The media address " + SdpException.quote(connection) + " is not an IP address."));
        if (address.isMulticastAddress() || address.getHostAddress().equals("255.255.255.255")) {
            throw SdpException.notAcceptable("The media address " + address.getHostAddress() + " is not of one host.");
        }
        if (!address.isAnyLocalAddress() && !address.getClass().equals(ours.getClass())) {
            throw SdpException.notAcceptable("The media address " + address.getHostAddress()
                    + " is of another IP version than ours, " + ours.getHostAddress() + ".");
        }
        return address;
    }

    /** RFC 3605; without the attribute the next port. */
    private static InetSocketAddress rtcp(InetAddress address, MediaSection section) {
        InetSocketAddress next = new InetSocketAddress(address, Math.min(section.port() + 1, 65535));
        String value = section.attributes().first("rtcp").orElse("");
        int space = value.indexOf(' ');
        int port = Numbers.parse(space < 0 ? value : value.substring(0, space));
        if (port <= 0 || port > 65535) {
            return next;
        }
        Optional<InetAddress> own = space < 0
                ? Optional.empty()
                : MediaAddress.parse(value.substring(space + 1))
                        .filter(other -> !other.isAnyLocalAddress()
                                && !other.isMulticastAddress()
                                && other.getClass().equals(address.getClass()));
        return new InetSocketAddress(own.orElse(address), port);
    }

    /** The nearest direction attribute; a peer without an address receives nothing (RFC 3264 §8.4). */
    private static MediaDirection direction(SessionDescription session, MediaSection section, InetAddress address) {
        MediaDirection said = section.attributes()
                .direction()
                .or(() -> session.attributes().direction())
                .orElse(MediaDirection.SENDRECV);
        return MediaDirection.of(said.sends(), said.receives() && !address.isAnyLocalAddress());
    }

    private static int milliseconds(SessionDescription session, MediaSection section, String name) {
        int own = section.attributes().milliseconds(name);
        return own > 0 ? own : session.attributes().milliseconds(name);
    }

    /** Where we send RTCP to. */
    InetSocketAddress rtcpTarget() {
        return mux ? rtp : rtcp;
    }

    Optional<PayloadType> find(Predicate<PayloadType> wanted) {
        return formats.stream().filter(wanted).findFirst();
    }
}
