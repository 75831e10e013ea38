package org.offhook.bench.peer;

import java.net.InetSocketAddress;
import java.util.Optional;
import org.offhook.bench.media.TestCodec;

/** The one offer that the instrument makes, and what it must know of the answer. */
public final class SdpText {

    private static final int EVENTS = 101;

    private SdpText() {}

    /** One audio stream with one codec on 127.0.0.1 and, as from any phone, digits as events; 20 ms packets, both ways. */
    public static String offer(int rtpPort, TestCodec codec) {
        return "v=0\r\no=bench 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio " + rtpPort
                + " RTP/AVP " + codec.payloadType() + " " + EVENTS + "\r\na=rtpmap:" + codec.payloadType() + " "
                + codec.rtpmap() + "\r\na=rtpmap:" + EVENTS + " telephone-event/" + codec.clockHz()
                + "\r\na=fmtp:" + EVENTS + " 0-15\r\na=ptime:20\r\na=sendrecv\r\n";
    }

    /** Where the answer wants its audio. Empty if the stream is refused or not there. */
    static Optional<InetSocketAddress> audioTarget(String sdp) {
        String host = "";
        int port = 0;
        boolean inAudio = false;
        for (String line : sdp.split("\r?\n")) {
            String[] words = line.strip().split(" ");
            if (line.startsWith("m=")) {
                if (inAudio) {
                    break;
                }
                inAudio = line.startsWith("m=audio ") && words.length > 1 && words[1].matches("[0-9]{1,5}");
                port = inAudio ? Integer.parseInt(words[1]) : 0;
            } else if (line.startsWith("c=IN IP4 ") && (inAudio || host.isEmpty())) {
                host = words[2];
            }
        }
        return port == 0 || port > 65535 || host.isEmpty()
                ? Optional.empty()
                : Optional.of(new InetSocketAddress(host, port));
    }

    /** The payload type that the answer gives the offered codec; the offered one if it does not say. */
    static int payloadType(String sdp, TestCodec codec) {
        for (String line : sdp.split("\r?\n")) {
            int space = line.indexOf(' ');
            boolean map = line.startsWith("a=rtpmap:") && space > 0;
            if (map && line.substring(space + 1).strip().equalsIgnoreCase(codec.rtpmap())) {
                return Integer.parseInt(line.substring("a=rtpmap:".length(), space));
            }
        }
        return codec.payloadType();
    }
}
