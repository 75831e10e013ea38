package org.offhook.demo.pbx;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import javax.sip.header.ViaHeader;
import org.offhook.phone.sip.SipAccount.Transport;
import org.offhook.phone.sip.message.Jain;
import org.offhook.phone.sip.stack.Target;

/** The address of the PBX as it stands in messages, and what addresses in messages mean. Immutable. */
record Here(InetAddress address, int port) {

    private static final int DEFAULT_PORT = 5060;

    String host() {
        return Target.literal(address);
    }

    /** True if a URI leads to this PBX. */
    boolean isMe(URI uri) {
        return target(uri)
                .filter(target -> target.address().equals(address) && target.port() == port)
                .isPresent();
    }

    ViaHeader via(Transport transport, String branch) {
        return Jain.make(() -> {
            ViaHeader via = Jain.HEADERS.createViaHeader(host(), port, transport.name(), branch);
            via.setRPort();
            return via;
        });
    }

    /** Our contact, for requests that come by this transport. */
    Address contact(String user, Transport transport) {
        return Jain.ADDRESSES.createAddress(uri(user, transport));
    }

    /** The URI that keeps us on the path of a dialog (RFC 3261 §16.6 step 4). */
    Address recordRoute(Transport transport) {
        SipURI uri = uri(null, transport);
        uri.setLrParam();
        return Jain.ADDRESSES.createAddress(uri);
    }

    private SipURI uri(String user, Transport transport) {
        SipURI uri = Jain.sipUri(user, host());
        uri.setPort(port);
        if (transport != Transport.UDP) {
            Jain.make(() -> {
                uri.setTransportParam(transport.name().toLowerCase(Locale.ROOT));
                return uri;
            });
        }
        return uri;
    }

    /** Where a URI leads; empty if it names no address but a host, which is never looked up, or if it asks for TLS. */
    static Optional<Target> target(URI uri) {
        if (!(uri instanceof SipURI sip) || sip.isSecure() || sip.getHost() == null) {
            return Optional.empty();
        }
        String host = sip.getMAddrParam() == null ? sip.getHost() : sip.getMAddrParam();
        int port = sip.getPort() > 0 ? sip.getPort() : DEFAULT_PORT;
        return transport(sip.getTransportParam())
                .flatMap(transport -> literal(host).map(address -> new Target(address, port, transport)));
    }

    /** Null is UDP. */
    static Optional<Transport> transport(String name) {
        return switch (name == null ? "udp" : name.toLowerCase(Locale.ROOT)) {
            case "udp" -> Optional.of(Transport.UDP);
            case "tcp" -> Optional.of(Transport.TCP);
            default -> Optional.empty();
        };
    }

    private static Optional<InetAddress> literal(String host) {
        String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        try {
            return Optional.of(InetAddress.ofLiteral(bare));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
