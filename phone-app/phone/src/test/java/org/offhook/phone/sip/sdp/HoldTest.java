package org.offhook.phone.sip.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.offhook.phone.sip.sdp.Sdp.LOCAL;
import static org.offhook.phone.sip.sdp.Sdp.body;
import static org.offhook.phone.sip.sdp.Sdp.lines;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.audio.transport.MediaDirection;

/** Directions (RFC 3264 §6.1, §8.4). */
class HoldTest {

    private static final String AUDIO = "m=audio 30000 RTP/AVP 8";

    private final OfferAnswer call = new OfferAnswer(Sdp.ALL);

    @ParameterizedTest
    @CsvSource({
        // the peer offers, we want, we answer, the peer holds us
        "SENDRECV, SENDRECV, SENDRECV, false",
        "SENDONLY, SENDRECV, RECVONLY, true",
        "RECVONLY, SENDRECV, SENDONLY, false",
        "INACTIVE, SENDRECV, INACTIVE, true",
        "SENDRECV, SENDONLY, SENDONLY, false",
        "SENDONLY, SENDONLY, INACTIVE, true",
        "RECVONLY, SENDONLY, SENDONLY, false",
        "INACTIVE, SENDONLY, INACTIVE, true",
        "SENDRECV, INACTIVE, INACTIVE, false",
    })
    void weAnswerWhatTheOfferAllows(
            MediaDirection offered, MediaDirection wanted, MediaDirection answered, boolean held) throws SdpException {
        String answer = call.answer(body(AUDIO, line(offered)), LOCAL, wanted);
        assertTrue(answer.endsWith(line(answered) + "\r\n"), answer);
        assertEquals(answered, call.negotiated().orElseThrow().direction());
        assertEquals(held, call.heldByPeer());
    }

    @ParameterizedTest
    @CsvSource({
        // we offer, the peer answers, we do, the peer holds us
        "SENDRECV, SENDRECV, SENDRECV, false",
        "SENDRECV, SENDONLY, RECVONLY, true",
        "SENDRECV, RECVONLY, SENDONLY, false",
        "SENDRECV, INACTIVE, INACTIVE, true",
        "SENDONLY, RECVONLY, SENDONLY, false",
        "SENDONLY, INACTIVE, INACTIVE, true",
        "SENDONLY, SENDRECV, SENDONLY, false", // wrong, but clear
        "INACTIVE, INACTIVE, INACTIVE, false",
        "INACTIVE, SENDRECV, INACTIVE, false",
    })
    void ourDirectionIsWhatBothSaid(MediaDirection offered, MediaDirection answered, MediaDirection ours, boolean held)
            throws SdpException {
        call.offer(LOCAL, offered);
        call.acceptAnswer(body(AUDIO, line(answered)));
        assertEquals(ours, call.negotiated().orElseThrow().direction());
        assertEquals(held, call.heldByPeer());
    }

    @Test
    void directionOfTheStreamBeatsThatOfTheSession() throws SdpException {
        String both = body("a=sendonly", AUDIO, "a=sendrecv");
        assertTrue(call.answer(both, LOCAL, MediaDirection.SENDRECV).contains("a=sendrecv"));
        String session = body("a=sendonly", AUDIO);
        assertTrue(call.answer(session, LOCAL, MediaDirection.SENDRECV).contains("a=recvonly"));
    }

    @Test
    void directionOfAnotherStreamDoesNotMatter() throws SdpException {
        call.answer(body(AUDIO, "m=video 40000 RTP/AVP 31", "a=inactive"), LOCAL, MediaDirection.SENDRECV);
        assertEquals(MediaDirection.SENDRECV, call.negotiated().orElseThrow().direction());
    }

    @ParameterizedTest
    @CsvSource({
        "IN IP4 0.0.0.0, SENDRECV, RECVONLY",
        "IN IP4 0.0.0.0, RECVONLY, INACTIVE",
        "IN IP6 ::, SENDRECV, RECVONLY"
    })
    void peerWithoutAddressHoldsUsAsInTheOldDays(String connection, MediaDirection offered, MediaDirection answered)
            throws SdpException {
        call.answer(body(AUDIO), LOCAL, MediaDirection.SENDRECV);
        String answer = call.answer(body(AUDIO, "c=" + connection, line(offered)), LOCAL, MediaDirection.SENDRECV);
        assertEquals(answered, call.negotiated().orElseThrow().direction());
        assertTrue(call.heldByPeer());
        assertTrue(answer.contains(line(answered)));
        call.answer(body(AUDIO), LOCAL, MediaDirection.SENDRECV);
        assertEquals(MediaDirection.SENDRECV, call.negotiated().orElseThrow().direction());
        assertFalse(call.heldByPeer());
    }

    @Test
    void bothHoldAndEachResumesInItsTurn() throws SdpException {
        OfferAnswer peer = new OfferAnswer(Sdp.G711);
        exchange(call, MediaDirection.SENDRECV, peer, MediaDirection.SENDRECV);

        exchange(call, MediaDirection.SENDONLY, peer, MediaDirection.SENDRECV);
        assertEquals(List.of(false, true), List.of(call.heldByPeer(), peer.heldByPeer()));

        exchange(peer, MediaDirection.SENDONLY, call, MediaDirection.SENDONLY);
        assertEquals(MediaDirection.INACTIVE, call.negotiated().orElseThrow().direction());
        assertEquals(List.of(true, true), List.of(call.heldByPeer(), peer.heldByPeer()));

        exchange(call, MediaDirection.SENDRECV, peer, MediaDirection.SENDONLY);
        assertEquals(MediaDirection.RECVONLY, call.negotiated().orElseThrow().direction());
        assertEquals(List.of(true, false), List.of(call.heldByPeer(), peer.heldByPeer()));

        exchange(peer, MediaDirection.SENDRECV, call, MediaDirection.SENDRECV);
        assertEquals(MediaDirection.SENDRECV, call.negotiated().orElseThrow().direction());
        assertEquals(List.of(false, false), List.of(call.heldByPeer(), peer.heldByPeer()));
    }

    @Test
    void offerThatSendsNothingDoesNotChangeWhoHoldsWhom() throws SdpException {
        call.answer(body(AUDIO, "a=sendonly"), LOCAL, MediaDirection.SENDRECV);
        call.offer(LOCAL, MediaDirection.RECVONLY);
        call.acceptAnswer(body(AUDIO, "a=sendonly"));
        assertTrue(call.heldByPeer());
    }

    @Test
    void holdIsWrittenAsSendonly() throws SdpException {
        call.answer(body(AUDIO), LOCAL, MediaDirection.SENDRECV);
        String hold = call.offer(LOCAL, MediaDirection.SENDONLY);
        assertEquals(List.of(""), lines(hold, "a=sendonly"));
        assertEquals(List.of(), lines(hold, "a=sendrecv"));
    }

    private static void exchange(OfferAnswer offerer, MediaDirection offers, OfferAnswer answerer, MediaDirection wants)
            throws SdpException {
        offerer.acceptAnswer(answerer.answer(offerer.offer(LOCAL, offers), LOCAL, wants));
    }

    private static String line(MediaDirection direction) {
        return "a=" + direction.name().toLowerCase(Locale.ROOT);
    }
}
