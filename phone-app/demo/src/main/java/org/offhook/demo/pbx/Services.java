package org.offhook.demo.pbx;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.demo.media.EchoService;
import org.offhook.demo.media.MediaService;
import org.offhook.demo.media.RtpPort;
import org.offhook.demo.media.Studio;
import org.offhook.phone.sip.SipAccount.Transport;
import org.offhook.phone.sip.message.Dialog;
import org.offhook.phone.sip.message.Jain;
import org.offhook.phone.sip.message.Messages;
import org.offhook.phone.sip.sdp.SdpException;
import org.offhook.phone.sip.stack.IncomingRequest;
import org.offhook.phone.sip.stack.Target;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The numbers that the PBX answers itself. For the loop only. */
final class Services {

    static final String ECHO = "600";
    static final String TONE = "601";
    static final String DIGITS = "602";
    static final String CALL_BACK = "603";

    private static final Logger LOG = LoggerFactory.getLogger(Services.class);

    /** Long enough to be told to hang up. */
    private static final Duration CALL_BACK_REQUEST = Duration.ofSeconds(6);

    /**
     * A number.
     *
     * @param callsBack whether the caller is called back afterwards
     */
    record Service(Function<RtpPort, MediaService> media, boolean callsBack) {}

    private final Map<String, Service> byNumber;
    private final Office office;
    private final ServiceCalls calls;
    private final Replies replies;
    private final CallBack callBack;

    Services(Office office, ServiceCalls calls, CallBack callBack, Studio studio) {
        this.office = office;
        this.calls = calls;
        this.replies = office.replies();
        this.callBack = callBack;
        byNumber = Map.of(
                ECHO, new Service(EchoService::new, false),
                TONE, new Service(studio::melody, false),
                DIGITS, new Service(studio::digits, false),
                CALL_BACK, new Service(studio::hangUpPlease, true));
    }

    Optional<Service> find(String number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** Takes an INVITE to a service. */
    void answer(IncomingRequest incoming, User caller, String number, Service service) {
        Request invite = incoming.message();
        Optional<Dialog> dialog = Dialog.ofCallee(invite, office.out().ids().tag());
        if (!Messages.bodyIsSdpOrNone(invite)) {
            replies.send(incoming, Response.UNSUPPORTED_MEDIA_TYPE);
        } else if (dialog.isEmpty()) {
            replies.send(incoming, Response.BAD_REQUEST);
        } else if (calls.full()) {
            replies.send(incoming, Response.BUSY_HERE);
        } else {
            try {
                CallMedia media = CallMedia.open(office.settings().address(), service.media());
                begin(incoming, caller, number, service, dialog.get(), media);
            } catch (IOException e) {
                LOG.warn("{} cannot be answered: {}", number, e.getMessage());
                replies.send(incoming, Response.SERVICE_UNAVAILABLE);
            }
        }
    }

    private void begin(
            IncomingRequest incoming, User caller, String number, Service service, Dialog dialog, CallMedia media) {
        Request invite = incoming.message();
        String sdp;
        try {
            sdp = Messages.hasSdp(invite) ? media.answer(Jain.body(invite)) : media.offer();
        } catch (SdpException e) {
            media.close();
            replies.send(incoming, e.statusCode());
            return;
        }
        LOG.info("{} calls {}", caller.number(), number);
        Target phone = Registrar.source(incoming);
        Transport transport = phone.transport();
        ServiceCall call = calls.add(
                dialog,
                remove -> new ServiceCall(
                        office, dialog, media, office.out().here().contact(number, transport), phone, () -> {
                            remove.run();
                            if (service.callsBack()) {
                                callBack.after(office.settings().callBackAfter(), caller);
                            }
                        }));
        call.accept(incoming, sdp);
        if (service.callsBack()) {
            office.loop().schedule(CALL_BACK_REQUEST, call::end);
        }
    }
}
