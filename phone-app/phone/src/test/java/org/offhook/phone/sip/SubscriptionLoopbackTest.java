package org.offhook.phone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.phone.core.ExtensionState;
import org.offhook.phone.core.Mailbox;
import org.offhook.phone.core.PhoneEvent.ExtensionChanged;
import org.offhook.phone.core.PhoneEvent.MessagesChanged;
import org.offhook.phone.core.Watched;
import org.offhook.phone.sip.SipAccount.Subscriptions;

/** SUBSCRIBE and NOTIFY over real sockets, against a server played by the test. */
class SubscriptionLoopbackTest {

    private static final String SUMMARY = "application/simple-message-summary";
    private static final String DIALOGS = "application/dialog-info+xml";
    private static final String TWO_NEW = "Messages-Waiting: yes\r\nVoice-Message: 2/1 (0/0)\r\n";
    private static final String CHALLENGE =
            "WWW-Authenticate: Digest realm=\"pbx\", nonce=\"n1\", qop=\"auth\", algorithm=MD5\r\n";

    private final RawPeer server = new RawPeer("127.0.0.1", 0);
    private TestPhone phone;
    private int branches;

    @AfterEach
    void close() {
        phone.close();
        server.close();
    }

    private SipText start(Subscriptions wanted) {
        phone = new TestPhone(List.of(), TestPhone.account(server, wanted));
        return server.receive("SUBSCRIBE");
    }

    private SipText watchMessages() {
        return start(new Subscriptions(true, List.of()));
    }

    private SipText watchAnna() {
        return start(new Subscriptions(false, List.of("205")));
    }

    private void grant(SipText subscribe) {
        server.reply(subscribe, "200 OK", "s", server.contact() + "Expires: 600\r\n", "");
    }

    /** A NOTIFY of the subscription that was asked for so; its Event is the same unless the headers have one. */
    private void tell(SipText subscribe, String fromTag, int cseq, String headers, String type, String body) {
        String event = headers.contains("Event:") ? "" : "Event: " + subscribe.header("Event") + "\r\n";
        send(
                subscribe.contactUri(),
                subscribe.header("To").split(";tag=")[0] + ";tag=" + fromTag,
                subscribe.header("From"),
                subscribe.header("Call-ID"),
                cseq,
                event + headers,
                type,
                body);
    }

