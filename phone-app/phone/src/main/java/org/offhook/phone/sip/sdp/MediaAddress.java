package org.offhook.phone.sip.sdp;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.StringTokenizer;

/** Addresses in {@code c=} and {@code a=rtcp}: {@code IN IP4 192.0.2.1} (RFC 8866 §5.7). Never asks DNS. */
final class MediaAddress {

    private MediaAddress() {}

    /** The address, or empty if the text is none (a host name, another network, nonsense). */
    static Optional<InetAddress> parse(String text) {
        StringTokenizer tokens = new StringTokenizer(text);
        if (tokens.countTokens() != 3
                || !tokens.nextToken().equalsIgnoreCase("IN")
                || !tokens.nextToken().toUpperCase(Locale.ROOT).startsWith("IP")) {
            return Optional.empty();
        }
        String address = tokens.nextToken();
        int slash = address.indexOf('/'); // time to live and count, of multicast
        return literal(slash < 0 ? address : address.substring(0, slash));
    }

    private static Optional<InetAddress> literal(String text) {
        boolean ip6 = text.indexOf(':') >= 0;
        if (!ip6 && !isDottedQuad(text) || text.indexOf('%') >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    private static boolean isDottedQuad(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            int value = Numbers.parse(part);
            if (value < 0 || value > 255) {
                return false;
            }
        }
        return true;
    }

    /** {@code IN IP4 192.0.2.1} or {@code IN IP6 2001:db8::1}, without a zone. */
    static String format(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return (text.indexOf(':') < 0 ? "IN IP4 " : "IN IP6 ") + (zone < 0 ? text : text.substring(0, zone));
    }
}
