package org.offhook.phone.sip.sdp;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.transport.LocalMedia;
import org.offhook.audio.transport.MediaDirection;
import org.offhook.audio.transport.NegotiatedMedia;
import org.offhook.audio.transport.PayloadType;

/**
 * Offer/answer of one call (RFC 3264), one audio stream. Not thread safe: belongs to the thread of the
 * call. It never blocks and never asks DNS. Whatever the peer sends, only {@link SdpException} comes out,
 * and after one the session is as it was before the offer, ours or the peer's.
 */
public final class OfferAnswer {

    /**
     * What an account wants of its calls.
     *
     * @param codecs best first, without telephone-event; of equal formats the first counts
     * @param ptimeMs packet time that we like, 10–60
     */
    public record Policy(List<PayloadFormat> codecs, int ptimeMs, Events events) {

        /** With telephone-event. */
        public Policy(List<PayloadFormat> codecs, int ptimeMs) {
            this(codecs, ptimeMs, Events.OFFERED);
        }

        public Policy {
            codecs = distinct(codecs);
            if (codecs.isEmpty() || codecs.stream().anyMatch(PayloadFormat::isTelephoneEvent)) {
                throw new IllegalArgumentException(
                        "codecs must hold at least one codec and no telephone-event, not " + codecs);
            }
            if (ptimeMs < PacketTime.SHORTEST_MS || ptimeMs > PacketTime.LONGEST_MS) {
                throw new IllegalArgumentException("ptimeMs " + ptimeMs + " is not in 10–60");
            }
        }

        private static List<PayloadFormat> distinct(List<PayloadFormat> codecs) {
            List<PayloadFormat> distinct = new ArrayList<>();
            codecs.stream()
                    .filter(codec -> distinct.stream().noneMatch(codec::sameFormat))
                    .forEach(distinct::add);
            return List.copyOf(distinct);
        }
    }

    /** Whether telephone-event is part of our offers and answers. */
    public enum Events {
        OFFERED,
        NONE
    }

    /** What the last completed exchange came to. */
    private record Agreement(NegotiatedMedia media, boolean heldByPeer, Layout layout, PayloadFormat codec) {}

    /** Our latest offer. It stays known after its answer: a 200 may correct a 183, or come from another fork. */
    private record SentOffer(LocalMedia local, MediaDirection direction, Layout layout, List<PayloadType> formats) {}

    private static final int NOT_IN_USE = -1;

    private final Policy policy;
    private final LocalDescriptions descriptions;
    private final PayloadNumbers numbers = new PayloadNumbers();
    private Agreement agreement; // null before the first exchange
    private SentOffer sent; // null if the latest exchange was not ours
    private boolean open;

    public OfferAnswer(Policy policy) {
        this(policy, ThreadLocalRandom.current().nextLong(1, Integer.MAX_VALUE)); // some peers read 32 bits only
    }

    OfferAnswer(Policy policy, long sessionId) {
        this.policy = policy;
        this.descriptions = new LocalDescriptions(sessionId);
    }

    /**
     * An offer for a new call or for a change of this one. The codec in use comes first; the version grows
     * if anything differs from what we sent before.
     *
     * @param direction what we want: {@code SENDRECV}, or {@code SENDONLY} to put the peer on hold
     * @throws IllegalStateException if an offer is still open; {@link #rollback()} first
     */
    public String offer(LocalMedia local, MediaDirection direction) {
        requireResolved(local);
        if (open) {
            throw new IllegalStateException("an offer is still open");
        }
        List<PayloadType> formats = new ArrayList<>();
        for (PayloadFormat format : formatsToOffer()) {
            int number = numbers.bind(format);
            if (number >= 0) {
                formats.add(new PayloadType(number, format));
            }
        }
        Layout layout = agreement == null ? Layout.AUDIO_ONLY : agreement.layout;
        sent = new SentOffer(local, direction, layout, formats);
        open = true;
        LocalAudio audio = new LocalAudio(local, direction, LocalAudio.RtcpPort.MUX_OR_OWN, formats, policy.ptimeMs);
        return descriptions.write(local, layout.with(audio.write(layout.protocol())));
    }

