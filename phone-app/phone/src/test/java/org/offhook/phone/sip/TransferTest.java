package org.offhook.phone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.EndReason.Kind;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.Party;
import org.offhook.phone.core.PhoneEvent.CallEnded;
import org.offhook.phone.core.PhoneEvent.CallReplaced;
import org.offhook.phone.core.PhoneEvent.Connected;
import org.offhook.phone.core.PhoneEvent.HandedOn;
import org.offhook.phone.core.PhoneEvent.HoldResult;
import org.offhook.phone.core.PhoneEvent.IncomingCall;
import org.offhook.phone.core.PhoneEvent.TransferProgress;
import org.offhook.phone.core.PhoneEvent.TransferResult;
import org.offhook.phone.sip.SipAccount.DtmfMethod;
import org.offhook.phone.sip.SipAccount.Transport;

/** REFER within an answered call, and what is told of it; the peer is played by the test, message by message. */
class TransferTest {

    private final RawPeer probe = new RawPeer("127.0.0.1", 0);
    private final TestPhone phone = new TestPhone(
            List.of(),
            TestPhone.account(
                    TestPhone.LINE,
                    "200",
                    probe.socket.getLocalPort(),
                    Transport.UDP,
                    false,
                    false,
                    DtmfMethod.RFC4733));
    private final RawPeer server = new RawPeer("127.0.0.1", phone.agent.port());
    private final RawPeer.Call call = server.call();

    @AfterEach
    void close() {
        phone.close();
        probe.close();
        server.close();
    }

    private CallId connect(RawPeer.Call peer) {
        peer.invite("", RawPeer.SDP);
        CallId id = phone.await(IncomingCall.class).call();
        phone.agent.answer(id);
        peer.confirmed(server.receive("200"));
        peer.ack("");
        phone.await(Connected.class);
        return id;
    }

    private void notify(String state, String status) {
        call.request(
                "NOTIFY",
                ++call.cseq,
                "Event: refer\r\nSubscription-State: " + state + "\r\nContent-Type: message/sipfrag;version=2.0\r\n",
                "SIP/2.0 " + status + "\r\n");
        server.receive("200");
    }

    /** The kind of the next message but for that, which may be repeated. */
    private String next(String skipped) {
        String kind = server.receive().kind();
        return kind.equals(skipped) ? next(skipped) : kind;
    }

    private SipText blind(CallId id) {
        phone.agent.transfer(id, TestPhone.LINE, "300");
        return server.receive("REFER");
    }

    @Test
    void asksThePeerToCallTheTarget() {
        SipText refer = blind(connect(call));
        assertEquals("<sip:300@127.0.0.1>", refer.header("Refer-To"));
        assertEquals("<sip:200@127.0.0.1>", refer.header("Referred-By"));
        assertTrue(refer.header("Contact").contains("sip:200@"), refer.text());
        assertEquals(call.fromTag, refer.tag("To"));
    }

    @Test
    void tellsWhatThePeerReportsAndTheEndOnlyOnce() {
        CallId id = connect(call);
        server.reply(blind(id), "202 Accepted", "");
        notify("active;expires=60", "100 Trying");
        notify("active;expires=60", "180 Ringing");
        assertEquals(new TransferProgress(id), phone.await(TransferProgress.class));
        notify("terminated;reason=noresource", "200 OK");
        assertEquals(
                Kind.TRANSFERRED, phone.await(TransferResult.class).reason().kind());
        notify("terminated;reason=noresource", "486 Busy Here");
        assertFalse(phone.told(TransferResult.class));
        phone.agent.hangUp(id);
        server.receive("BYE");
    }

    @ParameterizedTest
    @CsvSource({"486 Busy Here, BUSY", "404 Not Found, NOT_FOUND", "603 Decline, REJECTED", "408 Timeout, NO_ANSWER"})
    void targetThatCannotBeReachedLeavesTheCallAsItWas(String status, Kind kind) {
        CallId id = connect(call);
        server.reply(blind(id), "202 Accepted", "");
        notify("terminated;reason=noresource", status);
        TransferResult result = phone.await(TransferResult.class);
        assertEquals(kind, result.reason().kind());
        assertEquals(Integer.parseInt(status.substring(0, 3)), result.reason().code());
        assertFalse(phone.told(CallEnded.class));
    }

