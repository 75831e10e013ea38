package org.offhook.demo.pbx;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.transport.MediaDirection;
import org.offhook.demo.media.MediaService;
import org.offhook.demo.media.RtpPort;
import org.offhook.phone.sip.sdp.OfferAnswer;
import org.offhook.phone.sip.sdp.SdpException;

/** The sound of one service call: its ports, what was agreed about them, and who speaks and listens. */
final class CallMedia implements AutoCloseable {

    private static final OfferAnswer.Policy POLICY = new OfferAnswer.Policy(
            List.of(PayloadFormat.OPUS, PayloadFormat.G722, PayloadFormat.PCMA, PayloadFormat.PCMU), 20);

    private final OfferAnswer session = new OfferAnswer(POLICY);
    private final RtpPort port;
    private final MediaService service;

    private CallMedia(RtpPort port, MediaService service) {
        this.port = port;
        this.service = service;
    }

    /** @throws IOException if no port is free */
    static CallMedia open(InetAddress address, Function<RtpPort, MediaService> services) throws IOException {
        RtpPort port = RtpPort.open(address);
        MediaService service = services.apply(port);
        port.start(service);
        return new CallMedia(port, service);
    }

    String offer() {
        session.rollback();
        return session.offer(port.local(), MediaDirection.SENDRECV);
    }

    String answer(String offer) throws SdpException {
        session.rollback();
        String answer = session.answer(offer, port.local(), MediaDirection.SENDRECV);
        apply();
        return answer;
    }

    boolean awaitsAnswer() {
        return session.offerPending();
    }

    void accept(String answer) throws SdpException {
        session.acceptAnswer(answer);
        apply();
    }

    private void apply() {
        session.negotiated().ifPresent(media -> {
            port.media(media);
            service.media(media);
        });
    }

    void digit(char digit) {
        service.digit(digit);
    }

    /** How long nothing has come from the phone. */
    Duration quiet() {
        return port.quiet();
    }

    @Override
    public void close() {
        service.close();
        port.close();
    }
}
