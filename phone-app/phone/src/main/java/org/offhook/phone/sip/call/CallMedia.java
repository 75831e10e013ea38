package org.offhook.phone.sip.call;

import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Consumer;
import org.offhook.audio.transport.LocalMedia;
import org.offhook.audio.transport.MediaDirection;
import org.offhook.audio.transport.MediaTransport;
import org.offhook.audio.transport.NegotiatedMedia;
import org.offhook.phone.core.MediaInfo;
import org.offhook.phone.sip.sdp.OfferAnswer;
import org.offhook.phone.sip.sdp.SdpException;
import org.offhook.phone.sip.stack.Loop;

/** The media of one call: its ports, its offer/answer, and what was agreed handed on. For the SIP loop only. */
final class CallMedia {

    private final MediaTransport transport;
    private final Loop loop;
    private final String session;
    private final OfferAnswer.Policy policy;
    private final OfferAnswer negotiation;
    private LocalMedia local;
    private boolean released;

    CallMedia(MediaTransport transport, Loop loop, String session, OfferAnswer.Policy policy) {
        this.transport = transport;
        this.loop = loop;
        this.session = session;
        this.policy = policy;
        this.negotiation = new OfferAnswer(policy);
    }

    /** Opens the ports. One of the two is called on the loop, unless the media were released meanwhile. */
    void prepare(InetAddress address, Runnable ready, Consumer<Throwable> failed) {
        transport
                .prepare(session, address)
                .whenComplete((media, failure) -> loop.execute(() -> {
                    if (released) {
                        transport.release(session);
                    } else if (failure != null) {
                        failed.accept(failure);
                    } else {
                        local = media;
                        ready.run();
                    }
                }));
    }

    /**
     * Whether we could answer an offer; before there are ports, and without consequence.
     *
     * @param ours where our ports will be
     * @throws SdpException why not
     */
    void check(String offer, InetAddress ours) throws SdpException {
        OfferAnswer.check(offer, ours, policy);
    }

    String offer(MediaDirection direction) {
        return negotiation.offer(local, direction);
    }

    String answer(String offer, MediaDirection wanted) throws SdpException {
        return negotiation.answer(offer, local, wanted);
    }

    void acceptAnswer(String answer) throws SdpException {
        negotiation.acceptAnswer(answer);
    }

    void rollback() {
        negotiation.rollback();
    }

    boolean heldByPeer() {
        return negotiation.heldByPeer();
    }

    boolean negotiated() {
        return negotiation.negotiated().isPresent();
    }

    /** Hands what was agreed to the sockets and the audio thread. */
    void apply() {
        if (!released) {
            negotiation.negotiated().ifPresent(media -> transport.apply(session, media));
        }
    }

    MediaInfo info() {
        Optional<NegotiatedMedia> media = negotiation.negotiated();
        return new MediaInfo(media.map(m -> m.send().format().encoding()).orElse(""), false);
    }

    void sendDigit(char digit, int durationMs) {
        if (!released) {
            transport.sendDigit(session, digit, durationMs);
        }
    }

    void release() {
        if (!released) {
            released = true;
            transport.release(session);
        }
    }
}
