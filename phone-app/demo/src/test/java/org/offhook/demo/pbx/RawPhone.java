package org.offhook.demo.pbx;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offhook.phone.sip.auth.Challenge;
import org.offhook.phone.sip.auth.Credentials;
import org.offhook.phone.sip.auth.DigestClient;

/** A phone of bare text: what it sends the test has written, and nothing is answered that the test does not answer. */
final class RawPhone implements AutoCloseable {

    private static final int PATIENCE_MS = 3000;

    private final DatagramSocket socket;
    private final int pbxPort;
    private final String user;
    final String callId = UUID.randomUUID().toString();

    RawPhone(DemoPbx pbx, String user) throws IOException {
        socket = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1"));
        socket.setSoTimeout(PATIENCE_MS);
        pbxPort = pbx.port();
        this.user = user;
    }

    /** Our contact. */
    String contact() {
        return "sip:" + user + "@127.0.0.1:" + socket.getLocalPort();
    }

    String server() {
        return "sip:127.0.0.1:" + pbxPort;
    }

    /** A request with everything that it must have, and more lines and a body after that. */
    String request(String method, String uri, String toTag, int cseq, String more, String body) {
        String to = method.equals("REGISTER") ? "sip:" + user + "@127.0.0.1:" + pbxPort : uri;
        return method + " " + uri + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP 127.0.0.1:" + socket.getLocalPort() + ";branch=z9hG4bK" + UUID.randomUUID()
                + ";rport\r\n"
                + "From: <sip:" + user + "@127.0.0.1:" + pbxPort + ">;tag=mine\r\n"
                + "To: <" + to + ">" + (toTag.isEmpty() ? "" : ";tag=" + toTag) + "\r\n"
                + "Call-ID: " + callId + "\r\nCSeq: " + cseq + " " + method + "\r\n"
                + "Max-Forwards: 70\r\nContact: <" + contact() + ">\r\n" + more
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    String request(String method, String uri, int cseq) {
        return request(method, uri, "", cseq, "", "");
    }

    void send(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.ofLiteral("127.0.0.1"), pbxPort));
    }

    String receive() throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[8192], 8192);
        socket.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    /** True if nothing comes for a while. */
    boolean silent(int ms) throws IOException {
        socket.setSoTimeout(ms);
        try {
            receive();
            return false;
        } catch (SocketTimeoutException quiet) {
            return true;
        } finally {
            socket.setSoTimeout(PATIENCE_MS);
        }
    }

    /** Sends it and returns the first final response. */
    String ask(String text) throws IOException {
        send(text);
        String answer = receive();
        while (status(answer) < 200) {
            answer = receive();
        }
        return answer;
    }

    /** Sends a request and once more with credentials when they are asked for. */
    String askAs(DigestClient digest, String method, String uri, int cseq, String more, String body)
            throws IOException {
        digest.preemptive(method, uri, body.getBytes(StandardCharsets.UTF_8));
        String first = request(method, uri, "", cseq, more, body);
        String refusal = ask(first);
        List<Credentials> credentials = digest.answer(challenges(refusal), method, uri, new byte[0]);
        if (method.equals("INVITE")) {
            String via = "Via: " + header(first, "Via").orElseThrow();
            send(request("ACK", uri, toTag(refusal), cseq, "", "").replaceFirst("Via: .*", via));
        }
        return ask(request(method, uri, "", cseq + 1, more + headers(credentials), body));
    }

    static String headers(List<Credentials> credentials) {
        StringBuilder headers = new StringBuilder();
        credentials.forEach(each -> headers.append(each.proxy() ? "Proxy-Authorization: " : "Authorization: ")
                .append(each.headerValue())
                .append("\r\n"));
        return headers.toString();
    }

    static List<Challenge> challenges(String response) {
        List<Challenge> challenges = new ArrayList<>();
        Matcher matcher =
                Pattern.compile("(?m)^(WWW|Proxy)-Authenticate: (.*)$").matcher(response);
        while (matcher.find()) {
            challenges.add(new Challenge(matcher.group(1).equals("Proxy"), matcher.group(2)));
        }
        return challenges;
    }

    static int status(String response) {
        return response.startsWith("SIP/2.0 ") ? Integer.parseInt(response.substring(8, 11)) : 0;
    }

    static String toTag(String response) {
        return header(response, "To").map(to -> to.replaceFirst(".*;tag=", "")).orElseThrow();
    }

    static Optional<String> header(String message, String name) {
        Matcher matcher = Pattern.compile("(?m)^" + name + ": (.*)$").matcher(message);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    static String sdp(int port, String more) {
        return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio " + port
                + " RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\n" + more;
    }

    @Override
    public void close() {
        socket.close();
    }
}
