package org.offhook.demo.pbx;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sip.message.Response;
import org.offhook.phone.sip.stack.ClientTx;
import org.offhook.phone.sip.stack.Loop;
import org.offhook.phone.sip.stack.ResponseHandler;

/**
 * Finds out when the phone of a call has died: one from which no sound comes, because it holds the call, is muted or
 * is gone, is asked from time to time whether it still knows the call. For the loop only.
 */
final class LifeCheck {

    private final Loop loop;
    private final Duration interval;
    private final Duration limit;
    private final Supplier<Duration> quiet;
    private final Function<ResponseHandler, ClientTx> probe;
    private final Runnable dead;
    private Loop.Timer timer = () -> {};
    private boolean stopped;

    /**
     * @param interval quiet that is not asked about
     * @param limit how long an answer may take
     * @param probe sends a request inside the dialog
     */
    LifeCheck(
            Loop loop,
            Duration interval,
            Duration limit,
            Supplier<Duration> quiet,
            Function<ResponseHandler, ClientTx> probe,
            Runnable dead) {
        this.loop = loop;
        this.interval = interval;
        this.limit = limit;
        this.quiet = quiet;
        this.probe = probe;
        this.dead = dead;
    }

    void start() {
        if (!stopped) {
            timer.cancel();
            timer = loop.schedule(interval, this::look);
        }
    }

    private void look() {
        if (quiet.get().compareTo(interval) < 0) {
            start();
        } else {
            new Probe().send();
        }
    }

    void stop() {
        stopped = true;
        timer.cancel();
    }

    private final class Probe implements ResponseHandler {

        private ClientTx transaction;
        private boolean over;

        void send() {
            transaction = probe.apply(this);
            timer = loop.schedule(limit, this::noAnswer);
        }

        private void noAnswer() {
            if (end()) {
                transaction.forget();
                dead.run();
            }
        }

        /** Whatever the phone says, it lives; unless it says that it knows of no call (RFC 3261 §12.2.1.2). */
        @Override
        public void response(Response response) {
            int status = response.getStatusCode();
            if (status < 200 || !end()) {
                return;
            }
            if (status == Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST || status == Response.REQUEST_TIMEOUT) {
                dead.run();
            } else {
                start();
            }
        }

        @Override
        public void failed(Failure failure) {
            if (end()) {
                dead.run();
            }
        }

        private boolean end() {
            boolean first = !over && !stopped;
            over = true;
            return first;
        }
    }
}
