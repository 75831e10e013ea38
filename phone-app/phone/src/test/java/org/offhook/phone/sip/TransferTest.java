package org.offhook.phone.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.EndReason.Kind;
import org.offhook.phone.core.Party;
import org.offhook.phone.core.PhoneEvent.CallEnded;
import org.offhook.phone.core.PhoneEvent.CallReplaced;
import org.offhook.phone.core.PhoneEvent.Connected;
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
        assertTrue(server.hearsNothing(100));
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

    @Test
    void peerMayNotHandUsOnByItself() {
        connect(call);
        call.request("REFER", ++call.cseq, "Refer-To: <sip:300@127.0.0.1>\r\n", "");
        server.receive("405");
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
