package org.offhook.phone.sip.sdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.transport.LocalMedia;
import org.offhook.audio.transport.MediaDirection;
import org.offhook.audio.transport.NegotiatedMedia;
import org.offhook.audio.transport.PayloadType;

/** Two phones of ours, any policies, any sequence of changes: they always agree. */
class OfferAnswerModelTest {

    private static final List<PayloadFormat> FORMATS = List.of(
            PayloadFormat.OPUS,
            PayloadFormat.G722,
            PayloadFormat.PCMA,
            PayloadFormat.PCMU,
            new PayloadFormat("L16", 16000, 1, ""),
            new PayloadFormat("L16", 8000, 1, ""),
            new PayloadFormat("G726-32", 8000, 1, ""));

    private enum Change {
        REFRESH,
        HOLD,
        RESUME,
        MOVE,
        /** An offer that the other side refuses unread. */
        REFUSED,
        /** Both offer at once; both are refused (RFC 3261 §14.2). */
        GLARE
    }

    private record Step(boolean byFirst, Change change) {}

    @Property(tries = 2000)
    void twoPhonesAlwaysAgree(
            @ForAll("policies") OfferAnswer.Policy first,
            @ForAll("policies") OfferAnswer.Policy second,
            @ForAll("steps") List<Step> steps) {
        Side a = new Side(first, "192.0.2.1");
        Side b = new Side(second, "192.0.2.2");
        boolean common = first.codecs().stream()
                .anyMatch(codec -> second.codecs().stream().anyMatch(codec::sameFormat));
        for (Step step : steps) {
            run(step, step.byFirst ? a : b, step.byFirst ? b : a, common);
        }
    }

    private static void run(Step step, Side by, Side other, boolean common) {
        switch (step.change) {
            case REFRESH -> {}
            case HOLD -> by.wanted = MediaDirection.SENDONLY;
            case RESUME -> by.wanted = MediaDirection.SENDRECV;
            case MOVE -> by.port += 2;
            case REFUSED -> {
                refuse(by);
                return;
            }
            case GLARE -> {
                String offer = by.offer();
                other.offer();
                assertEquals(491, other.refusal(offer).statusCode());
                assertTrue(other.call.offerPending());
                by.call.rollback();
                other.call.rollback();
                return;
            }
        }
        exchange(by, other, common);
    }

    private static void refuse(Side by) {
        Optional<NegotiatedMedia> before = by.call.negotiated();
        boolean held = by.call.heldByPeer();
        by.offer();
        assertTrue(by.call.offerPending());
        by.call.rollback();
        assertFalse(by.call.offerPending());
        assertEquals(before, by.call.negotiated());
        assertEquals(held, by.call.heldByPeer());
    }

    private static void exchange(Side by, Side other, boolean common) {
        String offer = by.offer();
        if (!common) {
            assertEquals(488, other.refusal(offer).statusCode());
            by.call.rollback();
            assertTrue(by.call.negotiated().isEmpty() && other.call.negotiated().isEmpty());
            return;
        }
        by.accept(other.answer(offer));
        assertAgreement(by, other);
        assertAgreement(other, by);
    }

    private static void assertAgreement(Side one, Side other) {
        NegotiatedMedia mine = one.call.negotiated().orElseThrow();
        NegotiatedMedia theirs = other.call.negotiated().orElseThrow();
        assertTrue(mine.send().format().sameFormat(theirs.send().format()), "one codec both ways");
        assertUnderstood(mine.send(), theirs);
        assertEquals(mine.sendEvents().isPresent(), theirs.sendEvents().isPresent());
        mine.sendEvents().ifPresent(events -> assertUnderstood(events, theirs));
        assertEquals(mine.direction(), theirs.direction().reversed());
        assertEquals(
                one.wanted == MediaDirection.SENDRECV && other.wanted == MediaDirection.SENDRECV,
                mine.direction() == MediaDirection.SENDRECV);
        assertEquals(other.wanted == MediaDirection.SENDONLY, one.call.heldByPeer());
        assertEquals(Sdp.at(other.address, other.port), mine.remoteRtp());
        assertEquals(mine.remoteRtp(), mine.remoteRtcp(), "both of us multiplex");
        assertTrue(mine.ptimeMs() >= 10 && mine.ptimeMs() <= 60);
    }

    private static void assertUnderstood(PayloadType sent, NegotiatedMedia receiver) {
        assertEquals(
                1,
                receiver.receive().stream()
                        .filter(type ->
                                type.number() == sent.number() && type.format().sameFormat(sent.format()))
                        .count(),
                () -> sent + " is not among " + receiver.receive());
    }

    /** One phone, with a watch on everything that it writes. */
    private static final class Side {
        private final OfferAnswer call;
        private final String address;
        private final Map<String, String> meanings = new HashMap<>();
        private MediaDirection wanted = MediaDirection.SENDRECV;
        private int port = 4000;
        private String last = "";

        Side(OfferAnswer.Policy policy, String address) {
            this.call = new OfferAnswer(policy);
            this.address = address;
        }

        private LocalMedia local() {
            return Sdp.local(address, port);
        }

        String offer() {
            return watched(call.offer(local(), wanted));
        }

        String answer(String offer) {
            try {
                return watched(call.answer(offer, local(), wanted));
            } catch (SdpException e) {
                throw new AssertionError(offer, e);
            }
        }

        void accept(String answer) {
            try {
                call.acceptAnswer(answer);
            } catch (SdpException e) {
                throw new AssertionError(answer, e);
            }
        }

        SdpException refusal(String offer) {
            try {
                throw new AssertionError(call.answer(offer, local(), wanted));
            } catch (SdpException e) {
                return e;
            }
        }

        private String watched(String text) {
            if (!last.isEmpty()) {
                assertEquals(
                        Sdp.lines(last, "o=").getFirst().split(" ")[1],
                        Sdp.lines(text, "o=").getFirst().split(" ")[1],
                        "session id");
                assertEquals(Sdp.version(last) + (text.equals(last) ? 0 : 1), Sdp.version(text));
            }
            last = text;
            for (String map : Sdp.lines(text, "a=rtpmap:")) {
                String[] parts = map.split(" ");
                String before = meanings.putIfAbsent(parts[0], parts[1]);
                assertTrue(before == null || before.equals(parts[1]), () -> before + " became " + map);
            }
            return text;
        }
    }

    @Provide
    Arbitrary<OfferAnswer.Policy> policies() {
        Arbitrary<List<PayloadFormat>> codecs = Arbitraries.shuffle(FORMATS)
                .flatMap(all -> Arbitraries.integers().between(1, all.size()).map(size -> all.subList(0, size)));
        return Combinators.combine(codecs, Arbitraries.integers().between(10, 60))
                .as(OfferAnswer.Policy::new);
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(Change.class))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }
}
