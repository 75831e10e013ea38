package org.offhook.phone.sip.account;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.offhook.phone.core.LineId;
import org.offhook.phone.sip.SipAccount;
import org.offhook.phone.sip.auth.DigestClient;
import org.offhook.phone.sip.message.Identity;
import org.offhook.phone.sip.sdp.OfferAnswer;
import org.offhook.phone.sip.stack.Loop;
import org.offhook.phone.sip.stack.SourceFilter;
import org.offhook.phone.sip.stack.Target;

/** One account at run time: its server's address, our own towards it, its credentials. For the SIP loop only. */
public final class Account {

    /** Where an account's messages go and how it shows itself there. */
    public record Reach(Target server, Identity identity) {}

    /** The server cannot be found or there is no way to it; the message is a sentence for the user. */
    public static final class UnreachableException extends IOException {
        private static final long serialVersionUID = 1;

        UnreachableException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private final SipAccount config;
    private final OfferAnswer.Policy mediaPolicy;
    private final Supplier<String> cnonces = DigestClient.randomCnonces();
    private final Optional<String> localAddress;
    private final int localPort;
    private final ServerLocator locator;
    private final SourceFilter filter;
    private final Loop loop;
    private final HostPort server;
    private final List<Waiter> waiting = new ArrayList<>();
    private Optional<Reach> reach = Optional.empty();
    private Set<InetAddress> servers = Set.of();
    private boolean locating;

    private record Waiter(Consumer<Reach> found, Consumer<UnreachableException> lost) {}

    public Account(
            SipAccount config,
            Optional<String> localAddress,
            int localPort,
            ServerLocator locator,
            SourceFilter filter,
            Loop loop) {
        this.config = config;
        this.mediaPolicy = new OfferAnswer.Policy(
                config.codecs(),
                config.ptimeMs(),
                config.dtmf() == SipAccount.DtmfMethod.INBAND ? OfferAnswer.Events.NONE : OfferAnswer.Events.OFFERED);
        this.localAddress = localAddress;
        this.localPort = localPort;
        this.locator = locator;
        this.filter = filter;
        this.loop = loop;
        this.server = config.outboundProxy()
                .map(HostPort::parse)
                .orElseGet(() -> new HostPort(AddressLookup.unbracketed(config.domain()), config.port()));
    }

    public SipAccount config() {
        return config;
    }

    public LineId line() {
        return config.line();
    }

    /** Credentials for a row of requests that follow each other: a registration, a call. */
    public DigestClient newDigest() {
        return new DigestClient(config.authUser(), config.password(), cnonces);
    }

    /** What its calls want of their media. */
    public OfferAnswer.Policy mediaPolicy() {
        return mediaPolicy;
    }

    /** What was found last; empty before the server was found once. */
    public Optional<Reach> reach() {
        return reach;
    }

    /** Uses what is known, else finds the server first. Exactly one of the two is called, on the loop. */
    public void whenReachable(Consumer<Reach> found, Consumer<UnreachableException> lost) {
        if (reach.isPresent()) {
            found.accept(reach.get());
        } else {
            locate(found, lost);
        }
    }

    /** Asks for the server's address again, whatever is known. Exactly one of the two is called, on the loop. */
    public void locate(Consumer<Reach> found, Consumer<UnreachableException> lost) {
        waiting.add(new Waiter(found, lost));
        if (locating) {
            return;
        }
        locating = true;
        locator.locate(server.host(), server.port(), config.transport())
                .whenComplete((targets, failure) -> loop.execute(() -> located(targets, failure)));
    }

    private void located(List<Target> targets, Throwable failure) {
        locating = false;
        List<Waiter> waiters = List.copyOf(waiting);
        waiting.clear();
        if (failure != null && reach.isPresent()) {
            waiters.forEach(waiter -> waiter.found().accept(reach.get()));
            return;
        }
        if (failure != null) {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            lose(waiters, new UnreachableException("The server's name " + server.host() + " is unknown", cause));
            return;
        }
        servers = new HashSet<>();
        targets.forEach(target -> servers.add(target.address()));
        filter.setServers(config.line(), servers);
        Target target = targets.getFirst();
        try {
            String ours = localAddress.isPresent() ? bracketed(localAddress.get()) : Target.literal(towards(target));
            reach = Optional.of(new Reach(target, identity(ours)));
        } catch (IOException | IllegalArgumentException e) {
            lose(waiters, new UnreachableException("There is no network to reach " + server.host(), e));
            return;
        }
        waiters.forEach(waiter -> waiter.found().accept(reach.get()));
    }

    private static void lose(List<Waiter> waiters, UnreachableException failure) {
        waiters.forEach(waiter -> waiter.lost().accept(failure));
    }

    private static String bracketed(String address) {
        return Target.literal(InetAddress.ofLiteral(AddressLookup.unbracketed(address)));
    }

    /** The address that the system would send from; a connected UDP socket tells without sending. */
    private static InetAddress towards(Target target) throws SocketException {
        try (DatagramSocket probe = new DatagramSocket()) {
            probe.connect(target.address(), target.port());
            return probe.getLocalAddress();
        }
    }

    /** Keeps the contact that the server told us as long as our own address is the same. */
    private Identity identity(String ours) {
        Identity before = reach.map(Reach::identity).orElse(null);
        return before != null && before.viaHost().equals(ours)
                ? before
                : new Identity(config, ours, localPort, ours, localPort);
    }

    /**
     * The server sees us under this address ({@code received} and {@code rport}, RFC 3581).
     *
     * @return true if that is news
     */
    boolean learnContact(String host, int port) {
        if (reach.isEmpty() || config.transport() != SipAccount.Transport.UDP) {
            return false;
        }
        Identity identity = reach.get().identity();
        if (identity.contactHost().equals(host) && identity.contactPort() == port) {
            return false;
        }
        reach = Optional.of(new Reach(reach.get().server(), identity.seenAs(host, port)));
        return true;
    }

    /** True if that is an address of a server of this account. */
    public boolean isServer(InetAddress source) {
        return servers.contains(source);
    }
}
