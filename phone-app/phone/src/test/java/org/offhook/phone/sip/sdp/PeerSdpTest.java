package org.offhook.phone.sip.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.offhook.phone.sip.sdp.Sdp.LOCAL;
import static org.offhook.phone.sip.sdp.Sdp.at;
import static org.offhook.phone.sip.sdp.Sdp.lines;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.transport.MediaDirection;
import org.offhook.audio.transport.NegotiatedMedia;
import org.offhook.audio.transport.PayloadType;

class PeerSdpTest {

    @ParameterizedTest
    @CsvSource({
        // peer, our answer's media lines, where RTP and RTCP go, telephone-event that we send, our direction
        "ASTERISK,            audio 4000 RTP/AVP 8 101,                          14216, 14217, 101, SENDRECV",
        "FREESWITCH,          audio 4000 RTP/AVP 102 103,                        27654, 27654, 103, SENDRECV",
        "BARESIP,             audio 4000 RTP/AVP 96 101|video 0 RTP/AVP 31,      18472, 18473, 101, SENDRECV",
        "LINPHONE,            audio 4000 RTP/AVPF 96 101|video 0 RTP/AVPF 96,    7078,  7079,  101, SENDRECV",
        "YEALINK,             audio 4000 RTP/AVP 9 101,                          11796, 11797, 101, SENDRECV",
        "BOTH_PROFILES,       audio 0 RTP/SAVP 8|audio 4000 RTP/AVP 8 101,       5006,  5007,  101, SENDRECV",
        "WEBRTC_IN_THE_CLEAR, audio 4000 RTP/AVPF 109 101,                       52114, 52114, 101, SENDRECV",
        "OLD_GATEWAY_HOLD,    audio 4000 RTP/AVP 8 101 19,                       17244, 17245, 101, RECVONLY"
    })
    void offersOfTheWorldAreAnswered(
            PeerSdp peer, String media, int rtp, int rtcp, int events, MediaDirection direction) throws SdpException {
        OfferAnswer call = new OfferAnswer(Sdp.ALL);
        String answer = call.answer(peer.text(), LOCAL, MediaDirection.SENDRECV);
        NegotiatedMedia negotiated = call.negotiated().orElseThrow();
        String host = direction.sends() ? "198.51.100.7" : "0.0.0.0";
        assertEquals(media, String.join("|", lines(answer, "m=")));
        assertEquals(at(host, rtp), negotiated.remoteRtp());
        assertEquals(at(host, rtcp), negotiated.remoteRtcp());
        assertEquals(events, negotiated.sendEvents().map(PayloadType::number).orElse(0));
        assertEquals(direction, negotiated.direction());
        assertEquals(20, negotiated.ptimeMs());
    }

    @ParameterizedTest
    @EnumSource(
            value = PeerSdp.class,
            names = {"WEBRTC", "FAX"})
    void whatWeDoNotSpeakIsNotAcceptable(PeerSdp peer) {
        SdpException refused = assertThrows(
                SdpException.class, () -> new OfferAnswer(Sdp.ALL).answer(peer.text(), LOCAL, MediaDirection.SENDRECV));
        assertEquals(488, refused.statusCode());
    }

    @ParameterizedTest
    @EnumSource(
            value = PeerSdp.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WEBRTC", "FAX", "BOTH_PROFILES"})
    void theSameTextIsTakenAsAnAnswer(PeerSdp peer) throws SdpException {
        OfferAnswer call = new OfferAnswer(Sdp.ALL);
        call.offer(LOCAL, MediaDirection.SENDRECV);
        call.acceptAnswer(peer.text());
        assertTrue(call.negotiated().orElseThrow().sendEvents().isPresent());
    }

    @Test
    void peersFmtpLimitsWhatWeSendAndOursIsWhatWeReceive() throws SdpException {
        OfferAnswer call = new OfferAnswer(Sdp.ALL);
        call.answer(PeerSdp.FREESWITCH.text(), LOCAL, MediaDirection.SENDRECV);
        NegotiatedMedia media = call.negotiated().orElseThrow();
        assertEquals("30000", media.send().format().parameter("maxaveragebitrate", ""));
        assertEquals(PayloadFormat.OPUS, media.receive().getFirst().format());
    }

    @Test
    void linphonesTwoEventClocksThatNobodyAskedForAreIgnored() throws SdpException {
        OfferAnswer call = new OfferAnswer(Sdp.G711);
        String answer = call.answer(PeerSdp.LINPHONE.text(), LOCAL, MediaDirection.SENDRECV);
        assertEquals("audio 4000 RTP/AVPF 0 100", lines(answer, "m=").getFirst());
    }
}
