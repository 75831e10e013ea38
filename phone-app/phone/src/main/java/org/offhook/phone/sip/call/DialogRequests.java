package org.offhook.phone.sip.call;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.phone.sip.account.Account;
import org.offhook.phone.sip.account.DialogPath;
import org.offhook.phone.sip.auth.Challenge;
import org.offhook.phone.sip.auth.Credentials;
import org.offhook.phone.sip.message.Dialog;
import org.offhook.phone.sip.message.Messages;
import org.offhook.phone.sip.message.RequestBuilder;
import org.offhook.phone.sip.stack.ResponseHandler;
import org.offhook.phone.sip.stack.Target;

/** Sends the requests of one dialog and answers challenges to them. For the SIP loop only. */
final class DialogRequests {

    private static final int MOST_ROUNDS = 3;
    private static final int MOST_ACKS = 4;

    private record SentAck(Request request, Target target) {}

    private final CallLeg leg;
    private final Dialog dialog;
    private final DialogPath path;
    private final Map<Long, SentAck> acks = new HashMap<>();

    DialogRequests(CallLeg leg, Dialog dialog) {
        this.leg = leg;
        this.dialog = dialog;
        this.path = new DialogPath(
                leg.account(),
                leg.context().stack(),
                leg.context().locator(),
                leg.context().loop(),
                dialog);
    }

    Dialog dialog() {
        return dialog;
    }

    /**
     * Sends a request.
     *
     * @param fill adds body and headers; called again when the request has to be sent again with credentials
     */
    void send(String method, Consumer<Request> fill, ResponseHandler handler) {
        path.whenKnown(target -> new Exchange(method, fill, handler).send(target, List.of()));
    }

    /** Acknowledges a 2xx to INVITE; the same one again if it was acknowledged before (RFC 3261 §13.2.2.4). */
    void ack(long inviteCseq) {
        SentAck before = acks.get(inviteCseq);
        if (before != null) {
            leg.context().stack().sendStateless(before.request(), before.target());
            return;
        }
        Request ack = leg.context().requests().ack(dialog, leg.identity(), inviteCseq);
        path.whenKnown(target -> {
            if (acks.size() >= MOST_ACKS) {
                acks.keySet().remove(acks.keySet().stream().min(Long::compare).orElseThrow());
            }
            acks.put(inviteCseq, new SentAck(ack, target));
            leg.context().stack().sendStateless(ack, target);
        });
    }

    /** Sends BYE and sees to it that the end of the program waits for its answer. */
    void bye() {
        leg.context().goodbyes().enter();
        send(Request.BYE, request -> {}, new ResponseHandler() {
            @Override
            public void response(Response response) {
                if (response.getStatusCode() >= 200) {
                    leg.context().goodbyes().leave();
                }
            }

            @Override
            public void failed(Failure failure) {
                leg.context().goodbyes().leave();
            }
        });
    }

    private final class Exchange implements ResponseHandler {

        private final String method;
        private final Consumer<Request> fill;
        private final ResponseHandler handler;
        private Target target;
        private Request sent;
        private int rounds;

        Exchange(String method, Consumer<Request> fill, ResponseHandler handler) {
            this.method = method;
            this.fill = fill;
            this.handler = handler;
        }

        void send(Target to, List<Credentials> answers) {
            target = to;
            rounds++;
            sent = leg.context().requests().inDialog(dialog, leg.identity(), method);
            fill.accept(sent);
            List<Credentials> credentials =
                    answers.isEmpty() ? leg.digest().preemptive(method, uri(), body()) : answers;
            RequestBuilder.authorise(sent, credentials);
            leg.context().stack().send(sent, to, this);
        }

        private String uri() {
            return sent.getRequestURI().toString();
        }

        private byte[] body() {
            byte[] raw = sent.getRawContent();
            return raw == null ? new byte[0] : raw;
        }

        @Override
        public void response(Response response) {
            int status = response.getStatusCode();
            boolean challenged = status == Response.UNAUTHORIZED || status == Response.PROXY_AUTHENTICATION_REQUIRED;
            if (challenged && rounds < MOST_ROUNDS) {
                List<Challenge> challenges = Messages.challenges(response);
                Account account = leg.account();
                if (leg.digest().mayRetry(challenges)) {
                    List<Credentials> answers = leg.digest().answer(challenges, method, uri(), body());
                    if (!answers.isEmpty()) {
                        send(target, answers);
                        return;
                    }
                }
            }
            handler.response(response);
        }

        @Override
        public void failed(Failure failure) {
            handler.failed(failure);
        }
    }
}
