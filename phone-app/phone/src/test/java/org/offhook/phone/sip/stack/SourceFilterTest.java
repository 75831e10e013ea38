package org.offhook.phone.sip.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceFilterTest {

    private static InetAddress ip(String literal) {
        return InetAddress.ofLiteral(literal);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.2.3,10.1.2.3,true",
        "10.1.2.3,10.1.2.4,false",
        "10.1.0.0/16,10.1.255.9,true",
        "10.1.0.0/16,10.2.0.1,false",
        "192.168.4.128/25,192.168.4.127,false",
        "192.168.4.128/25,192.168.4.200,true",
        "0.0.0.0/0,203.0.113.1,true",
        "0.0.0.0/0,2001:db8::1,false",
        "2001:db8::/33,2001:db8:7fff::1,true",
        "2001:db8::/33,2001:db8:8000::1,false"
    })
    void networksAreMatchedBitByBit(String network, String source, boolean allowed) {
        assertEquals(allowed, new SourceFilter(List.of(network)).allowsRequest(ip(source)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x"})
    void aWrongEntryIsNamed(String entry) {
        Exception e = assertThrows(IllegalArgumentException.class, () -> new SourceFilter(List.of(entry)));
        assertTrue(e.getMessage().contains(entry));
    }

    @Test
    void serversOfAllAccountsMayCallAndOldAddressesMayNot() {
        SourceFilter filter = new SourceFilter(List.of());
        filter.setServers("a", Set.of(ip("10.0.0.1")));
        filter.setServers("b", Set.of(ip("10.0.0.2")));
        assertTrue(filter.allowsRequest(ip("10.0.0.1")) && filter.allowsRequest(ip("10.0.0.2")));
        filter.setServers("a", Set.of(ip("10.0.0.9")));
        assertFalse(filter.allowsRequest(ip("10.0.0.1")));
        assertTrue(filter.allowsRequest(ip("10.0.0.9")));
    }

    @Test
    void whomWeSentToMayAnswerButNotCall() {
        SourceFilter filter = new SourceFilter(List.of());
        filter.addPeer(ip("10.0.0.7"));
        assertTrue(filter.allowsPacket(ip("10.0.0.7")));
        assertFalse(filter.allowsRequest(ip("10.0.0.7")));
    }

    @Test
    void remembersOnlyTheLastPeers() {
        SourceFilter filter = new SourceFilter(List.of());
        for (int i = 0; i < 200; i++) {
            filter.addPeer(ip("10.0.1." + i));
        }
        assertFalse(filter.allowsPacket(ip("10.0.1.0")));
        assertTrue(filter.allowsPacket(ip("10.0.1.199")));
        assertEquals(1, filter.dropped());
    }
}
