package org.offhook.phone.sip.account;

/**
 * A host as written in a setting.
 *
 * @param host name or address, IPv6 without brackets
 * @param port 0 if none was written
 */
record HostPort(String host, int port) {

    /** @throws IllegalArgumentException if the port is not a number in 1…65535 */
    static HostPort parse(String text) {
        String trimmed = text.strip();
        int colon = trimmed.lastIndexOf(':');
        boolean bareIpv6 = colon != trimmed.indexOf(':') && !trimmed.startsWith("[");
        if (colon < 0 || bareIpv6 || trimmed.endsWith("]")) {
            return new HostPort(AddressLookup.unbracketed(trimmed), 0);
        }
        try {
            int port = Integer.parseInt(trimmed.substring(colon + 1));
            if (port >= 1 && port <= 65_535) {
                return new HostPort(AddressLookup.unbracketed(trimmed.substring(0, colon)), port);
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("outbound proxy " + trimmed + " is not host[:port]");
    }
}