    private Set<PayloadFormat> formatsToOffer() {
        Set<PayloadFormat> formats = new LinkedHashSet<>();
        if (agreement != null) {
            formats.add(agreement.codec);
        }
        formats.addAll(policy.codecs);
        if (policy.events == Events.OFFERED) {
            formats.addAll(TelephoneEvents.beside(policy.codecs));
        }
        return formats;
    }

    /**
     * Whether a first offer can be answered, which costs less than the answer; without consequence.
     *
     * @param ours our address for media
     * @throws SdpException why not
     */
    public static void check(String remoteOffer, InetAddress ours, Policy policy) throws SdpException {
        OfferedStream.choose(SdpParser.parse(remoteOffer), ours, policy.codecs, NOT_IN_USE);
    }

    /**
     * Answers the peer's offer: with the first codec of the first usable audio stream that we know too
     * (RFC 3264 §6.1), under the peer's number for it, one telephone-event and the comfort noise of its clock.
     *
     * @param wanted what we want; the answer has as much of it as the offer allows
     * @throws SdpException 400, 488; 491 if an offer of ours is open
     */
    public String answer(String remoteOffer, LocalMedia local, MediaDirection wanted) throws SdpException {
        requireResolved(local);
        if (open) {
            throw SdpException.offerOpen();
        }
        SessionDescription session = SdpParser.parse(remoteOffer);
        int inUse = agreement == null ? NOT_IN_USE : agreement.layout.audioIndex();
        OfferedStream stream = OfferedStream.choose(session, local.rtp().getAddress(), policy.codecs, inUse);
        RemoteAudio remote = stream.remote();
        numbers.readOffer(remote.formats());

        List<PayloadType> receive = new ArrayList<>();
        receive.add(bindAnswer(stream.codec(), stream.offered()));
        Optional<PayloadType> events =
                TelephoneEvents.of(remote, stream.codec()).filter(type -> policy.events == Events.OFFERED);
        if (events.isPresent()) {
            receive.add(bindAnswer(TelephoneEvents.ours(events.get().format()), events.get()));
        }
        Optional<PayloadType> noise = comfortNoise(remote, stream.codec());
        if (noise.isPresent()) {
            receive.add(bindAnswer(PayloadFormat.COMFORT_NOISE, noise.get()));
        }

        MediaDirection direction = MediaDirection.of(
                wanted.sends() && remote.direction().receives(),
                wanted.receives() && remote.direction().sends());
        NegotiatedMedia media = media(remote, direction, stream.offered(), stream.codec(), receive, events);
        Layout layout = Layout.of(session, stream.index());
        agreement = new Agreement(media, !remote.direction().receives(), layout, stream.codec());
        sent = null;
        LocalAudio.RtcpPort rtcp = remote.mux() ? LocalAudio.RtcpPort.MUX : LocalAudio.RtcpPort.OWN;
        LocalAudio audio = new LocalAudio(local, direction, rtcp, receive, media.ptimeMs());
        return descriptions.write(local, layout.with(audio.write(layout.protocol())));
    }

    /** What the peer describes its pauses with, if that is of use to the codec (RFC 3389 §4); we send none. */
    private static Optional<PayloadType> comfortNoise(RemoteAudio remote, PayloadFormat codec) {
        return remote.find(type -> type.format().sameFormat(PayloadFormat.COMFORT_NOISE)
                && type.format().clockRateHz() == codec.clockRateHz());
    }

    private PayloadType bindAnswer(PayloadFormat format, PayloadType offered) throws SdpException {
        int number = numbers.bindAnswer(format, offered.number());
        if (number < 0) {
            throw SdpException.notAcceptable("The session has used up its payload type numbers.");
        }
        return new PayloadType(number, format);
    }

    /**
     * Takes the answer to our latest offer. A further answer to the same offer replaces the first, as long
     * as no other offer came between: some servers send one with 183 and another with 200.
     *
     * @throws SdpException 400 for nonsense or if there was no offer, 488 if the peer refused the stream;
     *     our offer is no longer open then, the session is
     *     as before it, and a better answer to the same offer may still come
     */
    public void acceptAnswer(String remoteAnswer) throws SdpException {
        if (sent == null) {
            throw SdpException.malformed("There is an answer, but we made no offer.");
        }
        open = false;
        accept(remoteAnswer, sent);
    }

