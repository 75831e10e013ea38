package org.offhook.phone.sip.sdp;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.offhook.phone.sip.sdp.Sdp.LOCAL;
import static org.offhook.phone.sip.sdp.Sdp.at;
import static org.offhook.phone.sip.sdp.Sdp.body;
import static org.offhook.phone.sip.sdp.Sdp.lines;
import static org.offhook.phone.sip.sdp.Sdp.version;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.transport.MediaDirection;
import org.offhook.audio.transport.NegotiatedMedia;
import org.offhook.audio.transport.PayloadType;

/** The peer offers, we answer. */
class AnswerTest {

    private final OfferAnswer call = new OfferAnswer(Sdp.ALL, 77);

    private String answer(String... mediaLines) throws SdpException {
        return call.answer(body(mediaLines), LOCAL, MediaDirection.SENDRECV);
    }

    private NegotiatedMedia media() {
        return call.negotiated().orElseThrow();
    }

    @Test
    void answerHasOneCodecUnderTheOfferersNumber() throws SdpException {
        String answer = answer(
                "m=audio 30000 RTP/AVP 18 107 0 100 110",
                "a=rtpmap:107 opus/48000/2",
                "a=rtpmap:100 telephone-event/8000",
                "a=rtpmap:110 telephone-event/48000",
                "a=ptime:40",
                "a=rtcp-mux");
        assertEquals("""
                v=0
                o=- 77 1 IN IP4 192.0.2.1
                s=-
                c=IN IP4 192.0.2.1
                t=0 0
                m=audio 4000 RTP/AVP 107 110
                a=rtpmap:107 opus/48000/2
                a=fmtp:107 useinbandfec=1
                a=rtpmap:110 telephone-event/48000
                a=fmtp:110 0-15
                a=ptime:40
                a=rtcp-mux
                a=rtcp-xr:voip-metrics
                a=sendrecv
                """.replace("\n", "\r\n"), answer);
        assertEquals(107, media().send().number());
        assertEquals(110, media().sendEvents().orElseThrow().number());
        assertEquals(at("198.51.100.7", 30000), media().remoteRtcp());
        assertEquals(40, media().ptimeMs());
    }

    @Test
    void offerersOrderDecidesNotOurs() throws SdpException {
        answer("m=audio 30000 RTP/AVP 0 8 96", "a=rtpmap:96 opus/48000/2");
        assertEquals("PCMU", media().send().format().encoding());
    }

    @Test
    void staticNumbersNeedNoRtpmap() throws SdpException {
        answer("m=audio 30000 RTP/AVP 9");
        assertEquals(List.of(new PayloadType(9, PayloadFormat.G722)), media().receive());
    }

    @ParameterizedTest
    @CsvSource({
        "0 13,         0 13",
        "9 13,         9 13",
        "0 105,        0 105",
        "96 105,       96",
        "13 0,         0 13",
        "8,            8"
    })
    void comfortNoiseIsTakenBesideACodecOfItsClock(String offered, String answered) throws SdpException {
        String answer = answer("m=audio 30000 RTP/AVP " + offered, "a=rtpmap:96 opus/48000/2", "a=rtpmap:105 CN/8000");
        assertEquals(List.of("audio 4000 RTP/AVP " + answered), lines(answer, "m="));
        assertEquals(
                answered,
                media().receive().stream().map(type -> "" + type.number()).collect(joining(" ")));
        assertTrue(!media().send().format().isComfortNoise());
    }

    @Test
    void peersMuxedRtcpIsAcceptedOnlyWhenOffered() throws SdpException {
        String answer = answer("m=audio 30000 RTP/AVP 8");
        assertEquals(List.of(), lines(answer, "a=rtcp-mux"));
        assertEquals(List.of("4001"), lines(answer, "a=rtcp:"));
        assertEquals(at("198.51.100.7", 30001), media().remoteRtcp());
    }

