package org.offhook.phone.sip;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** The other end of the wire, by hand: what is sent and received is text, so that a test decides every byte. */
final class RawPeer implements AutoCloseable {

    private static final int PATIENCE_MS = 3_000;
    private static final AtomicInteger NAMES = new AtomicInteger();

    static final String SDP = sdp("0 101", "sendrecv", 40_000);

    final DatagramSocket socket;
    private final int phonePort;

    /** @param address a loop-back address, so that a stranger can have another one */
    RawPeer(String address, int phonePort) {
        try {
            socket = new DatagramSocket(0, InetAddress.ofLiteral(address));
            socket.setSoTimeout(PATIENCE_MS);
            this.phonePort = phonePort;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String sdp(String formats, String direction, int port) {
        return "v=0\r\no=peer 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
                + "m=audio " + port + " RTP/AVP " + formats + "\r\na=rtpmap:101 telephone-event/8000\r\na="
                + direction + "\r\n";
    }

    String address() {
        return socket.getLocalAddress().getHostAddress() + ":" + socket.getLocalPort();
    }

    /** The next message; fails if none comes. */
    SipText receive() {
        DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
        try {
            socket.receive(packet);
        } catch (SocketTimeoutException e) {
            return fail("nothing came", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        phonePortSeen = packet.getPort();
        return new SipText(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
    }

    private int phonePortSeen;

    /** The next message of this method or status, others are skipped. */
    SipText receive(String kind) {
        for (int i = 0; i < 200; i++) {
            SipText message = receive();
            if (message.kind().equals(kind)) {
                return message;
            }
        }
        return fail("no " + kind + " came");
    }

    /** True if nothing comes for a while. */
    boolean hearsNothing(int millis) {
        try {
            socket.setSoTimeout(millis);
            receive();
            return false;
        } catch (AssertionError e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            try {
                socket.setSoTimeout(PATIENCE_MS);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    void send(String text) {
        send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) {
        int port = phonePort != 0 ? phonePort : phonePortSeen;
        try {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Answers a request.
     *
     * @param status code and phrase
     * @param tag To tag to add; empty for none
     * @param headers further headers, each with its CRLF
     */
    void reply(SipText request, String status, String tag, String headers, String body) {
        StringBuilder text = new StringBuilder("SIP/2.0 " + status + "\r\n");
        request.headers("Via").forEach(via -> text.append("Via: ").append(via).append("\r\n"));
        text.append("From: ").append(request.header("From")).append("\r\n");
        String to = request.header("To");
        text.append("To: ")
                .append(tag.isEmpty() || to.contains(";tag=") ? to : to + ";tag=" + tag)
                .append("\r\n");
        text.append("Call-ID: ").append(request.header("Call-ID")).append("\r\n");
        text.append("CSeq: ").append(request.header("CSeq")).append("\r\n");
        text.append(headers);
        send(withBody(text, body));
    }

    void reply(SipText request, String status, String tag) {
        reply(request, status, tag, "", "");
    }

    String contact() {
        return "Contact: <sip:peer@" + address() + ">\r\n";
    }

    void accept(SipText invite, String tag) {
        reply(invite, "200 OK", tag, contact(), SDP);
    }

    private static String withBody(StringBuilder head, String body) {
        if (!body.isEmpty() && head.indexOf("Content-Type:") < 0) {
            head.append("Content-Type: application/sdp\r\n");
        }
        return head + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    /** A call of the peer's, as it goes on. */
    final class Call {
        final String callId;
        final String fromTag;
        String from = "\"Peer\" <sip:100@127.0.0.1>";
        String toTag = "";
        int cseq = 0;
        String uri = "sip:200@127.0.0.1:" + phonePort;
        String branch = "";

        private Call(String callId, String fromTag) {
            this.callId = callId;
            this.fromTag = fromTag;
        }

        /** @return the text sent, to be sent again */
        String request(String method, int number, String headers, String body) {
            branch = "z9hG4bKpeer" + NAMES.incrementAndGet();
            return request(method, number, branch, headers, body);
        }

        String request(String method, int number, String withBranch, String headers, String body) {
            StringBuilder text = new StringBuilder(method + " " + uri + " SIP/2.0\r\n");
            text.append("Via: SIP/2.0/UDP ")
                    .append(address())
                    .append(";rport;branch=")
                    .append(withBranch)
                    .append("\r\n");
            text.append("Max-Forwards: 70\r\n");
            text.append("From: ").append(from).append(";tag=").append(fromTag).append("\r\n");
            text.append("To: <sip:200@127.0.0.1>")
                    .append(toTag.isEmpty() ? "" : ";tag=" + toTag)
                    .append("\r\n");
            text.append("Call-ID: ").append(callId).append("\r\n");
            text.append("CSeq: ").append(number).append(' ').append(method).append("\r\n");
            text.append(contact());
            text.append(headers);
            String whole = withBody(text, body);
            send(whole);
            return whole;
        }

        String invite(String headers, String body) {
            return request("INVITE", ++cseq, headers, body);
        }

        /** ACK to a 2xx: a branch of its own. */
        void ack(String body) {
            request("ACK", cseq, "", body);
        }

        SipText confirmed(SipText ok) {
            toTag = ok.tag("To");
            uri = ok.contactUri();
            return ok;
        }
    }

    Call call() {
        return new Call("call-" + NAMES.incrementAndGet() + "@peer", "peer" + NAMES.incrementAndGet());
    }

    /** The phone's call as the fork with this tag has it. */
    Call fork(SipText invite, String tag) {
        Call call = new Call(invite.header("Call-ID"), tag);
        call.from = invite.header("To");
        call.toTag = invite.tag("From");
        call.uri = invite.contactUri();
        return call;
    }

    @Override
    public void close() {
        socket.close();
    }
}
