package org.offhook.bench.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.testkit.NetworkTrace;
import org.offhook.testkit.Speech;
import org.offhook.testkit.SpeechQuality;
import org.offhook.testkit.Wav;

class ImpairedStreamTest {

    private static final Wav SPEECH = Speech.synthetic(3, Duration.ofSeconds(2), 8000);

    /** Sends back whatever comes. */
    private static DatagramChannel mirror() throws IOException {
        DatagramChannel socket =
                DatagramChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofPlatform().daemon().start(() -> {
            ByteBuffer packet = ByteBuffer.allocate(2048);
            try {
                while (true) {
                    SocketAddress from = socket.receive(packet.clear());
                    socket.send(packet.flip(), from);
                }
            } catch (IOException closed) {
                return;
            }
        });
        return socket;
    }

    private static List<ImpairedStream.Played> play(ImpairedStream stream, NetworkTrace trace) throws Exception {
        try (DatagramChannel one = mirror();
                DatagramChannel other = mirror()) {
            for (DatagramChannel mirror : List.of(one, other)) {
                stream.open(3).connect((InetSocketAddress) mirror.getLocalAddress(), 0);
            }
            return stream.play(trace);
        }
    }

    @Test
    void everyPhoneGetsTheSamePacketsAndAMirrorPlaysThemUnchanged() throws Exception {
        NetworkTrace clean = NetworkTrace.model("clean", 2, 1).build();
        try (ImpairedStream stream = new ImpairedStream(TestCodec.PCMU, SPEECH)) {
            Wav reference = stream.reference(clean.frames());
            for (ImpairedStream.Played played : play(stream, clean)) {
                SpeechQuality heard = SpeechQuality.of(reference, played.sound());
                assertEquals(4.5, heard.score(), 0.01);
            }
        }
    }

    @Test
    void whatTheNetworkLosesIsMissing() throws Exception {
        NetworkTrace lossy = NetworkTrace.model("10 %", 2, 1).loss(10).build();
        try (ImpairedStream stream = new ImpairedStream(TestCodec.PCMU, SPEECH)) {
            Wav reference = stream.reference(lossy.frames());
            List<ImpairedStream.Played> played = play(stream, lossy);
            double first = SpeechQuality.of(reference, played.get(0).sound()).score();
            double second = SpeechQuality.of(reference, played.get(1).sound()).score();
            assertEquals(first, second, 0.05);
            assertTrue(first < 3.5, "score " + first);
        }
    }
}
