package org.offhook.bench.peer;

import java.nio.charset.StandardCharsets;

/** Texts of the requests and responses that the instrument sends. */
final class SipText {

    private static final String MAX_FORWARDS = "\r\nMax-Forwards: 70";

    private SipText() {}

    /**
     * What identifies one call of ours.
     *
     * @param local our address, "127.0.0.1:port"
     * @param target request URI: the phone's Contact
     */
    record Leg(String local, String target, String callId, String localTag, String callee) {}

    static byte[] invite(Leg leg, String sdp) {
        return bytes(request("INVITE", leg.target(), leg, "inv", 1, "") + contact(leg)
                + "\r\nContent-Type: application/sdp" + body(sdp));
    }

    static byte[] options(Leg leg) {
        return bytes(request("OPTIONS", leg.target(), leg, "opt", 1, "") + contact(leg) + body(""));
    }

    /** ACK of a 2xx: a transaction of its own, to the remote target (RFC 3261 section 13.2.2.4). */
    static byte[] ackOfSuccess(Leg leg, String remoteTarget, String remoteTag) {
        return bytes(request("ACK", remoteTarget, leg, "ack", 1, remoteTag) + body(""));
    }

    /** ACK of a failure: the INVITE's own branch and target (RFC 3261 section 17.1.1.3). */
    static byte[] ackOfFailure(Leg leg, String remoteTag) {
        return bytes(request("ACK", leg.target(), leg, "inv", 1, remoteTag) + body(""));
    }

    static byte[] bye(Leg leg, String remoteTarget, String remoteTag) {
        return bytes(request("BYE", remoteTarget, leg, "bye", 2, remoteTag) + body(""));
    }

    /** @param toTag added to To if the request has none; "" adds nothing */
    static byte[] response(SipMessage request, String status, String toTag, String moreHeaders, String sdp) {
        StringBuilder text = new StringBuilder("SIP/2.0 ").append(status);
        request.all("via").forEach(via -> text.append("\r\nVia: ").append(via));
        String to = request.header("to");
        boolean tagged = toTag.isEmpty() || !SipMessage.parameter(to, "tag").isEmpty();
        text.append("\r\nFrom: ").append(request.header("from"));
        text.append("\r\nTo: ").append(to).append(tagged ? "" : ";tag=" + toTag);
        text.append("\r\nCall-ID: ").append(request.callId());
        text.append("\r\nCSeq: ").append(request.header("cseq"));
        text.append(moreHeaders);
        return bytes(text.append(body(sdp)).toString());
    }

    private static String request(String method, String uri, Leg leg, String branch, int cseq, String remoteTag) {
        return method + " " + uri + " SIP/2.0\r\nVia: SIP/2.0/UDP " + leg.local() + ";branch=z9hG4bK" + branch
                + leg.localTag() + ";rport" + MAX_FORWARDS + "\r\nFrom: \"Bench\" <sip:bench@" + leg.local() + ">;tag="
                + leg.localTag() + "\r\nTo: <" + leg.callee() + ">" + (remoteTag.isEmpty() ? "" : ";tag=" + remoteTag)
                + "\r\nCall-ID: " + leg.callId() + "\r\nCSeq: " + cseq + " " + method;
    }

    private static String contact(Leg leg) {
        return "\r\nContact: <sip:bench@" + leg.local() + ">";
    }

    private static String body(String sdp) {
        return "\r\nContent-Length: " + sdp.length() + "\r\n\r\n" + sdp;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
