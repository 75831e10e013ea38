package org.offhook.phone.sip.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.offhook.phone.sip.sdp.Sdp.LOCAL;
import static org.offhook.phone.sip.sdp.Sdp.at;
import static org.offhook.phone.sip.sdp.Sdp.body;
import static org.offhook.phone.sip.sdp.Sdp.lines;
import static org.offhook.phone.sip.sdp.Sdp.version;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.transport.LocalMedia;
import org.offhook.audio.transport.MediaDirection;
import org.offhook.audio.transport.NegotiatedMedia;
import org.offhook.audio.transport.PayloadType;

/** We offer, the peer answers. */
class OfferTest {

    private final OfferAnswer call = new OfferAnswer(Sdp.ALL, 77);

    @Test
    void firstOfferNamesEveryCodecAndBothEventClocks() {
        assertEquals("""
                v=0
                o=- 77 1 IN IP4 192.0.2.1
                s=-
                c=IN IP4 192.0.2.1
                t=0 0
                m=audio 4000 RTP/AVP 96 9 8 0 101 97
                a=rtpmap:96 opus/48000/2
                a=fmtp:96 useinbandfec=1
                a=rtpmap:9 G722/8000
                a=rtpmap:8 PCMA/8000
                a=rtpmap:0 PCMU/8000
                a=rtpmap:101 telephone-event/8000
                a=fmtp:101 0-15
                a=rtpmap:97 telephone-event/48000
                a=fmtp:97 0-15
                a=ptime:20
                a=rtcp:4001
                a=rtcp-mux
                a=rtcp-xr:voip-metrics
                a=sendrecv
                """.replace("\n", "\r\n"), call.offer(LOCAL, MediaDirection.SENDRECV));
        assertTrue(call.offerPending());
    }

    @Test
    void withoutOpusOnlyTheUsualEventClockIsOffered() {
        String offer = new OfferAnswer(Sdp.G711).offer(LOCAL, MediaDirection.SENDRECV);
        assertEquals(List.of("4000 RTP/AVP 8 0 101"), lines(offer, "m=audio "));
    }

    @Test
    void eventsAreNeitherOfferedNorAnsweredIfDigitsGoInTheSound() throws SdpException {
        OfferAnswer.Policy tones = new OfferAnswer.Policy(Sdp.ALL.codecs(), 20, OfferAnswer.Events.NONE);
        String offer = new OfferAnswer(tones).offer(LOCAL, MediaDirection.SENDRECV);
        assertEquals(List.of("4000 RTP/AVP 96 9 8 0"), lines(offer, "m=audio "));
        OfferAnswer called = new OfferAnswer(tones);
        String answer = called.answer(
                body("m=audio 30000 RTP/AVP 8 101", "a=rtpmap:101 telephone-event/8000"),
                LOCAL,
                MediaDirection.SENDRECV);
        assertEquals(List.of("4000 RTP/AVP 8"), lines(answer, "m=audio "));
        assertTrue(called.negotiated().orElseThrow().sendEvents().isEmpty());
    }

    @Test
    void everyClockOfOurCodecsHasAnEventOfItsOwn() {
        String offer = new OfferAnswer(Sdp.EVERY).offer(LOCAL, MediaDirection.SENDRECV);
        assertEquals(
                List.of(
                        "96 opus/48000/2",
                        "9 G722/8000",
                        "8 PCMA/8000",
                        "0 PCMU/8000",
                        "97 L16/16000",
                        "98 L16/8000",
                        "101 telephone-event/8000",
                        "99 telephone-event/48000",
                        "100 telephone-event/16000"),
                lines(offer, "a=rtpmap:"));
    }

    @ParameterizedTest
    @CsvSource({"96, 112", "9, 111", "8, 111", "0, 111", "97, 113", "98, 111"})
    void digitsHaveTheClockOfTheCodecInUse(int codec, int events) throws SdpException {
        OfferAnswer every = new OfferAnswer(Sdp.EVERY);
        every.offer(LOCAL, MediaDirection.SENDRECV);
        every.acceptAnswer(body(
                "m=audio 30000 RTP/AVP " + codec + " 111 112 113",
                "a=rtpmap:111 telephone-event/8000",
                "a=rtpmap:112 telephone-event/48000",
                "a=rtpmap:113 telephone-event/16000"));
        NegotiatedMedia media = every.negotiated().orElseThrow();
        assertEquals(events, media.sendEvents().orElseThrow().number());
        assertEquals(
                media.send().format().clockRateHz(),
                media.sendEvents().orElseThrow().format().clockRateHz());
    }

