package org.offhook.phone.sip;

import java.util.List;
import java.util.Optional;

/**
 * Settings of the user agent as a whole.
 *
 * @param localPort UDP and TCP port to listen on; 0 takes a free one
 * @param localAddress address to bind to; empty: the one that routes to each account's server
 * @param userAgent value of the User-Agent header
 * @param allowFrom hosts or networks (address[/bits]) besides the accounts' servers whose requests are answered
 */
public record SipSettings(int localPort, Optional<String> localAddress, String userAgent, List<String> allowFrom) {

    public SipSettings {
        allowFrom = List.copyOf(allowFrom);
    }
}
