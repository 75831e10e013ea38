package org.offhook.phone.sip.stack;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/**
 * Who may talk to us. New calls and other requests outside a dialog only from our servers and from what the
 * settings allow; packets besides from addresses that we sent something to ourselves (the contact of a
 * dialog). Everyone else gets no answer at all, not even to malformed packets, because their packets are
 * dropped at the socket.
 *
 * <p>Asked from jSIP's threads, changed from any thread.
 */
public final class SourceFilter {

    private static final int MOST_PEERS = 64;

    /** An address and how many of its leading bits count. */
    private record Network(byte[] address, int bits) {

        boolean contains(InetAddress other) {
            byte[] bytes = other.getAddress();
            if (bytes.length != address.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = bits - bit >= 8 ? 0xFF : 0xFF << (8 - (bits - bit)) & 0xFF;
                if ((bytes[bit / 8] & mask) != (address[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final List<Network> allowed;
    private final LongAdder dropped = new LongAdder();
    private final Map<Object, Set<InetAddress>> serversByOwner = new HashMap<>();
    private final Map<InetAddress, Boolean> recentPeers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Boolean> eldest) {
            return size() > MOST_PEERS;
        }
    };

    private volatile Set<InetAddress> servers = Set.of();
    private volatile Set<InetAddress> peers = Set.of();

    /**
     * @param allowFrom addresses or networks ({@code address[/bits]}); host names are resolved here, which may block
     * @throws IllegalArgumentException names the entry that is none of these
     */
    public SourceFilter(List<String> allowFrom) {
        List<Network> networks = new ArrayList<>();
        for (String entry : allowFrom) {
            networks.addAll(parse(entry.strip()));
        }
        allowed = List.copyOf(networks);
    }

    private static List<Network> parse(String entry) {
        int slash = entry.indexOf('/');
        try {
            List<Network> networks = new ArrayList<>();
            for (InetAddress address : InetAddress.getAllByName(slash < 0 ? entry : entry.substring(0, slash))) {
                int most = address.getAddress().length * 8;
                int bits = slash < 0 ? most : Integer.parseInt(entry.substring(slash + 1));
                if (bits < 0 || bits > most) {
                    throw new IllegalArgumentException("allowFrom: " + entry + ": bits are not in 0…" + most);
                }
                networks.add(new Network(address.getAddress(), bits));
            }
            return networks;
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("allowFrom: " + entry + " is neither a host nor address/bits", e);
        }
    }

    /** The addresses of one account's servers. What it had before stays a peer, for the calls that still run there. */
    public synchronized void setServers(Object owner, Set<InetAddress> addresses) {
        Set<InetAddress> before = serversByOwner.put(owner, Set.copyOf(addresses));
        if (before != null && !before.equals(addresses)) {
            before.forEach(address -> recentPeers.put(address, true));
            peers = Set.copyOf(recentPeers.keySet());
        }
        Set<InetAddress> all = new HashSet<>();
        serversByOwner.values().forEach(all::addAll);
        servers = Set.copyOf(all);
    }

    /** We send to this address, so it may answer. The last 64 are remembered. */
    public void addPeer(InetAddress address) {
        if (servers.contains(address) || peers.contains(address)) {
            return;
        }
        synchronized (this) {
            recentPeers.put(address, true);
            peers = Set.copyOf(recentPeers.keySet());
        }
    }

    /** True if a packet from there is worth parsing. */
    public boolean allowsPacket(InetAddress source) {
        if (allowsRequest(source) || peers.contains(source)) {
            return true;
        }
        dropped.increment();
        return false;
    }

    /** True if a request outside any dialog may come from there. */
    public boolean allowsRequest(InetAddress source) {
        if (servers.contains(source)) {
            return true;
        }
        for (Network network : allowed) {
            if (network.contains(source)) {
                return true;
            }
        }
        return false;
    }

    /** Packets and connections refused since start. */
    public long dropped() {
        return dropped.sum();
    }
}
