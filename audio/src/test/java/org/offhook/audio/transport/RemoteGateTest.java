package org.offhook.audio.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.audio.codec.PayloadFormat;

class RemoteGateTest {

    private static final long SECOND = 1_000_000_000;

    private final RemoteGate gate = new RemoteGate();

    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(address, port);
    }

    private static Peer peer(InetSocketAddress rtp) {
        PayloadType type = new PayloadType(0, PayloadFormat.PCMU);
        return new Peer(
                new NegotiatedMedia(rtp, rtp, MediaDirection.SENDRECV, type, List.of(type), Optional.empty(), 20));
    }

    @Test
    void onlyTheNegotiatedAddressMaySend() {
        Peer peer = peer(at("192.0.2.1", 4000));
        assertTrue(gate.admits(peer, at("192.0.2.1", 4000), 0));
        assertFalse(gate.admits(peer, at("192.0.2.2", 4000), 0));
        assertFalse(gate.admits(peer, at("192.0.2.1", 4002), 0), "the negotiated port has spoken");
    }

    @Test
    void otherPortOfThePeerIsLatchedAndSentTo() {
        Peer peer = peer(at("192.0.2.1", 4000));
        assertEquals(at("192.0.2.1", 4000), gate.target(peer));
        assertTrue(gate.admits(peer, at("192.0.2.1", 5000), 0));
        assertEquals(at("192.0.2.1", 5000), gate.target(peer));
        assertFalse(gate.admits(peer, at("192.0.2.1", 6000), 0));
        assertTrue(gate.admits(peer, at("192.0.2.1", 4000), 0), "the negotiated port always wins");
        assertEquals(at("192.0.2.1", 4000), gate.target(peer));
        assertFalse(gate.admits(peer, at("192.0.2.1", 5000), 0));
    }

    @Test
    void anotherPortOfThePeerTakesOverOnceTheLatchedOneIsSilent() {
        Peer peer = peer(at("192.0.2.1", 4000));
        assertTrue(gate.admits(peer, at("192.0.2.1", 5000), 0));
        assertTrue(gate.admits(peer, at("192.0.2.1", 5000), 3 * SECOND));
        assertFalse(gate.admits(peer, at("192.0.2.1", 6000), 4 * SECOND));
        assertFalse(gate.admits(peer, at("192.0.2.2", 6000), 6 * SECOND), "another address never does");
        assertTrue(gate.admits(peer, at("192.0.2.1", 6000), 6 * SECOND));
        assertEquals(at("192.0.2.1", 6000), gate.target(peer));
        assertFalse(gate.admits(peer, at("192.0.2.1", 5000), 7 * SECOND));
    }

    @Test
    void newNegotiationBeginsAnewAndTheSameOneDoesNot() {
        gate.admits(peer(at("192.0.2.1", 4000)), at("192.0.2.1", 5000), 0);
        assertEquals(at("192.0.2.1", 5000), gate.target(peer(at("192.0.2.1", 4000))));
        Peer moved = peer(at("192.0.2.9", 4000));
        assertEquals(at("192.0.2.9", 4000), gate.target(moved));
        assertFalse(gate.admits(moved, at("192.0.2.1", 5000), 0));
        assertTrue(gate.admits(moved, at("192.0.2.9", 4000), 0));
    }

    @Test
    void unspecifiedAddressOfAnOldHoldAdmitsNobody() {
        Peer held = peer(at("0.0.0.0", 4000));
        assertFalse(held.reachable);
        assertFalse(gate.admits(held, at("192.0.2.1", 4000), 0));
    }

    @Test
    void addressesOfVersionSixCompareByTheirBytes() {
        Peer peer = peer(at("2001:db8::1", 4000));
        assertTrue(gate.admits(peer, at("2001:db8:0:0::1", 4000), 0));
        assertFalse(gate.admits(peer, at("2001:db8::2", 4000), 0));
    }
}
