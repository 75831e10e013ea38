package org.offhook.phone.sip.call;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.offhook.phone.sip.message.Jain;
import org.offhook.phone.sip.message.RequestBuilder;
import org.offhook.phone.sip.stack.ResponseHandler;

/**
 * The digits of one call by INFO ({@code application/dtmf-relay}), one at a time, so that they cannot overtake each other.
 * Who refuses one is not asked again: that digit and all later ones of the call go with the sound, as telephone-event if
 * the peer takes it. A digit whose INFO nobody answers is not repeated, as it may have arrived. What was refused before the
 * answer is tried once more after it; what is refused late, when the call is answered already, speaks for that digit alone.
 */
final class InfoDigits {

    /** The dialog is gone (RFC 3261 §12.2.1.2); the digit has no place to go. */
    private static final int NO_SUCH_CALL = 481;

    private static final int TIMEOUT = 408;

    private final CallLeg leg;
    private final DialogRequests requests;
    private final Queue<Character> waiting = new ArrayDeque<>();
    private boolean early;
    private Exchange underWay; // null when no answer is waited for
    private boolean refused;
    private boolean over;

    /** @param early the call is not answered yet */
    InfoDigits(CallLeg leg, DialogRequests requests, boolean early) {
        this.leg = leg;
        this.requests = requests;
        this.early = early;
    }

    void send(char digit) {
        waiting.add(digit);
        next();
    }

    /** The call is answered: no digit waits any longer for the answer to an earlier one, which may never come. */
    void confirmed() {
        early = false;
        refused = false;
        underWay = null;
        next();
    }

    /** The call is over: what waits is dropped. */
    void stop() {
        over = true;
        waiting.clear();
    }

    private void next() {
        while (refused && !over && underWay == null && !waiting.isEmpty()) {
            leg.media().sendDigit(waiting.remove(), Session.DIGIT_MS);
        }
        if (underWay != null || waiting.isEmpty() || over) {
            return;
        }
        Exchange exchange = new Exchange(waiting.remove(), early);
        underWay = exchange;
        requests.send(Request.INFO, request -> fill(request, exchange.body()), exchange);
    }

    /** One digit on its way. */
    private final class Exchange implements ResponseHandler {

        private final char digit;
        private final boolean sentEarly;

        Exchange(char digit, boolean sentEarly) {
            this.digit = digit;
            this.sentEarly = sentEarly;
        }

        byte[] body() {
            return ("Signal=" + digit + "\r\nDuration=" + Session.DIGIT_MS + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public void response(Response response) {
            int status = response.getStatusCode();
            if (status < 200) {
                return;
            }
            if (status >= 300 && !lost(status) && !over) {
                refused = refused || underWay == this;
                leg.media().sendDigit(digit, Session.DIGIT_MS);
            }
            settled();
        }

        /** Before the answer 481 only says that the peer takes no INFO yet: the call is there, it can be heard. */
        private boolean lost(int status) {
            return status == TIMEOUT || (status == NO_SUCH_CALL && !sentEarly);
        }

        @Override
        public void failed(Failure failure) {
            settled();
        }

        private void settled() {
            if (underWay == this) {
                underWay = null;
                next();
            }
        }
    }

    private static void fill(Request request, byte[] body) {
        Jain.make(() -> {
            request.setContent(body, RequestBuilder.contentType("application", "dtmf-relay"));
            return request;
        });
    }
}