    @Test
    void ip6AndASeparateRtcpHostAreWritten() {
        LocalMedia local = new LocalMedia(at("2001:db8:0:0:0:0:0:1", 4000), at("192.0.2.9", 5000));
        String offer = call.offer(local, MediaDirection.SENDRECV);
        assertEquals(List.of("IN IP6 2001:db8:0:0:0:0:0:1"), lines(offer, "c="));
        assertEquals(List.of("5000 IN IP4 192.0.2.9"), lines(offer, "a=rtcp:"));
    }

    @Test
    void firstCodecOfTheAnswerIsSentAndAllOfThemAreReceived() throws SdpException {
        call.offer(LOCAL, MediaDirection.SENDRECV);
        call.acceptAnswer(body("m=audio 30000 RTP/AVP 8 9 101", "a=rtpmap:101 telephone-event/8000"));
        NegotiatedMedia media = call.negotiated().orElseThrow();
        assertEquals(new PayloadType(8, PayloadFormat.PCMA), media.send());
        assertEquals(
                List.of(
                        new PayloadType(8, PayloadFormat.PCMA),
                        new PayloadType(9, PayloadFormat.G722),
                        new PayloadType(101, PayloadFormat.TELEPHONE_EVENT)),
                media.receive());
        assertEquals(
                new PayloadType(101, PayloadFormat.TELEPHONE_EVENT),
                media.sendEvents().orElseThrow());
        assertEquals(at("198.51.100.7", 30000), media.remoteRtp());
        assertEquals(at("198.51.100.7", 30001), media.remoteRtcp());
        assertEquals(MediaDirection.SENDRECV, media.direction());
        assertFalse(call.offerPending());
        assertFalse(call.heldByPeer());
    }

    @Test
    void weSendWithThePeersNumbersAndReceiveOnOurs() throws SdpException {
        call.offer(LOCAL, MediaDirection.SENDRECV);
        call.acceptAnswer(body(
                "m=audio 30000 RTP/AVP 111 110",
                "a=rtpmap:111 OPUS/48000/2",
                "a=fmtp:111 maxaveragebitrate=20000; useinbandfec=0",
                "a=rtpmap:110 telephone-event/48000",
                "a=fmtp:110 0-11"));
        NegotiatedMedia media = call.negotiated().orElseThrow();
        assertEquals(
                new PayloadType(111, new PayloadFormat("opus", 48000, 2, "maxaveragebitrate=20000; useinbandfec=0")),
                media.send());
        assertEquals(
                List.of(
                        new PayloadType(96, PayloadFormat.OPUS),
                        new PayloadType(97, PayloadFormat.TELEPHONE_EVENT_48000)),
                media.receive());
        assertEquals(110, media.sendEvents().orElseThrow().number());
    }

    @Test
    void dynamicNumberWithoutRtpmapInAnAnswerMeansWhatWeOffered() throws SdpException {
        call.offer(LOCAL, MediaDirection.SENDRECV);
        call.acceptAnswer(body("m=audio 30000 RTP/AVP 96 101"));
        assertEquals("opus", call.negotiated().orElseThrow().send().format().encoding());
        assertEquals(
                101, call.negotiated().orElseThrow().sendEvents().orElseThrow().number());
    }

    @ParameterizedTest
    @CsvSource({
        "8,          a=rtpmap:102 telephone-event/48000, 0", // the clock of Opus is of no use to PCMA
        "96,         a=rtpmap:102 telephone-event/48000, 102",
        "96,         a=rtpmap:102 telephone-event/8000,  102",
        "8,          a=rtpmap:102 telephone-event/8000,  102",
        "8,          a=rtpmap:102 telephone-event/16000, 0",
        "8,          a=rtpmap:102 CN/8000,               0"
    })
    void digitsNeedAClockThatFitsTheCodec(int codec, String map, int events) throws SdpException {
        call.offer(LOCAL, MediaDirection.SENDRECV);
        call.acceptAnswer(body("m=audio 30000 RTP/AVP " + codec + " 102", map));
        assertEquals(
                events,
                call.negotiated()
                        .orElseThrow()
                        .sendEvents()
                        .map(PayloadType::number)
                        .orElse(0));
    }

