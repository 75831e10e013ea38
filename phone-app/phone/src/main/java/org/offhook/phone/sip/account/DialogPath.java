package org.offhook.phone.sip.account;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sip.address.SipURI;
import org.offhook.phone.sip.SipAccount.Transport;
import org.offhook.phone.sip.message.Dialog;
import org.offhook.phone.sip.stack.Loop;
import org.offhook.phone.sip.stack.SipStackHost;
import org.offhook.phone.sip.stack.Target;

/**
 * Where the requests of a dialog go (RFC 3261 §12.2.1.1, §8.1.2): the first route or the peer's contact. What
 * is not an address is looked up once; what cannot be found goes to the account's server. For the SIP loop only.
 */
public final class DialogPath {

    private final Account account;
    private final SipStackHost stack;
    private final ServerLocator locator;
    private final Loop loop;
    private final Dialog dialog;
    private String knownUri = "";
    private Target known;

    public DialogPath(Account account, SipStackHost stack, ServerLocator locator, Loop loop, Dialog dialog) {
        this.account = account;
        this.stack = stack;
        this.locator = locator;
        this.loop = loop;
        this.dialog = dialog;
    }

    /** Calls back on the loop, at once if nothing is to be looked up. */
    public void whenKnown(Consumer<Target> found) {
        String uri = dialog.nextHop().toString();
        if (known != null && uri.equals(knownUri)) {
            found.accept(known);
            return;
        }
        if (!(dialog.nextHop() instanceof SipURI next) || next.getHost() == null) {
            found.accept(server());
            return;
        }
        String host = next.getMAddrParam() == null ? next.getHost() : next.getMAddrParam();
        Transport transport = transport(next);
        Optional<InetAddress> literal = literal(host);
        if (literal.isPresent()) {
            int port = next.getPort() > 0 ? next.getPort() : ServerLocator.defaultPort(transport);
            found.accept(remember(uri, new Target(literal.get(), port, transport)));
            return;
        }
        locator.locate(host, Math.max(next.getPort(), 0), transport)
                .whenComplete((targets, failure) -> loop.execute(
                        () -> found.accept(remember(uri, failure == null ? targets.getFirst() : server()))));
    }

    private Target remember(String uri, Target target) {
        knownUri = uri;
        known = target;
        stack.filter().addPeer(target.address());
        return target;
    }

    private Target server() {
        return account.reach().orElseThrow().server();
    }

    private Transport transport(SipURI uri) {
        if (uri.isSecure()) {
            return Transport.TLS;
        }
        String named = uri.getTransportParam();
        if (named == null) {
            return account.config().transport() == Transport.TLS ? Transport.TLS : atServer(uri);
        }
        return switch (named.toLowerCase(Locale.ROOT)) {
            case "tcp" -> Transport.TCP;
            case "tls" -> Transport.TLS;
            default -> Transport.UDP;
        };
    }

    /** Servers on TCP often forget the parameter: at the server's own address its own transport is meant. */
    private Transport atServer(SipURI uri) {
        Target server = server();
        boolean same = literal(uri.getHost()).map(server.address()::equals).orElse(false)
                && (uri.getPort() <= 0 || uri.getPort() == server.port());
        return same ? server.transport() : Transport.UDP;
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
