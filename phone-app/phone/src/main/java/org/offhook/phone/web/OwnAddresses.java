package org.offhook.phone.web;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Set;
import java.util.TreeSet;

/** The addresses that this machine has now. */
public final class OwnAddresses {

    private OwnAddresses() {}

    /**
     * As they stand in a URL: IPv6 in brackets. Without those of one link, which no browser can name. Empty if the
     * machine does not tell.
     */
    public static Set<String> literals() {
        Set<String> literals = new TreeSet<>();
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> !address.isLinkLocalAddress())
                    .map(OwnAddresses::unscoped)
                    .map(Hosts::literal)
                    .forEach(literals::add);
        } catch (SocketException e) {
            return Set.of();
        }
        return literals;
    }

    private static InetAddress unscoped(InetAddress address) {
        try {
            return InetAddress.getByAddress(address.getAddress());
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException("an address has a proper length", e);
        }
    }
}