    @ParameterizedTest
    @CsvSource({"0-15,true", "'0-9,10,11,16',true", "0-11,true", "0-9,false", "32-36,false", "16,false", "x,true"})
    void digitsNeedAPeerThatListsThem(String events, boolean expected) throws SdpException {
        call.offer(LOCAL, MediaDirection.SENDRECV);
        call.acceptAnswer(
                body("m=audio 30000 RTP/AVP 8 101", "a=rtpmap:101 telephone-event/8000", "a=fmtp:101 " + events));
        assertEquals(expected, call.negotiated().orElseThrow().sendEvents().isPresent());
    }

    @Test
    void codecInUseComesFirstInTheNextOfferAndNumbersStay() throws SdpException {
        call.offer(LOCAL, MediaDirection.SENDRECV);
        call.acceptAnswer(body("m=audio 30000 RTP/AVP 0"));
        String hold = call.offer(LOCAL, MediaDirection.SENDONLY);
        assertEquals(List.of("4000 RTP/AVP 0 96 9 8 101 97"), lines(hold, "m=audio "));
        assertEquals(2, version(hold));
    }

    @Test
    void versionGrowsOnlyWithAChange() throws SdpException {
        call.offer(LOCAL, MediaDirection.SENDRECV);
        call.acceptAnswer(body("m=audio 30000 RTP/AVP 96"));
        assertEquals(1, version(call.offer(LOCAL, MediaDirection.SENDRECV)), "a refresh");
        call.rollback();
        assertEquals(2, version(call.offer(LOCAL, MediaDirection.SENDONLY)), "hold");
        call.rollback();
        assertEquals(2, version(call.offer(LOCAL, MediaDirection.SENDONLY)), "the same text again");
        call.rollback();
        assertEquals(3, version(call.offer(LOCAL, MediaDirection.SENDRECV)), "never back");
        call.rollback();
        assertEquals(4, version(call.offer(Sdp.local("192.0.2.2", 4000), MediaDirection.SENDRECV)), "moved");
    }

    @Test
    void refusedOfferLeavesTheSessionAsItWas() throws SdpException {
        call.offer(LOCAL, MediaDirection.SENDRECV);
        call.acceptAnswer(body("m=audio 30000 RTP/AVP 8"));
        NegotiatedMedia before = call.negotiated().orElseThrow();
        call.offer(LOCAL, MediaDirection.SENDONLY);
        assertTrue(call.offerPending());
        assertEquals(before, call.negotiated().orElseThrow());
        call.rollback();
        assertFalse(call.offerPending());
        assertEquals(before, call.negotiated().orElseThrow());
        assertThrows(SdpException.class, () -> call.acceptAnswer(body("m=audio 30000 RTP/AVP 8")));
    }

    @Test
    void rollbackWithoutOfferIsNothing() {
        call.rollback();
        assertTrue(call.negotiated().isEmpty());
        assertFalse(call.offerPending());
    }

    @Test
    void secondOfferOnTopOfAnOpenOneIsOurMistake() {
        call.offer(LOCAL, MediaDirection.SENDRECV);
        assertThrows(IllegalStateException.class, () -> call.offer(LOCAL, MediaDirection.SENDONLY));
    }

    @Test
    void laterAnswerToTheSameOfferReplacesTheFirst() throws SdpException {
        call.offer(LOCAL, MediaDirection.SENDRECV);
        call.acceptAnswer(body("m=audio 30000 RTP/AVP 8"));
        call.acceptAnswer(body("m=audio 40000 RTP/AVP 0"));
        NegotiatedMedia media = call.negotiated().orElseThrow();
        assertEquals(at("198.51.100.7", 40000), media.remoteRtp());
        assertEquals(0, media.send().number());
        assertThrows(SdpException.class, () -> call.acceptAnswer("garbage"));
        assertEquals(media, call.negotiated().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "m=audio 0 RTP/AVP 8, 488",
        "m=audio 30000 RTP/AVP 18, 488",
        "m=audio 30000 RTP/AVP 101, 488",
        "m=audio 30000 RTP/SAVP 8, 488",
        "m=video 30000 RTP/AVP 8, 400",
        "a=nothing, 400",
        "m=audio 70000 RTP/AVP 8, 400",
        "m=audio, 400"
    })
    void answerThatCannotBeUsedClosesTheOfferAndChangesNothing(String line, int status) {
        call.offer(LOCAL, MediaDirection.SENDRECV);
        SdpException refused = assertThrows(SdpException.class, () -> call.acceptAnswer(body(line)));
        assertEquals(status, refused.statusCode());
        assertTrue(refused.getMessage().endsWith("."), refused.getMessage());
        assertFalse(call.offerPending());
        assertTrue(call.negotiated().isEmpty());
    }