    @ParameterizedTest
    @CsvSource({"405 Method Not Allowed", "501 Not Implemented", "603 Decline", "404 Not Found", "500 Server Error"})
    void peerThatRefusesIsToldAndTheCallGoesOn(String status) {
        CallId id = connect(call);
        server.reply(blind(id), status, "");
        assertEquals(
                Integer.parseInt(status.substring(0, 3)),
                phone.await(TransferResult.class).reason().code());
        assertFalse(phone.told(CallEnded.class));
        phone.agent.hold(id);
        server.receive("INVITE");
    }

    @Test
    void reportThatEndsWithoutAResultIsAFailure() {
        CallId id = connect(call);
        server.reply(blind(id), "202 Accepted", "");
        notify("terminated;reason=timeout", "100 Trying");
        assertEquals(Kind.FAILED, phone.await(TransferResult.class).reason().kind());
    }

    @Test
    void challengeIsAnswered() {
        CallId id = connect(call);
        SipText first = blind(id);
        server.reply(
                first,
                "407 Proxy Authentication Required",
                "",
                "Proxy-Authenticate: Digest realm=\"pbx\", nonce=\"h\"\r\n",
                "");
        SipText second = server.receive("REFER");
        assertTrue(second.header("Proxy-Authorization").contains("nonce=\"h\""));
        assertEquals(first.header("Refer-To"), second.header("Refer-To"));
        assertFalse(phone.told(TransferResult.class));
    }

    @Test
    void waitsUntilThePeerHasAgreedToBeHeld() {
        CallId id = connect(call);
        phone.agent.hold(id);
        phone.agent.transfer(id, TestPhone.LINE, "300");
        SipText hold = server.receive("INVITE");
        assertTrue(server.hearsNothing(150));
        server.reply(hold, "200 OK", "", server.contact(), RawPeer.sdp("0", "recvonly", 40_000));
        server.receive("REFER");
        assertTrue(phone.await(HoldResult.class).accepted());
    }

    @Test
    void whatWaitsIsNotAskedAfterTheCallIsResumed() {
        CallId id = connect(call);
        phone.agent.hold(id);
        SipText hold = server.receive("INVITE");
        phone.agent.transfer(id, TestPhone.LINE, "300");
        phone.agent.resume(id);
        phone.agent.placeCall(new CallId("none"), new LineId(99), "1");
        phone.await(CallEnded.class); // all of that has been taken note of
        server.reply(hold, "200 OK", "", server.contact(), RawPeer.sdp("0", "recvonly", 40_000));
        server.reply(server.receive("INVITE"), "200 OK", "", server.contact(), RawPeer.sdp("0", "sendrecv", 40_000));
        phone.await(HoldResult.class, result -> !result.held());
        phone.agent.hangUp(id);
        assertEquals("BYE", next("ACK"));
    }

    @Test
    void namesTheCallThatIsToBeReplacedAsItsPeerKnowsIt() {
        CallId id = connect(call);
        RawPeer.Call other = server.call();
        CallId with = connect(other);
        phone.agent.transfer(id, with);
        SipText refer = server.receive("REFER");
        assertEquals(call.callId, refer.header("Call-ID"));
        assertEquals(
                "<sip:peer@" + server.address() + "?Replaces=" + other.callId.replace("@", "%40") + "%3Bto-tag%3D"
                        + other.fromTag + "%3Bfrom-tag%3D" + other.toTag + ">",
                refer.header("Refer-To"));
    }

    @Test
    void targetThatIsNoNumberOrALineThatIsNotThereFails() {
        CallId id = connect(call);
        phone.agent.transfer(id, TestPhone.LINE, " ");
        assertEquals(Kind.NOT_FOUND, phone.await(TransferResult.class).reason().kind());
        phone.agent.transfer(id, new CallId("gone"));
        assertEquals(Kind.FAILED, phone.await(TransferResult.class).reason().kind());
        phone.agent.hangUp(id);
        assertEquals("BYE", next("200"));
    }

    private String replaces(RawPeer.Call old) {
        return "Replaces: " + old.callId + ";to-tag=" + old.toTag + ";from-tag=" + old.fromTag;
    }

