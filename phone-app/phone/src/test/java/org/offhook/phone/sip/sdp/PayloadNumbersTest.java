package org.offhook.phone.sip.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.offhook.phone.sip.sdp.Sdp.LOCAL;
import static org.offhook.phone.sip.sdp.Sdp.body;
import static org.offhook.phone.sip.sdp.Sdp.lines;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.audio.transport.MediaDirection;
import org.offhook.audio.transport.NegotiatedMedia;

/** Numbers keep their meaning for the whole session (RFC 3264 §8.3.2). */
class PayloadNumbersTest {

    private final OfferAnswer call = new OfferAnswer(Sdp.ALL);

    private String answer(String... mediaLines) throws SdpException {
        String answer = call.answer(body(mediaLines), LOCAL, MediaDirection.SENDRECV);
        return lines(answer, "m=audio 4000 RTP/AVP ").getFirst();
    }

    @Test
    void numbersOfThePeersOfferAreUsedInOurLaterOffers() throws SdpException {
        answer("m=audio 30000 RTP/AVP 111 96", "a=rtpmap:111 opus/48000/2", "a=rtpmap:96 telephone-event/8000");
        String offer = call.offer(LOCAL, MediaDirection.SENDRECV);
        assertEquals(List.of("111 9 8 0 96 97"), lines(offer, "m=audio 4000 RTP/AVP "));
    }

    @Test
    void numberThatWeHaveGivenAwayIsNotReusedForThePeersFormat() throws SdpException {
        call.offer(LOCAL, MediaDirection.SENDRECV); // 96 is Opus, 97 telephone-event/48000
        call.acceptAnswer(body("m=audio 30000 RTP/AVP 97", "a=rtpmap:97 opus/48000/2"));
        assertEquals(97, call.negotiated().orElseThrow().send().number());
        assertEquals("96", answer("m=audio 30000 RTP/AVP 97", "a=rtpmap:97 opus/48000/2"));
        NegotiatedMedia media = call.negotiated().orElseThrow();
        assertEquals(97, media.send().number());
        assertEquals(96, media.receive().getFirst().number());
    }

    @Test
    void peerThatIsReplacedByAnotherPhoneIsFollowed() throws SdpException {
        assertEquals(
                "96 97",
                answer("m=audio 30000 RTP/AVP 96 97", "a=rtpmap:96 opus/48000/2", "a=rtpmap:97 telephone-event/8000"));
        assertEquals(
                "97 96",
                answer("m=audio 40000 RTP/AVP 97 96", "a=rtpmap:97 opus/48000/2", "a=rtpmap:96 telephone-event/8000"));
    }

    @Test
    void codecAndEventsNeverShareANumber() throws SdpException {
        String first = "a=rtpmap:96 opus/48000/2";
        answer("m=audio 30000 RTP/AVP 96", first);
        answer("m=audio 30000 RTP/AVP 97", "a=rtpmap:97 opus/48000/2");
        answer("m=audio 30000 RTP/AVP 97 96", "a=rtpmap:97 opus/48000/2", "a=rtpmap:96 telephone-event/8000");
        NegotiatedMedia media = call.negotiated().orElseThrow();
        assertNotEquals(
                media.receive().getFirst().number(), media.receive().getLast().number());
    }

    @Test
    void peerThatTakesEveryNumberCannotStopOurOffers() throws SdpException {
        for (int number = 0; number < 128; number++) {
            answer("m=audio 30000 RTP/AVP " + number, "a=rtpmap:" + number + " PCMA/8000");
        }
        String offer = call.offer(LOCAL, MediaDirection.SENDRECV);
        assertEquals(List.of("0"), lines(offer, "m=audio 4000 RTP/AVP "));
        call.rollback();
        assertEquals("100", answer("m=audio 30000 RTP/AVP 100", "a=rtpmap:100 opus/48000/2"));
    }
}
