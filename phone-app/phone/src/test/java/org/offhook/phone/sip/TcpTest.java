package org.offhook.phone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.PhoneEvent.CallEnded;
import org.offhook.phone.core.PhoneEvent.Connected;
import org.offhook.phone.core.PhoneEvent.RegistrationChanged;
import org.offhook.phone.core.RegistrationStatus.State;
import org.offhook.phone.sip.SipAccount.DtmfMethod;
import org.offhook.phone.sip.SipAccount.Transport;

/** Accounts on TCP: connections are made off the SIP loop and used again. */
class TcpTest {

    private static SipAccount account(int port, boolean register) {
        return TestPhone.account(TestPhone.LINE, "200", port, Transport.TCP, register, false, DtmfMethod.RFC4733);
    }

    @Test
    void registersAndCallsOverOneConnection() throws IOException {
        try (TcpPeer server = new TcpPeer();
                TestPhone phone = new TestPhone(List.of(), account(server.port(), true))) {
            SipText register = server.receive();
            assertEquals("REGISTER", register.kind());
            assertTrue(register.header("Via").startsWith("SIP/2.0/TCP "), register.text());
            assertTrue(register.header("Contact").contains("transport=tcp"), register.text());
            server.reply(register, "200 OK", "Expires: 300\r\n", "");
            phone.await(RegistrationChanged.class, e -> e.status().state() == State.REGISTERED);

            CallId id = new CallId("out-1");
            phone.agent.placeCall(id, TestPhone.LINE, "201");
            SipText invite = server.receive();
            assertEquals("INVITE", invite.kind());
            server.reply(
                    invite,
                    "200 OK",
                    "Contact: <sip:201@127.0.0.1:" + server.port() + ">\r\nContent-Type: application/sdp\r\n",
                    RawPeer.SDP);
            phone.await(Connected.class);
            assertEquals("ACK", server.receive().kind());
            phone.agent.hangUp(id);
            assertEquals("BYE", server.receive().kind());
        }
    }

    @Test
    void aServerThatRefusesTheConnectionIsSaidSo() throws IOException {
        int nobody;
        try (ServerSocket probe = new ServerSocket(0)) {
            nobody = probe.getLocalPort();
        }
        try (TestPhone phone = new TestPhone(List.of(), account(nobody, true))) {
            RegistrationChanged failed =
                    phone.await(RegistrationChanged.class, e -> e.status().state() == State.FAILED);
            assertEquals(
                    "The server 127.0.0.1 cannot be reached", failed.status().reason());
            phone.agent.placeCall(new CallId("out-1"), TestPhone.LINE, "201");
            assertEquals(
                    "The server cannot be reached",
                    phone.await(CallEnded.class).reason().text());
        }
    }
}