    @ParameterizedTest
    @CsvSource({
        "m=audio 0 RTP/AVP 8, 488",
        "m=audio 30000 RTP/AVP 18 3, 488",
        "m=audio 30000 RTP/AVP 96, 488",
        "m=audio 30000 RTP/SAVP 8, 488",
        "m=audio 30000 UDP/TLS/RTP/SAVPF 8, 488",
        "m=audio 30000 TCP/MRCPv2 1, 488",
        "m=video 30000 RTP/AVP 31, 488",
        "m=image 30000 udptl t38, 488",
        "a=nothing, 488",
        "m=audio 65536 RTP/AVP 8, 400",
        "m=audio -1 RTP/AVP 8, 400",
        "m=audio, 400",
        "q=what, 400",
        "audio, 400"
    })
    void offerThatCannotBeAnsweredIsRefusedInOneSentence(String line, int status) {
        SdpException refused = assertThrows(SdpException.class, () -> answer(line));
        assertEquals(status, refused.statusCode(), refused.getMessage());
        assertTrue(refused.getMessage().matches("[A-Z].*\\."), refused.getMessage());
        assertTrue(call.negotiated().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "IN IP4 host.example.org, 488",
        "IN IP4 1.2.3, 488",
        "IN IP4 256.1.1.1, 488",
        "IN IP4 224.2.1.1/127, 488",
        "IN IP4 255.255.255.255, 488",
        "IN IP6 2001:db8::1, 488", // ours is IPv4
        "IN IP6 fe80::1%eth0, 488",
        "ATM NSAP 47, 488",
        "IN IP4, 488"
    })
    void addressThatWeCannotSendToIsRefused(String connection, int status) {
        String offer = body("m=audio 30000 RTP/AVP 8", "c=" + connection);
        SdpException refused =
                assertThrows(SdpException.class, () -> call.answer(offer, LOCAL, MediaDirection.SENDRECV));
        assertEquals(status, refused.statusCode());
    }

    @Test
    void audioWithoutAnyAddressIsNonsense() {
        String offer = "v=0\r\no=- 1 1 IN IP4 1.2.3.4\r\ns=-\r\nt=0 0\r\nm=audio 4000 RTP/AVP 8\r\n";
        SdpException refused =
                assertThrows(SdpException.class, () -> call.answer(offer, LOCAL, MediaDirection.SENDRECV));
        assertEquals(400, refused.statusCode());
    }

    @Test
    void addressOfTheStreamBeatsThatOfTheSession() throws SdpException {
        answer("m=audio 30000 RTP/AVP 8", "c=IN IP4 203.0.113.5");
        assertEquals(at("203.0.113.5", 30000), media().remoteRtp());
    }

    @Test
    void ip6PeersAreAnsweredInIp6() throws SdpException {
        String offer = body("m=audio 30000 RTP/AVP 8").replace("IP4 198.51.100.7", "IP6 2001:db8::7");
        String answer = call.answer(offer, Sdp.local("2001:db8::1", 4000), MediaDirection.SENDRECV);
        assertEquals(at("2001:db8::7", 30000), media().remoteRtp());
        assertEquals(List.of("IN IP6 2001:db8:0:0:0:0:0:1"), lines(answer, "c="));
    }

    @Test
    void everythingButTheFirstUsableAudioIsRefusedInItsPlace() throws SdpException {
        String answer = answer(
                "m=video 40000 RTP/AVP 31 34",
                "m=audio 30000 RTP/SAVP 8",
                "m=audio 30002 RTP/AVP 18",
                "m=audio 30004 RTP/AVP 8",
                "m=audio 30006 RTP/AVP 8",
                "m=application 5000 UDP/BFCP *",
                "m=text 0 RTP/AVP");
        assertEquals(
                List.of(
                        "video 0 RTP/AVP 31",
                        "audio 0 RTP/SAVP 8",
                        "audio 0 RTP/AVP 18",
                        "audio 4000 RTP/AVP 8",
                        "audio 0 RTP/AVP 8",
                        "application 0 UDP/BFCP *",
                        "text 0 RTP/AVP 0"),
                lines(answer, "m="));
        assertEquals(at("198.51.100.7", 30004), media().remoteRtp());
    }

    @Test
    void ourNextOfferKeepsTheRefusedLinesAndTheProfile() throws SdpException {
        answer("m=video 40000 RTP/AVP 31", "m=audio 30000 RTP/AVPF 0 8", "a=rtcp-fb:* nack");
        String offer = call.offer(LOCAL, MediaDirection.SENDONLY);
        assertEquals(List.of("video 0 RTP/AVP 31", "audio 4000 RTP/AVPF 0 96 9 8 101 97"), lines(offer, "m="));
        assertEquals(2, version(offer));
        call.acceptAnswer(body("m=video 0 RTP/AVP 31", "m=audio 30000 RTP/AVPF 0", "a=recvonly"));
        assertEquals(MediaDirection.SENDONLY, media().direction());
    }

