package org.offhook.phone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.PhoneEvent.RegistrationChanged;
import org.offhook.phone.core.RegistrationStatus.State;
import org.offhook.phone.sip.SipAccount.DtmfMethod;
import org.offhook.phone.sip.SipAccount.Transport;

/** Registration over real sockets against a registrar played by the test. */
class RegistrationLoopbackTest {

    private static final String CHALLENGE =
            "WWW-Authenticate: Digest realm=\"pbx\", nonce=\"n1\", qop=\"auth\", algorithm=SHA-256\r\n"
                    + "WWW-Authenticate: Digest realm=\"pbx\", nonce=\"n1\", algorithm=MD5\r\n";

    private final RawPeer server = new RawPeer("127.0.0.1", 0);
    private TestPhone phone;

    @AfterEach
    void close() {
        phone.close();
        server.close();
    }

    private void start() {
        phone = new TestPhone(List.of(), TestPhone.account(server, true));
    }

    private void awaitState(State state) {
        phone.await(RegistrationChanged.class, event -> event.status().state() == state);
    }

    @Test
    void registersWithTheStrongestDigestThatIsOffered() {
        start();
        SipText first = server.receive("REGISTER");
        assertEquals("sip:127.0.0.1", first.requestUri());
        assertTrue(first.header("Authorization").isEmpty());
        server.reply(first, "401 Unauthorized", "s", CHALLENGE, "");

        SipText second = server.receive("REGISTER");
        assertTrue(second.header("Authorization").contains("SHA-256"), second.text());
        assertEquals(first.cseq() + 1, second.cseq());
        assertEquals(first.header("Call-ID"), second.header("Call-ID"));
        server.reply(second, "200 OK", "s", "Contact: " + second.header("Contact") + "\r\n", "");
        awaitState(State.REGISTERED);
    }

    @Test
    void doesNotAskAgainAndAgainWithAWrongPassword() {
        start();
        server.reply(server.receive("REGISTER"), "401 Unauthorized", "s", CHALLENGE, "");
        server.reply(server.receive("REGISTER"), "401 Unauthorized", "s", CHALLENGE.replace("n1", "n2"), "");
        RegistrationChanged failed =
                phone.await(RegistrationChanged.class, event -> event.status().state() == State.FAILED);
        assertEquals(401, failed.status().code());
        assertEquals("The server refuses user name or password", failed.status().reason());
        assertTrue(server.hearsNothing(300));
    }

    @Test
    void takesTheLongerTimeThatTheServerInsistsOn() {
        start();
        server.reply(server.receive("REGISTER"), "423 Interval Too Brief", "s", "Min-Expires: 1800\r\n", "");
        SipText again = server.receive("REGISTER");
        assertEquals("1800", again.header("Expires"));
        server.reply(again, "200 OK", "s", "Expires: 1800\r\n", "");
        awaitState(State.REGISTERED);
    }

    @Test
    void registersTheAddressUnderWhichTheServerSeesIt() {
        start();
        SipText first = server.receive("REGISTER");
        SipText seen = new SipText(first.text().replace(";rport", ";received=198.51.100.7;rport=61234"));
        server.reply(seen, "200 OK", "s", "Expires: 300\r\n", "");
        SipText second = server.receive("REGISTER");
        assertTrue(second.headers("Contact").getFirst().contains("198.51.100.7:61234"), second.text());
        assertTrue(second.text().contains("expires=0"), "the old contact is taken back");
        server.reply(
                new SipText(second.text().replace(";rport", ";received=198.51.100.7;rport=61234")),
                "200 OK",
                "s",
                "Expires: 300\r\n",
                "");
        awaitState(State.REGISTERED);
        assertTrue(server.hearsNothing(200));
    }

    @Test
    void unregistersEveryAccountAtStop() {
        try (RawPeer other = new RawPeer("127.0.0.1", 0)) {
            phone = new TestPhone(
                    List.of(),
                    TestPhone.account(server, true),
                    TestPhone.account(
                            new LineId(2),
                            "201",
                            other.socket.getLocalPort(),
                            Transport.UDP,
                            true,
                            false,
                            DtmfMethod.INFO));
            for (RawPeer each : List.of(server, other)) {
                each.reply(each.receive("REGISTER"), "200 OK", "s", "Expires: 300\r\n", "");
            }
            awaitState(State.REGISTERED);
            awaitState(State.REGISTERED);
            Thread stopping = Thread.ofVirtual().start(() -> phone.agent.stop(Duration.ofSeconds(10)));
            for (RawPeer each : List.of(server, other)) {
                SipText last = each.receive("REGISTER");
                assertEquals("0", last.header("Expires"));
                assertFalse(stopping.isInterrupted());
                each.reply(last, "200 OK", "s");
            }
            awaitState(State.UNREGISTERED);
            awaitState(State.UNREGISTERED);
        }
    }

    @Test
    void registersAtOnceWhenTheNetworkChanged() {
        start();
        SipText first = server.receive("REGISTER");
        server.reply(first, "200 OK", "s", "Expires: 300\r\n", "");
        awaitState(State.REGISTERED);
        phone.agent.networkChanged();
        SipText second = server.receive("REGISTER");
        assertNotEquals(first.cseq(), second.cseq());
    }
}