    private void accept(String remoteAnswer, SentOffer offer) throws SdpException {
        SessionDescription session = SdpParser.parse(remoteAnswer);
        RemoteAudio remote = RemoteAudio.read(
                session, answeredSection(session, offer), offer.local.rtp().getAddress(), offer.formats);
        List<PayloadType> receive = new ArrayList<>();
        PayloadType send = null;
        PayloadType codec = null;
        for (PayloadType answered : remote.formats()) {
            Optional<PayloadType> offered = find(offer.formats, answered.format());
            if (offered.isPresent() && !receive.contains(offered.get())) {
                receive.add(offered.get());
                if (send == null && !answered.format().isTelephoneEvent()) {
                    send = answered;
                    codec = offered.get();
                }
            }
        }
        if (send == null) {
            throw SdpException.notAcceptable("The answer holds none of the codecs that we offered.");
        }
        numbers.readAnswer(remote.formats());

        MediaDirection direction = MediaDirection.of(
                offer.direction.sends() && remote.direction().receives(),
                offer.direction.receives() && remote.direction().sends());
        Optional<PayloadType> events = TelephoneEvents.of(remote, codec.format())
                .filter(type -> find(offer.formats, type.format()).isPresent());
        NegotiatedMedia media = media(remote, direction, send, codec.format(), receive, events);
        agreement = new Agreement(media, heldBy(remote, offer), offer.layout, codec.format());
    }

    private static MediaSection answeredSection(SessionDescription session, SentOffer offer) throws SdpException {
        int index = offer.layout.audioIndex();
        if (session.media().size() <= index || !session.media().get(index).isAudio()) {
            throw SdpException.malformed("The answer lacks the audio that we offered.");
        }
        MediaSection section = session.media().get(index);
        if (!RemoteAudio.usable(section)) {
            throw SdpException.notAcceptable("The answer refuses the audio that we offered.");
        }
        return section;
    }

    private static Optional<PayloadType> find(List<PayloadType> types, PayloadFormat format) {
        return types.stream().filter(type -> type.format().sameFormat(format)).findFirst();
    }

    /** An answer to an offer that sends nothing cannot tell. */
    private boolean heldBy(RemoteAudio remote, SentOffer offer) {
        if (offer.direction.sends() || remote.rtp().getAddress().isAnyLocalAddress()) {
            return !remote.direction().receives();
        }
        return heldByPeer();
    }

    private NegotiatedMedia media(
            RemoteAudio remote,
            MediaDirection direction,
            PayloadType send,
            PayloadFormat codec,
            List<PayloadType> receive,
            Optional<PayloadType> events) {
        String limits = send.format().parameters();
        return new NegotiatedMedia(
                remote.rtp(),
                remote.rtcpTarget(),
                direction,
                new PayloadType(send.number(), PayloadFormats.withParameters(codec, limits)),
                receive,
                events.map(TelephoneEvents::asSent),
                PacketTime.choose(send.format(), policy.ptimeMs, remote));
    }

    /** What the last completed exchange came to; empty before the first. */
    public Optional<NegotiatedMedia> negotiated() {
        return Optional.ofNullable(agreement).map(Agreement::media);
    }

    /** True if the peer does not want to hear us: {@code sendonly}, {@code inactive} or no address. */
    public boolean heldByPeer() {
        return agreement != null && agreement.heldByPeer;
    }

    /** Our open offer was refused: the session is as before it. Without an open offer nothing happens. */
    public void rollback() {
        if (open) {
            open = false;
            sent = null;
        }
    }

    /** True between our offer and its answer or {@link #rollback()}. */
    public boolean offerPending() {
        return open;
    }

    private static void requireResolved(LocalMedia local) {
        if (local.rtp().isUnresolved() || local.rtcp().isUnresolved()) {
            throw new IllegalArgumentException("local media without address: " + local);
        }
    }
}
