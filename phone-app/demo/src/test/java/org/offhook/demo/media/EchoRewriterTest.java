package org.offhook.demo.media;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.rtp.RtpHeader;
import org.offhook.audio.transport.MediaDirection;
import org.offhook.audio.transport.NegotiatedMedia;
import org.offhook.audio.transport.PayloadType;

class EchoRewriterTest {

    private static final int THEIRS = 0x1234;
    private static final long MS = 1_000_000;

    private final EchoRewriter rewriter = new EchoRewriter();
    private final byte[] out = new byte[1500];
    private final RtpHeader back = new RtpHeader();

    /** We receive Opus as 96 and events as 97; the phone wants them as 111 and 101. */
    private static NegotiatedMedia opus(boolean eventsBack) {
        return media(
                new PayloadType(111, PayloadFormat.OPUS),
                new PayloadType(96, PayloadFormat.OPUS),
                new PayloadType(97, PayloadFormat.TELEPHONE_EVENT_48000),
                eventsBack ? Optional.of(new PayloadType(101, PayloadFormat.TELEPHONE_EVENT_48000)) : Optional.empty());
    }

    private static NegotiatedMedia media(
            PayloadType send, PayloadType receive, PayloadType events, Optional<PayloadType> sendEvents) {
        InetSocketAddress phone = new InetSocketAddress("127.0.0.1", 4000);
        return new NegotiatedMedia(
                phone, phone, MediaDirection.SENDRECV, send, List.of(receive, events), sendEvents, 20);
    }

    private int send(int type, int sequence, int timestamp, int ssrc, long ms) {
        byte[] packet = new byte[RtpHeader.SIZE + 4];
        RtpHeader.write(packet, 0, false, type, sequence & 0xffff, timestamp, ssrc);
        packet[RtpHeader.SIZE] = (byte) sequence;
        int length = rewriter.rewrite(packet, packet.length, out, (1000 + ms) * MS);
        if (length > 0) {
            assertEquals(RtpHeader.OK, back.parse(out, 0, length));
        }
        return length;
    }

    @Test
    void beforeMediaAreAgreedNothingComesBack() {
        assertEquals(0, send(96, 1, 0, THEIRS, 0));
    }

    @Test
    void payloadTypesAreThoseThatThePhoneWants() {
        rewriter.media(opus(true));
        send(96, 1, 0, THEIRS, 0);
        assertEquals(111, back.payloadType());
        send(97, 2, 0, THEIRS, 20);
        assertEquals(101, back.payloadType());
    }

    @Test
    void theStreamIsOursAndItsPayloadTheirs() {
        rewriter.media(opus(true));
        send(96, 7, 0, THEIRS, 0);
        assertNotEquals(THEIRS, back.ssrc());
        assertTrue(back.marker());
        assertEquals(4, back.payloadLength());
        assertArrayEquals(new byte[] {7, 0, 0, 0}, Arrays.copyOfRange(out, 12, 16));
    }

    @Test
    void gapsAndDisorderStay() {
        rewriter.media(opus(true));
        send(96, 65534, 0, THEIRS, 0);
        int first = back.sequence();
        int firstTime = back.timestamp();
        int[] sent = {65535, 2, 1, 3};
        int[] expected = {1, 4, 3, 5};
        for (int i = 0; i < sent.length; i++) {
            send(96, sent[i], 960 * expected[i], THEIRS, 20L * expected[i]);
            assertEquals(first + expected[i] & 0xffff, back.sequence());
            assertEquals(firstTime + 960 * expected[i], back.timestamp());
            assertFalse(back.marker());
        }
    }

    @Test
    void whereTheirStreamBeginsAnewOursGoesOn() {
        rewriter.media(opus(true));
        send(96, 100, 5000, THEIRS, 0);
        int sequence = back.sequence();
        int timestamp = back.timestamp();
        int ssrc = back.ssrc();
        send(96, 40000, -77, THEIRS + 1, 500);
        assertEquals(sequence + 1 & 0xffff, back.sequence());
        assertEquals(timestamp + 500 * 48, back.timestamp());
        assertEquals(ssrc, back.ssrc());
        assertTrue(back.marker());
    }

    @Test
    void anotherCodecGoesOnInItsOwnClock() {
        rewriter.media(opus(true));
        send(96, 100, 5000, THEIRS, 0);
        int timestamp = back.timestamp();
        rewriter.media(media(
                new PayloadType(8, PayloadFormat.PCMA),
                new PayloadType(8, PayloadFormat.PCMA),
                new PayloadType(98, PayloadFormat.TELEPHONE_EVENT),
                Optional.empty()));
        send(8, 101, 9000, THEIRS, 100);
        assertEquals(timestamp + 800, back.timestamp());
        assertEquals(8, back.payloadType());
    }

    @Test
    void eventsThatThePhoneDoesNotTakeAreSwallowedWithoutAGap() {
        rewriter.media(opus(false));
        send(96, 1, 0, THEIRS, 0);
        int sequence = back.sequence();
        assertEquals(0, send(97, 2, 960, THEIRS, 20));
        assertEquals(0, send(97, 3, 960, THEIRS, 40));
        send(96, 4, 2880, THEIRS, 60);
        assertEquals(sequence + 1 & 0xffff, back.sequence());
    }

    @Test
    void typesThatWereNotAgreedAreSwallowed() {
        rewriter.media(opus(true));
        assertEquals(0, send(0, 1, 0, THEIRS, 0));
    }

    @Property
    void noiseIsSwallowedOrFits(@ForAll @Size(max = 60) byte[] noise) {
        EchoRewriter fresh = new EchoRewriter();
        fresh.media(opus(true));
        int length = fresh.rewrite(noise, noise.length, new byte[60 + RtpHeader.SIZE], MS);
        assertTrue(length >= 0 && length <= Math.max(RtpHeader.SIZE, noise.length));
    }
}