    @Test
    void goodAnswerAfterABadOneIsTaken() throws SdpException {
        call.offer(LOCAL, MediaDirection.SENDRECV);
        assertThrows(SdpException.class, () -> call.acceptAnswer("garbage"));
        call.acceptAnswer(body("m=audio 30000 RTP/AVP 8"));
        assertEquals(8, call.negotiated().orElseThrow().send().number());
    }

    @Test
    void answerWithoutOfferIsRefused() {
        SdpException refused =
                assertThrows(SdpException.class, () -> call.acceptAnswer(body("m=audio 30000 RTP/AVP 8")));
        assertEquals(400, refused.statusCode());
    }

    @ParameterizedTest
    @CsvSource({
        "a=rtcp-mux,                        198.51.100.7, 30000",
        "a=rtcp:31000,                      198.51.100.7, 31000",
        "a=rtcp:31000 IN IP4 198.51.100.8,  198.51.100.8, 31000",
        "a=rtcp:9 IN IP4 0.0.0.0,           198.51.100.7, 9",
        "a=rtcp:31000 IN IP4 a.example.org, 198.51.100.7, 31000",
        "a=rtcp:0,                          198.51.100.7, 30001",
        "a=rtcp:x,                          198.51.100.7, 30001",
        "a=other,                           198.51.100.7, 30001"
    })
    void rtcpGoesWhereTheAnswerSays(String line, String host, int port) throws SdpException {
        call.offer(LOCAL, MediaDirection.SENDRECV);
        call.acceptAnswer(body("m=audio 30000 RTP/AVP 8", line));
        assertEquals(
                new InetSocketAddress(host, port),
                call.negotiated().orElseThrow().remoteRtcp());
    }

    @ParameterizedTest
    @CsvSource({
        // codec, lines, our packet time
        "8,  a=ptime:30,                20,  30",
        "8,  a=other,                   40,  40",
        "8,  a=ptime:5,                 20,  10",
        "8,  a=ptime:200,               20,  60",
        "8,  a=ptime:0,                 20,  20",
        "8,  a=ptime:nonsense,          20,  20",
        "8,  a=ptime:20.0,              40,  20",
        "8,  a=ptime:25,                20,  20",
        "8,  a=maxptime:30,             60,  30",
        "8,  a=maxptime:150,            20,  20",
        "8,  a=maxptime:5,              20,  10",
        "96, a=ptime:30,                60,  20",
        "96, a=ptime:50,                60,  40",
        "96, a=ptime:60,                20,  60",
        "96, a=maxptime:30,             60,  20",
        "96, a=fmtp:96 minptime=40,     20,  40",
        "96, a=fmtp:96 minptime=25,     20,  40",
        "96, a=fmtp:96 minptime=3,      10,  10",
        "96, a=fmtp:96 minptime=x,      10,  10",
        "96, a=fmtp:96 minptime=100,    20,  60",
        "96, 'a=fmtp:96 minptime=40\na=maxptime:20', 10, 20",
        "9,  a=ptime:60,                20,  60",
        "98, a=ptime:60,                20,  40", // 60 ms at 16 kHz are more than a datagram should hold
        "99, a=ptime:60,                20,  60",
    })
    void packetTimeIsThePeersWishWithinReason(int codec, String line, int ours, int expected) throws SdpException {
        OfferAnswer other = new OfferAnswer(new OfferAnswer.Policy(Sdp.EVERY.codecs(), ours));
        other.offer(LOCAL, MediaDirection.SENDRECV);
        other.acceptAnswer(body(
                "m=audio 30000 RTP/AVP " + codec,
                "a=rtpmap:98 L16/16000",
                "a=rtpmap:99 L16/8000/1",
                line.replace("\n", "\r\n")));
        assertEquals(expected, other.negotiated().orElseThrow().ptimeMs());
    }

    @Test
    void policyIsChecked() {
        assertThrows(IllegalArgumentException.class, () -> new OfferAnswer.Policy(List.of(), 20));
        assertThrows(IllegalArgumentException.class, () -> Sdp.policy(PayloadFormat.TELEPHONE_EVENT));
        assertThrows(IllegalArgumentException.class, () -> new OfferAnswer.Policy(Sdp.G711.codecs(), 5));
        assertEquals(
                1, Sdp.policy(PayloadFormat.PCMA, PayloadFormat.PCMA).codecs().size());
    }
}