    private void send(
            String uri, String from, String to, String callId, int cseq, String headers, String type, String body) {
        String content = body.isEmpty() ? "" : "Content-Type: " + type + "\r\n";
        server.send("NOTIFY " + uri + " SIP/2.0\r\nVia: SIP/2.0/UDP " + server.address() + ";rport;branch=z9hG4bKn"
                + ++branches + "\r\nMax-Forwards: 70\r\nFrom: " + from + "\r\nTo: " + to + "\r\nCall-ID: " + callId
                + "\r\nCSeq: " + cseq + " NOTIFY\r\n" + server.contact() + headers + content + "Content-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
    }

    private void unsolicited(String event, String type, String body) {
        send(
                "sip:200@127.0.0.1:" + phone.agent.port(),
                "<sip:pbx@127.0.0.1>;tag=u" + branches,
                "<sip:200@127.0.0.1>",
                "unsolicited-" + branches,
                1,
                "Event: " + event + "\r\n",
                type,
                body);
    }

    private static String active(int seconds) {
        return "Subscription-State: active;expires=" + seconds + "\r\n";
    }

    private static String dialogs(String... states) {
        StringBuilder xml = new StringBuilder(
                "<dialog-info xmlns=\"urn:ietf:params:xml:ns:dialog-info\" version=\"0\" state=\"full\" entity=\"sip:205@x\">");
        for (String state : states) {
            xml.append("<dialog id=\"")
                    .append(state)
                    .append("\"><state>")
                    .append(state)
                    .append("</state></dialog>");
        }
        return xml.append("</dialog-info>").toString();
    }

    @Test
    void asksForMessagesAndTellsThem() {
        SipText subscribe = watchMessages();
        assertEquals("sip:200@127.0.0.1", subscribe.requestUri());
        assertEquals("message-summary", subscribe.header("Event"));
        assertEquals(SUMMARY, subscribe.header("Accept"));
        assertEquals("300", subscribe.header("Expires"));
        assertTrue(subscribe.header("Contact").contains("sip:200@"), subscribe.text());
        grant(subscribe);
        tell(subscribe, "s", 1, active(600), SUMMARY, TWO_NEW);
        server.receive("200");
        assertEquals(new MessagesChanged(TestPhone.LINE, new Mailbox(true, 2, 1)), phone.await(MessagesChanged.class));
    }

    @Test
    void watchesAnExtension() {
        SipText subscribe = watchAnna();
        assertEquals("sip:205@127.0.0.1", subscribe.requestUri());
        assertEquals("dialog", subscribe.header("Event"));
        grant(subscribe);
        Watched anna = new Watched(TestPhone.LINE, "205");
        tell(subscribe, "s", 1, active(600), DIALOGS, dialogs("early"));
        assertEquals(new ExtensionChanged(anna, ExtensionState.RINGING), phone.await(ExtensionChanged.class));
        tell(subscribe, "s", 2, active(600), DIALOGS, dialogs());
        assertEquals(new ExtensionChanged(anna, ExtensionState.IDLE), phone.await(ExtensionChanged.class));
    }

    @Test
    void answersTheServersChallenge() {
        SipText first = watchMessages();
        server.reply(first, "401 Unauthorized", "s", CHALLENGE, "");
        SipText second = server.receive("SUBSCRIBE");
        assertTrue(second.header("Authorization").contains("username=\"200\""), second.text());
        assertEquals(first.cseq() + 1, second.cseq());
        assertEquals(first.header("Call-ID"), second.header("Call-ID"));
        assertEquals(first.tag("From"), second.tag("From"));
    }

    @Test
    void takesTheLongerTimeThatTheServerInsistsOn() {
        server.reply(watchMessages(), "423 Interval Too Brief", "s", "Min-Expires: 7200\r\n", "");
        assertEquals("7200", server.receive("SUBSCRIBE").header("Expires"));
    }

    @Test
    void aNotifyBeforeTheAnswerCounts() {
        SipText subscribe = watchMessages();
        tell(subscribe, "s", 1, active(600), SUMMARY, TWO_NEW);
        server.receive("200");
        phone.await(MessagesChanged.class);
        grant(subscribe);
        tell(subscribe, "s", 2, active(600), SUMMARY, "Messages-Waiting: no\r\n");
        server.receive("200");
        assertEquals(Mailbox.EMPTY, phone.await(MessagesChanged.class).mailbox());
    }

    @Test
    void anotherServersNotifyOfTheSameForkIsRefused() {
        SipText subscribe = watchMessages();
        grant(subscribe);
        tell(subscribe, "s", 1, active(600), SUMMARY, TWO_NEW);
        server.receive("200");
        tell(subscribe, "other", 1, active(600), SUMMARY, TWO_NEW);
        server.receive("481");
    }

    @Test
    void anOldNotifyIsRefused() {
        SipText subscribe = watchMessages();
        grant(subscribe);
        tell(subscribe, "s", 5, active(600), SUMMARY, TWO_NEW);
        server.receive("200");
        tell(subscribe, "s", 4, active(600), SUMMARY, "Messages-Waiting: no\r\n");
        server.receive("500");
        assertEquals(2, phone.await(MessagesChanged.class).mailbox().fresh());
        assertFalse(phone.told(MessagesChanged.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"nonsense", "Messages-Waiting: perhaps", "<x/>", "Messages-Waiting: yes\r\nVoice-Message: a/b"})
    void aBodyThatCannotBeReadIsRefusedAndTheNextOneCounts(String body) {
        SipText subscribe = watchMessages();
        grant(subscribe);
        tell(subscribe, "s", 1, active(600), SUMMARY, body);
        server.receive("400");
        tell(subscribe, "s", 2, active(600), SUMMARY, TWO_NEW);
        server.receive("200");
        assertEquals(2, phone.await(MessagesChanged.class).mailbox().fresh());
    }

    @Test
    void aBodyOfAnotherTypeIsRefusedWithTheTypeThatIsWanted() {
        SipText subscribe = watchAnna();
        grant(subscribe);
        tell(subscribe, "s", 1, active(600), "application/pidf+xml", "<presence/>");
        assertEquals(DIALOGS, server.receive("415").header("Accept"));
    }

    @Test
    void anotherEventThanTheOneAskedForIsRefused() {
        SipText subscribe = watchAnna();
        grant(subscribe);
        tell(subscribe, "s", 1, active(600) + "Event: presence\r\n", DIALOGS, dialogs());
        assertEquals("dialog", server.receive("489").header("Allow-Events"));
    }

    @Test
    void aNotifyWithoutBodyKeepsTheSubscription() {
        SipText subscribe = watchAnna();
        grant(subscribe);
        tell(subscribe, "s", 1, "Subscription-State: pending\r\n", DIALOGS, "");
        server.receive("200");
        assertFalse(phone.told(ExtensionChanged.class));
    }

    @Test
    void aMissingPieceIsAskedFor() {
        SipText subscribe = watchAnna();
        grant(subscribe);
        tell(subscribe, "s", 1, active(600), DIALOGS, dialogs());
        server.receive("200");
        tell(
                subscribe,
                "s",
                2,
                active(600),
                DIALOGS,
                dialogs("early").replace("full", "partial").replace("=\"0\"", "=\"7\""));
        SipText again = server.receive("SUBSCRIBE");
        assertEquals(subscribe.header("Call-ID"), again.header("Call-ID"));
        assertEquals("s", again.tag("To"));
        assertTrue(again.requestUri().startsWith("sip:peer@"), again.text());
    }

    @Test
    void whatTheServerEndsIsUnknownAndAnotherServersNewsAreNot() {
        SipText subscribe = watchAnna();
        grant(subscribe);
        tell(subscribe, "s", 1, active(600), DIALOGS, dialogs("confirmed"));
        assertEquals(ExtensionState.BUSY, phone.await(ExtensionChanged.class).state());
        tell(subscribe, "s", 2, "Subscription-State: terminated;reason=noresource\r\n", DIALOGS, "");
        assertEquals(ExtensionState.UNKNOWN, phone.await(ExtensionChanged.class).state());
        tell(subscribe, "s", 3, active(600), DIALOGS, dialogs());
        server.receive("481");
    }

    @Test
    void networkChangeRefreshesTheSameSubscription() {
        SipText subscribe = watchAnna();
        grant(subscribe);
        tell(subscribe, "s", 1, active(600), DIALOGS, dialogs());
        server.receive("200");
        phone.await(ExtensionChanged.class);
        phone.agent.networkChanged();
        SipText again = server.receive("SUBSCRIBE");
        assertEquals(subscribe.header("Call-ID"), again.header("Call-ID"));
        assertEquals("300", again.header("Expires"));
        assertEquals(subscribe.cseq() + 1, again.cseq());
    }

    @Test
    void aForgottenSubscriptionIsMadeAnewUnderAnotherName() {
        SipText subscribe = watchAnna();
        grant(subscribe);
        tell(subscribe, "s", 1, active(600), DIALOGS, dialogs("confirmed"));
        assertEquals(ExtensionState.BUSY, phone.await(ExtensionChanged.class).state());
        phone.agent.networkChanged();
        server.reply(server.receive("SUBSCRIBE"), "481 Gone", "s");
        assertEquals(ExtensionState.UNKNOWN, phone.await(ExtensionChanged.class).state());
        assertNotEquals("", subscribe.header("Call-ID"));
    }

    /** Whatever becomes of each of them, the next right one is understood. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Subscription-State:\r\n",
                "Subscription-State: active;expires=-5\r\n",
                "Subscription-State: active;expires=99999999999\r\n",
                "Subscription-State: active;expires=0;retry-after=x\r\n",
                "Subscription-State: ???\r\n",
                "Subscription-State: active\r\nEvent:\r\n",
                "Subscription-State: active\r\nEvent: ;;;\r\n",
                "Subscription-State: active\r\nEvent: message-summary;id=\"\r\n",
                "Subscription-State: active\r\nContent-Type: /\r\n",
                "Subscription-State: active\r\nContent-Encoding: gzip\r\n",
                "Subscription-State: active\r\nRecord-Route: <sip:%%%>\r\n"
            })
    void noNotifyStopsThePhone(String headers) {
        SipText subscribe = watchAnna();
        grant(subscribe);
        tell(subscribe, "s", 1, active(600), DIALOGS, dialogs());
        server.receive("200");
        tell(subscribe, "s", 2, headers, DIALOGS, dialogs("nonsense"));
        tell(subscribe, "s", 3, active(600), DIALOGS, dialogs("early"));
        phone.await(ExtensionChanged.class, event -> event.state() == ExtensionState.RINGING);
    }

    @Test
    void endIsToldToTheServer() {
        SipText subscribe = watchMessages();
        grant(subscribe);
        tell(subscribe, "s", 1, active(600), SUMMARY, TWO_NEW);
        server.receive("200");
        phone.await(MessagesChanged.class);
        phone.agent.stop(java.time.Duration.ofMillis(50));
        SipText last = server.receive("SUBSCRIBE");
        assertEquals("0", last.header("Expires"));
        assertEquals(subscribe.header("Call-ID"), last.header("Call-ID"));
    }

    @Test
    void messagesAreTakenUnasked() {
        watchAnna();
        unsolicited("message-summary", SUMMARY, TWO_NEW);
        server.receive("200");
        assertEquals(new Mailbox(true, 2, 1), phone.await(MessagesChanged.class).mailbox());
        unsolicited("message-summary", SUMMARY, "rubbish");
        server.receive("400");
        unsolicited("message-summary", SUMMARY, "");
        server.receive("400");
        unsolicited("message-summary", "text/plain", TWO_NEW);
        assertEquals(SUMMARY, server.receive("415").header("Accept"));
    }

    @Test
    void nothingElseIsTakenUnasked() {
        watchAnna();
        unsolicited("dialog", DIALOGS, dialogs("early"));
        assertEquals("message-summary", server.receive("489").header("Allow-Events"));
        assertFalse(phone.told(ExtensionChanged.class));
    }

    @Test
    void whoIsNoServerTellsNothing() {
        phone = new TestPhone(List.of("127.0.0.2"), TestPhone.account(server, false));
        try (RawPeer allowed = new RawPeer("127.0.0.2", phone.agent.port())) {
            String headers =
                    "Event: message-summary\r\nSubscription-State: active\r\nContent-Type: " + SUMMARY + "\r\n";
            allowed.call().request("NOTIFY", 1, headers, TWO_NEW);
            allowed.receive("403");
        }
        assertFalse(phone.told(MessagesChanged.class));
    }
}
