package org.offhook.phone.sip.account;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.offhook.phone.sip.SipAccount.Transport;
import org.offhook.phone.sip.stack.Target;

/** A and AAAA records by the system's resolver, asked on a virtual thread; literals are answered at once. */
public final class AddressLookup implements ServerLocator {

    @Override
    public CompletionStage<List<Target>> locate(String host, int port, Transport transport) {
        int effectivePort = port == 0 ? ServerLocator.defaultPort(transport) : port;
        try {
            InetAddress literal = InetAddress.ofLiteral(unbracketed(host));
            return CompletableFuture.completedFuture(List.of(new Target(literal, effectivePort, transport)));
        } catch (IllegalArgumentException e) {
            return CompletableFuture.supplyAsync(
                    () -> lookUp(host, effectivePort, transport),
                    task -> Thread.ofVirtual().name("offhook-dns").start(task));
        }
    }

    static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static List<Target> lookUp(String host, int port, Transport transport) {
        try {
            return Stream.of(InetAddress.getAllByName(host))
                    .map(address -> new Target(address, port, transport))
                    .toList();
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }
}