    @Test
    void callThatComesInPlaceOfAnotherIsAnnouncedWithIt() {
        CallId old = connect(call);
        RawPeer.Call next = server.call();
        next.from = "\"Eve\" <sip:202@127.0.0.1>";
        next.invite("Require: replaces\r\n" + replaces(call) + "\r\n", RawPeer.SDP);
        CallReplaced replaced = phone.await(CallReplaced.class);
        assertEquals(old, replaced.old());
        assertEquals(new Party("Eve", "202"), replaced.caller());
        phone.agent.answer(replaced.call());
        server.receive("200");
        phone.agent.hangUp(old);
        assertEquals(call.callId, server.receive("BYE").header("Call-ID"));
    }

    @Test
    void onlyAnsweredCallsThatTheServerNamesAreReplaced() {
        connect(call);
        RawPeer.Call next = server.call();
        next.invite(replaces(call).replace(call.fromTag, "other") + "\r\n", RawPeer.SDP);
        server.receive("481");
        RawPeer.Call early = server.call();
        early.invite(replaces(call) + ";early-only\r\n", RawPeer.SDP);
        server.receive("486");
        RawPeer.Call broken = server.call();
        broken.invite("Replaces: nothing\r\n", RawPeer.SDP);
        assertTrue(server.receive().kind().startsWith("4"));
        assertFalse(phone.told(CallReplaced.class));
        assertFalse(phone.told(IncomingCall.class));
    }

    private CallId asked(String headers) {
        CallId id = connect(call);
        call.request("REFER", ++call.cseq, headers, "");
        return id;
    }

    private void hears(String status, String state) {
        SipText notify = server.receive("NOTIFY");
        assertEquals("refer", notify.header("Event"));
        assertEquals(status, notify.body().strip());
        assertTrue(notify.header("Subscription-State").startsWith(state), notify.text());
        server.reply(notify, "200 OK", "");
    }

    @Test
    void callsWhomTheServerNamesAndTellsWhatComesOfIt() {
        CallId id = asked("Refer-To: <sip:300@127.0.0.1?Replaces=a%40b%3Bto-tag%3D1%3Bfrom-tag%3D2>\r\n"
                + "Referred-By: <sip:100@127.0.0.1>\r\n");
        assertEquals(new HandedOn(id, new Party("", "300")), phone.await(HandedOn.class));
        phone.agent.follow(new CallId("out-1"), id);
        server.receive("202");
        hears("SIP/2.0 100 Trying", "active");
        SipText invite = probe.receive("INVITE");
        assertTrue(invite.text().startsWith("INVITE sip:300@127.0.0.1 SIP/2.0"), invite.text());
        assertEquals("a@b;to-tag=1;from-tag=2", invite.header("Replaces"));
        assertEquals("<sip:100@127.0.0.1>", invite.header("Referred-By"));
        probe.reply(invite, "180 Ringing", "t");
        hears("SIP/2.0 180 Ringing", "active");
        probe.accept(invite, "t");
        hears("SIP/2.0 200 OK", "terminated");
        assertEquals("out-1", phone.await(Connected.class).call().value());
        phone.agent.hangUp(id);
        server.receive("BYE");
    }

    @Test
    void tellsThatTheTargetIsBusy() {
        CallId id = asked("Refer-To: <sip:300@127.0.0.1>\r\n");
        phone.await(HandedOn.class);
        phone.agent.follow(new CallId("out-1"), id);
        hears("SIP/2.0 100 Trying", "active");
        probe.reply(probe.receive("INVITE"), "486 Busy Here", "t");
        hears("SIP/2.0 486 Failed", "terminated");
        assertEquals(Kind.BUSY, phone.await(CallEnded.class).reason().kind());
    }

    @Test
    void userWhoStaysDeclines() {
        CallId id = asked("Refer-To: <sip:300@127.0.0.1>\r\n");
        phone.await(HandedOn.class);
        phone.agent.stay(id);
        server.receive("603");
        assertTrue(server.hearsNothing(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Refer-To: <http://127.0.0.1/x>\r\n", "Refer-To: <sip:300@127.0.0.1;method=BYE>\r\n"})
    void requestThatNamesNobodyToCallIsRefused(String headers) {
        asked(headers);
        server.receive("400");
        assertFalse(phone.told(HandedOn.class));
    }

    @Test
    void reportThatNobodyAskedForIsRefused() {
        connect(call);
        call.request("NOTIFY", ++call.cseq, "Event: refer\r\nSubscription-State: active\r\n", "");
        server.receive("481");
        call.request("NOTIFY", ++call.cseq, "Event: weather\r\nSubscription-State: active\r\n", "");
        server.receive("489");
    }
}
