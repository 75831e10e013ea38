package org.offhook.phone.sip.sdp;

import java.net.InetSocketAddress;
import java.util.List;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.transport.LocalMedia;

/** What the tests of this package share. */
final class Sdp {

    static final LocalMedia LOCAL = local("192.0.2.1", 4000);
    static final OfferAnswer.Policy ALL =
            policy(PayloadFormat.OPUS, PayloadFormat.G722, PayloadFormat.PCMA, PayloadFormat.PCMU);
    static final OfferAnswer.Policy EVERY = policy(
            PayloadFormat.OPUS,
            PayloadFormat.G722,
            PayloadFormat.PCMA,
            PayloadFormat.PCMU,
            PayloadFormat.L16_16000,
            PayloadFormat.L16_8000);
    static final OfferAnswer.Policy G711 = policy(PayloadFormat.PCMA, PayloadFormat.PCMU);

    private Sdp() {}

    static OfferAnswer.Policy policy(PayloadFormat... codecs) {
        return new OfferAnswer.Policy(List.of(codecs), 20);
    }

    static LocalMedia local(String address, int port) {
        return new LocalMedia(new InetSocketAddress(address, port), new InetSocketAddress(address, port + 1));
    }

    static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(address, port);
    }

    /** A body of a peer at 198.51.100.7: these media lines, under a session with a {@code c=}. */
    static String body(String... mediaLines) {
        return "v=0\r\no=peer 1 1 IN IP4 198.51.100.7\r\ns=-\r\nc=IN IP4 198.51.100.7\r\nt=0 0\r\n"
                + String.join("\r\n", mediaLines) + "\r\n";
    }

    /** The lines that begin so, without that beginning. */
    static List<String> lines(String sdp, String beginning) {
        return sdp.lines()
                .filter(line -> line.startsWith(beginning))
                .map(line -> line.substring(beginning.length()))
                .toList();
    }

    static long version(String sdp) {
        return Long.parseLong(lines(sdp, "o=").getFirst().split(" ")[2]);
    }
}