    @Test
    void streamInUseIsKeptWhenAnotherAppearsBeforeIt() throws SdpException {
        answer("m=audio 0 RTP/AVP 8", "m=audio 30002 RTP/AVP 8");
        answer("m=audio 30000 RTP/AVP 8", "m=audio 30002 RTP/AVP 8");
        assertEquals(at("198.51.100.7", 30002), media().remoteRtp());
    }

    @Test
    void repeatedOfferGetsTheSameAnswer() throws SdpException {
        String first = answer("m=audio 30000 RTP/AVP 8");
        assertEquals(first, answer("m=audio 30000 RTP/AVP 8"));
        assertEquals(2, version(answer("m=audio 30000 RTP/AVP 0")));
    }

    @Test
    void refusedOfferLeavesTheSessionAsItWas() throws SdpException {
        answer("m=audio 30000 RTP/AVP 8");
        NegotiatedMedia before = media();
        assertThrows(SdpException.class, () -> answer("m=audio 0 RTP/AVP 8", "m=image 30000 udptl t38"));
        assertEquals(before, media());
    }

    @Test
    void offerAgainstOurOpenOfferIsGlare() {
        call.offer(LOCAL, MediaDirection.SENDRECV);
        SdpException refused = assertThrows(SdpException.class, () -> answer("m=audio 30000 RTP/AVP 8"));
        assertEquals(491, refused.statusCode());
        assertTrue(call.offerPending());
    }

    @Test
    void answerOfOursEndsTheWaitForFurtherAnswers() throws SdpException {
        call.offer(LOCAL, MediaDirection.SENDRECV);
        call.acceptAnswer(body("m=audio 30000 RTP/AVP 8"));
        answer("m=audio 30000 RTP/AVP 8");
        assertThrows(SdpException.class, () -> call.acceptAnswer(body("m=audio 50000 RTP/AVP 8")));
        assertEquals(at("198.51.100.7", 30000), media().remoteRtp());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n", "\r\n\r\n", " \r\n", "\r\n\t"})
    void lineEndsAndBlanksOfAllSortsAreTaken(String end) throws SdpException {
        String offer = body("m=audio 30000 RTP/AVP 8", "a= ptime: 30").replace("\r\n", end);
        call.answer(offer, LOCAL, MediaDirection.SENDRECV);
        assertEquals(30, media().ptimeMs());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=rtpmap:96 opus/48000", "a=rtpmap:96  OPUS/48000/2 ", "a=RTPMAP:96 opus/48000/1"})
    void opusIsRecognisedHoweverItsChannelsAreWritten(String map) throws SdpException {
        answer("m=audio 30000 RTP/AVP 96", map);
        assertEquals(PayloadFormat.OPUS, media().receive().getFirst().format());
    }

    @Test
    void unreadableFormatsAreSkipped() throws SdpException {
        answer(
                "m=audio 30000/2 RTP/AVP 200 x 97 98 99 8 8 -1",
                "a=rtpmap:97",
                "a=rtpmap:98 opus/0/2",
                "a=rtpmap:99 /",
                "a=rtpmap:",
                "a=fmtp",
                "a=rtpmap:999999999999 PCMA/8000");
        assertEquals(8, media().send().number());
        assertFalse(call.heldByPeer());
    }

    @Test
    void sizeIsLimited() {
        String offer = body("m=audio 30000 RTP/AVP 8") + "a=x:y\r\n".repeat(10_000);
        SdpException refused =
                assertThrows(SdpException.class, () -> call.answer(offer, LOCAL, MediaDirection.SENDRECV));
        assertEquals(400, refused.statusCode());
        String many = body("m=audio 30000 RTP/AVP 8") + "m=video 1 RTP/AVP 31\r\n".repeat(64);
        assertEquals(
                400,
                assertThrows(SdpException.class, () -> call.answer(many, LOCAL, MediaDirection.SENDRECV))
                        .statusCode());
    }
}
