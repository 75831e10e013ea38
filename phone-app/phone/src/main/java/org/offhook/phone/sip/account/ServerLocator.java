package org.offhook.phone.sip.account;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.offhook.phone.sip.SipAccount.Transport;
import org.offhook.phone.sip.stack.Target;

/** Finds the addresses behind a server's name (RFC 3263). May be called from any thread and returns at once. */
public interface ServerLocator {

    /**
     * @param port 0: the transport's default
     * @return completes on any thread with at least one target, best first, or exceptionally with
     *     {@link java.net.UnknownHostException}
     */
    CompletionStage<List<Target>> locate(String host, int port, Transport transport);

    /** 5060, or 5061 for TLS (RFC 3261 §19.1.2). */
    static int defaultPort(Transport transport) {
        return transport == Transport.TLS ? 5061 : 5060;
    }
}
