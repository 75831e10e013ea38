package org.offhook.demo.pbx;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.demo.media.Studio;
import org.offhook.phone.sip.message.Dialog;
import org.offhook.phone.sip.message.Jain;
import org.offhook.phone.sip.message.Messages;
import org.offhook.phone.sip.sdp.SdpException;
import org.offhook.phone.sip.stack.Loop;
import org.offhook.phone.sip.stack.Target;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls users, on all their phones at once, and plays them something. For the loop only. */
final class CallBack {

    private static final Logger LOG = LoggerFactory.getLogger(CallBack.class);
    private static final User CALLER = new User(Services.CALL_BACK, "Call back", "", List.of());

    private final Office office;
    private final Outbound out;
    private final Bindings bindings;
    private final ServiceCalls calls;
    private final Studio studio;
    private final Set<User> promised = new HashSet<>();

    CallBack(Office office, Bindings bindings, ServiceCalls calls, Studio studio) {
        this.office = office;
        this.out = office.out();
        this.bindings = bindings;
        this.calls = calls;
        this.studio = studio;
    }

    /** Calls that user after a while; once, however often that is asked for meanwhile. */
    void after(Duration pause, User user) {
        if (promised.add(user)) {
            office.loop().schedule(pause, () -> {
                promised.remove(user);
                call(user);
            });
        }
    }

    private void call(User user) {
        List<Location> phones =
                bindings.of(user).stream().map(Binding::location).toList();
        if (phones.isEmpty() || calls.full()) {
            LOG.info("{} cannot be called back", user.number());
            return;
        }
        try {
            LOG.info("{} is called back", user.number());
            new Attempt(user, phones).start();
        } catch (IOException e) {
            LOG.warn("{} cannot be called back: {}", user.number(), e.getMessage());
        }
    }

    private final class Attempt implements Fork.Upstream {

        private final List<Location> phones;
        private final CallMedia media;
        private final Request invite;
        private final Fork fork;
        private Loop.Timer limit = () -> {};
        private boolean answered;

        Attempt(User user, List<Location> phones) throws IOException {
            this.phones = phones;
            media = CallMedia.open(office.settings().address(), studio::hello);
            invite = out.invite(user, CALLER, out.ids().callId(), out.ids().tag(), media.offer());
            fork = new Fork(out, office.loop(), invite, this, () -> {});
        }

        void start() {
            limit = office.loop().schedule(office.settings().ringLimit(), fork::cancel);
            fork.start(phones, Optional.empty());
        }

        @Override
        public void pass(Response response) {
            if (response.getStatusCode() >= 300) {
                refuse(response.getStatusCode());
            } else if (response.getStatusCode() >= 200) {
                answered(response);
            }
        }

        @Override
        public void refuse(int status) {
            limit.cancel();
            media.close();
            LOG.info("the call back failed with status {}", status);
        }

        /** The first phone that answers has the call; another one's answer is acknowledged and hung up. */
        private void answered(Response response) {
            limit.cancel();
            Dialog dialog = Dialog.ofCaller(response, invite.getRequestURI());
            Target phone = bindings.reachedBy(dialog.target())
                    .map(Binding::target)
                    .or(() -> Here.target(dialog.nextHop()))
                    .orElse(phones.getFirst().target());
            if (answered) {
                refuseAnswer(dialog, phone, Messages.cseq(response));
                return;
            }
            answered = true;
            ServiceCall call = calls.add(
                    dialog,
                    remove -> new ServiceCall(
                            office,
                            dialog,
                            media,
                            out.here().contact(CALLER.number(), phone.transport()),
                            phone,
                            remove));
            call.acknowledge(Messages.cseq(response));
            try {
                media.accept(Jain.body(response));
            } catch (SdpException e) {
                call.end();
            }
        }

        private void refuseAnswer(Dialog dialog, Target phone, long inviteCseq) {
            out.sendAck(out.inDialog(dialog, Request.ACK, inviteCseq, phone), phone);
            out.send(out.inDialog(dialog, Request.BYE, dialog.nextCseq(), phone), phone, Outbound.WHATEVER);
        }
    }
}
