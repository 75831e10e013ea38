package org.offhook.phone.web;

import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * How the web server is reached.
 *
 * @param bind the address that it listens on; loop-back unless the user wants otherwise
 * @param port 0: any that is free
 * @param hosts further names by which browsers may ask for it, without port; those of loop-back always go
 * @param tls the identity for HTTPS; without one it is plain HTTP
 */
public record WebSettings(InetAddress bind, int port, Set<String> hosts, AccessToken token, Optional<SSLContext> tls) {

    public WebSettings {
        hosts = Set.copyOf(hosts);
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("web port " + port + " is not between 0 and 65535");
        }
    }

    /** Plain HTTP for this machine alone. */
    public static WebSettings loopback(int port, AccessToken token) {
        return new WebSettings(InetAddress.getLoopbackAddress(), port, Set.of(), token, Optional.empty());
    }
}
