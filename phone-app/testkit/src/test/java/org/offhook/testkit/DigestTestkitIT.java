package org.offhook.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The PBX really offers and checks SHA-256 (RFC 8760), shown with nothing but a datagram socket. */
class DigestTestkitIT {
    @Test
    void sha256IsOfferedFirstAndAccepted() throws Exception {
        AsteriskUser carol = AsteriskUser.named("102").withDigests("SHA-256", "MD5");
        try (Asterisk pbx = Asterisk.builder().user(carol).start();
                DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(5000);
            String challenge = exchange(socket, pbx, 1, "");
            assertTrue(challenge.startsWith("SIP/2.0 401"), challenge);
            int sha = challenge.indexOf("algorithm=SHA-256");
            assertTrue(sha > 0 && sha < challenge.indexOf("algorithm=MD5"), challenge);
            assertEquals(
                    "SIP/2.0 401",
                    exchange(socket, pbx, 2, answer(challenge, pbx, "wrong")).substring(0, 11));
            String accepted = exchange(socket, pbx, 3, answer(challenge, pbx, carol.password()));
            assertTrue(accepted.startsWith("SIP/2.0 200"), accepted);
            assertTrue(pbx.isRegistered("102"));
        }
    }

    private static String answer(String challenge, Asterisk pbx, String password) throws Exception {
        String line = challenge
                .lines()
                .filter(l -> l.contains("algorithm=SHA-256"))
                .findFirst()
                .orElseThrow();
        String realm = parameter(line, "realm");
        String nonce = parameter(line, "nonce");
        String uri = "sip:127.0.0.1:" + pbx.port();
        String response = sha256(sha256("102:" + realm + ":" + password) + ":" + nonce + ":00000001:abc:auth:"
                + sha256("REGISTER:" + uri));
        return """
                Authorization: Digest username="102", realm="%s", nonce="%s", uri="%s", response="%s", \
                algorithm=SHA-256, qop=auth, nc=00000001, cnonce="abc", opaque="%s"
                """.formatted(realm, nonce, uri, response, parameter(line, "opaque"));
    }

    private static String exchange(DatagramSocket socket, Asterisk pbx, int cseq, String authorization)
            throws Exception {
        String request = """
                REGISTER sip:127.0.0.1:%1$d SIP/2.0
                Via: SIP/2.0/UDP 127.0.0.1:%2$d;branch=z9hG4bK%3$d
                From: <sip:102@127.0.0.1>;tag=1
                To: <sip:102@127.0.0.1>
                Call-ID: digest
                CSeq: %3$d REGISTER
                Contact: <sip:102@127.0.0.1:%2$d>
                Expires: 60
                Max-Forwards: 70
                Content-Length: 0
                %4$s
                """.formatted(pbx.port(), socket.getLocalPort(), cseq, authorization);
        byte[] bytes = request.replaceAll("\n+$", "\n\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), pbx.port()));
        DatagramPacket packet = new DatagramPacket(new byte[8000], 8000);
        socket.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    private static String parameter(String line, String name) {
        Matcher matcher = Pattern.compile(name + "=\"([^\"]*)\"").matcher(line);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static String sha256(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
