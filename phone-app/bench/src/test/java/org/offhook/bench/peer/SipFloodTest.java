package org.offhook.bench.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SipFloodTest {

    @Test
    void oneRequestInTenIsAnInviteForNobody() throws Exception {
        try (DatagramSocket phone = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"))) {
            phone.setSoTimeout(20_000);
            Registrar.Binding binding = new Registrar.Binding(
                    "sip:101@127.0.0.1:" + phone.getLocalPort(), phone.getLocalSocketAddress(), 0, 0);
            int invites = 0;
            try (SipFlood flood = SipFlood.start(binding, 1000, "v=0\r\n")) {
                for (int i = 0; i < 20; i++) {
                    DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
                    phone.receive(packet);
                    Optional<SipMessage> request = SipMessage.parse(packet.getData(), packet.getLength());
                    invites += request.orElseThrow().method().equals("INVITE") ? 1 : 0;
                    String text = new String(
                            packet.getData(), 0, packet.getLength(), java.nio.charset.StandardCharsets.UTF_8);
                    assertTrue(text.contains(" sip:nobody@127.0.0.1:" + phone.getLocalPort() + " SIP/2.0"), text);
                }
                assertTrue(flood.perSecond() > 0);
            }
            assertEquals(2, invites);
        }
    }
}
