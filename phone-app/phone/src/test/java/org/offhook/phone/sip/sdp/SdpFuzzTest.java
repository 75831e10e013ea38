package org.offhook.phone.sip.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.offhook.audio.transport.MediaDirection;
import org.offhook.audio.transport.NegotiatedMedia;

/** Whatever comes, it is an answer or an {@link SdpException}, and what we write can be read. */
class SdpFuzzTest {

    private static final List<String> FRAGMENTS = List.of(
            "v=0",
            "m=audio",
            "m=",
            "a=",
            "c=IN IP4 ",
            "c=IN IP6 ",
            "a=rtpmap:",
            "a=fmtp:",
            "a=rtcp:",
            "a=ptime:",
            "RTP/AVP",
            "0",
            "-1",
            "65535",
            "99999999999",
            "\r\n",
            "\n",
            " ",
            "/",
            ":",
            "::",
            "%",
            "\u0000",
            "\u00fc",
            "4000/2",
            "telephone-event/8000",
            "a=sendonly",
            "=",
            "audio",
            "IN",
            "0.0.0.0",
            "opus/48000/2");

    @Property
    void randomBytesAreRefused(@ForAll @Size(max = 2000) byte[] bytes) {
        feed(new String(bytes, StandardCharsets.UTF_8));
    }

    @Property
    void randomTextAfterAGoodBeginningIsSurvived(@ForAll("scraps") List<String> scraps) {
        feed("v=0\r\n" + String.join("", scraps));
    }

    @Property(tries = 3000)
    void mutatedOffersAreSurvived(@ForAll("mutants") String sdp) {
        feed(sdp);
    }

    @Property(tries = 200)
    void sequencesOfMutatedOffersLeaveASoundSession(@ForAll("sequences") List<String> offers) {
        OfferAnswer call = new OfferAnswer(Sdp.ALL);
        offers.forEach(offer -> answer(call, offer));
        String own = call.offer(Sdp.LOCAL, MediaDirection.SENDRECV);
        assertTrue(Sdp.lines(own, "m=audio 4000 ").size() == 1, own);
    }

    private static void feed(String sdp) {
        answer(new OfferAnswer(Sdp.ALL), sdp);
        OfferAnswer offerer = new OfferAnswer(Sdp.ALL);
        offerer.offer(Sdp.LOCAL, MediaDirection.SENDRECV);
        try {
            offerer.acceptAnswer(sdp);
            assertSound(offerer.negotiated().orElseThrow());
        } catch (SdpException e) {
            assertRefusal(e);
            assertTrue(offerer.negotiated().isEmpty());
        }
    }

    private static void answer(OfferAnswer call, String offer) {
        try {
            String answer = call.answer(offer, Sdp.LOCAL, MediaDirection.SENDRECV);
            assertSound(call.negotiated().orElseThrow());
            SessionDescription theirs = SdpParser.parse(offer);
            SessionDescription ours = SdpParser.parse(answer);
            assertEquals(theirs.media().size(), ours.media().size());
            assertEquals(
                    1,
                    ours.media().stream().filter(section -> section.port() != 0).count());
            assertTrue(answer.chars().allMatch(c -> c == '\r' || c == '\n' || c == '\t' || c >= ' ' && c <= '~'));
        } catch (SdpException e) {
            assertRefusal(e);
        }
    }

    private static void assertSound(NegotiatedMedia media) {
        assertTrue(media.ptimeMs() >= 10 && media.ptimeMs() <= 60);
        assertTrue(media.remoteRtp().getPort() > 0 && media.remoteRtcp().getPort() > 0);
        assertEquals(
                media.receive().size(),
                media.receive().stream()
                        .mapToInt(type -> type.number())
                        .distinct()
                        .count());
    }

    private static void assertRefusal(SdpException e) {
        assertTrue(Stream.of(400, 488).anyMatch(status -> status == e.statusCode()));
        assertTrue(e.getMessage().length() < 160 && e.getMessage().chars().noneMatch(c -> c < ' '), e.getMessage());
    }

    @Provide
    Arbitrary<List<String>> scraps() {
        return Arbitraries.of(FRAGMENTS).list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<String>> sequences() {
        return mutants().list().ofMinSize(1).ofMaxSize(8);
    }

    @Provide
    Arbitrary<String> mutants() {
        Arbitrary<Mutation> mutation = Combinators.combine(
                        Arbitraries.of(Mutation.Kind.class),
                        Arbitraries.integers().between(0, 4000),
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.of(FRAGMENTS))
                .as(Mutation::new);
        return Combinators.combine(
                        Arbitraries.of(PeerSdp.class), mutation.list().ofMaxSize(6))
                .as((peer, mutations) -> {
                    String text = peer.text();
                    for (Mutation each : mutations) {
                        text = each.apply(text);
                    }
                    return text;
                });
    }

    private record Mutation(Kind kind, int place, int length, String fragment) {

        enum Kind {
            INSERT,
            CUT,
            REPEAT,
            SWAP_LINES,
            NUMBER
        }

        String apply(String text) {
            int from = text.isEmpty() ? 0 : place % text.length();
            int to = Math.min(text.length(), from + length);
            return switch (kind) {
                case INSERT -> text.substring(0, from) + fragment + text.substring(from);
                case CUT -> text.substring(0, from) + text.substring(to);
                case REPEAT -> text.substring(0, to) + text.substring(from);
                case SWAP_LINES -> swapLines(text);
                case NUMBER -> text.substring(0, from) + text.substring(from).replaceFirst("[0-9]+", fragment);
            };
        }

        private String swapLines(String text) {
            String[] lines = text.split("\r\n");
            if (lines.length == 0) {
                return text;
            }
            String line = lines[place % lines.length];
            lines[place % lines.length] = lines[length % lines.length];
            lines[length % lines.length] = line;
            return String.join("\r\n", lines);
        }
    }
}
