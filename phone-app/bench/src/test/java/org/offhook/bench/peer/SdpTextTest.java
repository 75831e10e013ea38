package org.offhook.bench.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.offhook.bench.media.TestCodec;

class SdpTextTest {

    @Test
    void theOfferIsReadBackAsItWasWritten() {
        String offer = SdpText.offer(40000, TestCodec.OPUS);
        assertEquals(
                new InetSocketAddress("127.0.0.1", 40000),
                SdpText.audioTarget(offer).orElseThrow());
        assertEquals(96, SdpText.payloadType(offer, TestCodec.OPUS));
    }

    @Test
    void theStreamsOwnAddressWinsOverTheSessions() {
        String answer = "v=0\nc=IN IP4 10.0.0.1\nm=audio 4000 RTP/AVP 0\nc=IN IP4 10.0.0.2\nm=video 5000 RTP/AVP 99\n"
                + "c=IN IP4 10.0.0.3\n";
        assertEquals(
                new InetSocketAddress("10.0.0.2", 4000),
                SdpText.audioTarget(answer).orElseThrow());
    }

    @Test
    void aRefusedStreamHasNoTarget() {
        assertTrue(
                SdpText.audioTarget("c=IN IP4 10.0.0.1\nm=audio 0 RTP/AVP 0\n").isEmpty());
        assertTrue(SdpText.audioTarget("").isEmpty());
        assertTrue(SdpText.audioTarget("m=audio 4000 RTP/AVP 0\n").isEmpty());
    }

    @Test
    void theAnswerMayNumberTheCodecAnew() {
        assertEquals(111, SdpText.payloadType("a=rtpmap:111 OPUS/48000/2\r\n", TestCodec.OPUS));
        assertEquals(0, SdpText.payloadType("a=rtpmap:101 telephone-event/8000\r\n", TestCodec.PCMU));
    }
}
