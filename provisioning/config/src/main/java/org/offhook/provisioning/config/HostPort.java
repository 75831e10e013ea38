package org.offhook.provisioning.config;

/**
 * A server as {@code host[:port]} (RFC 3261 §25.1, {@code hostport}).
 *
 * @param host host name or IPv4 address, or IPv6 address without its brackets
 * @param port 0 when none was given: the server is then found by RFC 3263, in the end at the default
 *     port of the transport
 */
public record HostPort(String host, int port) {

    public HostPort {
        if (host.isEmpty() || port < 0 || port > 65535) {
            throw new IllegalArgumentException("not a host and port: \"" + host + "\", " + port);
        }
    }

    /** The host as a SIP URI has it: an IPv6 address in brackets. */
    public String uriHost() {
        return host.indexOf(':') < 0 ? host : "[" + host + "]";
    }

    /** As in the configuration: {@code pbx.example.com}, {@code [2001:db8::1]:5061}. */
    @Override
    public String toString() {
        return port == 0 ? uriHost() : uriHost() + ":" + port;
    }

    /** From a text that {@link Meanings#hostPort} has found right. */
    static HostPort parse(String text) {
        int bracket = text.indexOf(']');
        int colon = text.indexOf(':', bracket + 1);
        String host = colon < 0 ? text : text.substring(0, colon);
        int port = colon < 0 ? 0 : Integer.parseInt(text.substring(colon + 1));
        return new HostPort(bracket < 0 ? host : host.substring(1, bracket), port);
    }
}
