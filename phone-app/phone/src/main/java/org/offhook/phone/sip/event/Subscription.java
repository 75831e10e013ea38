package org.offhook.phone.sip.event;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.offhook.phone.sip.account.Pace;
import org.offhook.phone.sip.event.Subscriber.Outcome;
import org.offhook.phone.sip.stack.Loop;

/**
 * Keeps one subscription alive (RFC 6665 §4.1): refreshes in time, begins anew when the server has lost or ended
 * it, and tries again after failures, quickly where it may help and slowly where it cannot. For the SIP loop only.
 */
final class Subscription {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    /** Wait after a refusal that only a change of settings here or there can mend. */
    static final Duration SLOW_WAIT = Duration.ofMinutes(30);

    /** Timer N (§4.1.2.4): a server that grants a subscription and tells nothing until then has none. */
    static final Duration FIRST_NOTIFY = Duration.ofSeconds(32);

    /** A server that ends a subscription sooner than this is not asked again at once. */
    static final Duration YOUNG = Duration.ofSeconds(10);

    /** The whole state is asked for out of turn at most so often. */
    static final Duration MEND_AGAIN = Duration.ofSeconds(30);

    private final Duration expires;
    private final Subscriber subscriber;
    private final Loop loop;
    private final Pace pace;
    private final Runnable lost;

    private Loop.Timer timer = () -> {};
    private Loop.Timer silence = () -> {};
    private Loop.Timer youth = () -> {};
    private int attempt;
    private boolean running;
    /** The server has told something of this subscription. */
    private boolean heard;

    private boolean young;
    private boolean mending;

    /**
     * @param expires to ask for
     * @param lost called when what was told last need not be true any more
     */
    Subscription(Duration expires, Subscriber subscriber, Loop loop, RandomGenerator random, Runnable lost) {
        this.expires = expires;
        this.subscriber = subscriber;
        this.loop = loop;
        pace = new Pace(LONGEST_WAIT, random);
        this.lost = lost;
    }

    /** Begins; or, if it has begun, refreshes or tries again at once, because the server can be reached again. */
    void start() {
        running = true;
        pace.succeeded();
        if (heard) {
            send();
        } else {
            anew();
        }
    }

    /** Our address has changed: refreshes at once what has begun. */
    void addressChanged() {
        if (running) {
            start();
        }
    }

    /** Asks for the whole state again, because something that was told went astray; not again and again. */
    void refresh() {
        if (running && heard && !mending) {
            mending = true;
            loop.schedule(MEND_AGAIN, () -> mending = false);
            send();
        }
    }

    /** Ends it. {@code done} is called once, on the loop, when the server answered or will not. */
    void stop(Runnable done) {
        boolean subscribed = running && heard;
        running = false;
        attempt++;
        rest();
        if (subscribed) {
            subscriber.subscribe(Duration.ZERO, outcome -> done.run());
        } else {
            loop.execute(done);
        }
    }

    /** A NOTIFY of this subscription came. */
    void notified(Standing standing) {
        if (!running) {
            return;
        }
        silence.cancel();
        if (standing.over().isPresent()) {
            ended(standing);
            return;
        }
        heard = true;
        pace.succeeded();
        standing.expires().ifPresent(left -> again(pace.refreshAfter(left), this::send));
    }

    private void ended(Standing standing) {
        boolean soon = young || !heard;
        drop();
        switch (standing.over().orElseThrow()) {
            case DEACTIVATED, TIMEOUT -> again(soon ? pace.backOff() : Duration.ZERO, this::anew);
            case PROBATION, GIVEUP, OTHER -> again(notBefore(standing, pace.backOff()), this::anew);
            case REJECTED, NORESOURCE -> {} // not to be tried again (§4.1.3) until the way to the server is new
            case INVARIANT -> {
                return; // what was told stays true for ever
            }
        }
        lost.run();
    }

    private static Duration notBefore(Standing standing, Duration wait) {
        return standing.retryAfter().map(asked -> Pace.notBefore(asked, wait)).orElse(wait);
    }

    private void drop() {
        attempt++;
        heard = false;
        rest();
        subscriber.forget();
    }

    private void rest() {
        timer.cancel();
        silence.cancel();
        youth.cancel();
    }

    private void anew() {
        drop();
        young = true;
        youth = loop.schedule(YOUNG, () -> young = false);
        send();
    }

    private void send() {
        timer.cancel();
        int mine = ++attempt;
        subscriber.subscribe(expires, outcome -> {
            if (mine == attempt && running) {
                settle(outcome);
            }
        });
    }

    private void settle(Outcome outcome) {
        switch (outcome) {
            case Outcome.Granted granted -> {
                again(pace.refreshAfter(granted.expires()), this::send);
                if (!heard) {
                    silence.cancel();
                    silence = loop.schedule(FIRST_NOTIFY, () -> fail(pace.backOff()));
                }
            }
            case Outcome.Gone _ -> fail(heard && !young ? Duration.ZERO : pace.backOff());
            case Outcome.Refused refused -> {
                Duration wait = mayPass(refused.code()) ? pace.backOff() : pace.jittered(SLOW_WAIT);
                fail(refused.retryAfter()
                        .map(asked -> Pace.notBefore(asked, wait))
                        .orElse(wait));
            }
            case Outcome.Unreachable _ -> fail(pace.backOff());
        }
    }

    private void fail(Duration wait) {
        drop();
        again(wait, this::anew);
        lost.run();
    }

    /** Failures of the server rather than of what we asked. */
    private static boolean mayPass(int code) {
        return code >= 500 && code < 600 && code != 501 || code == 408 || code == 480 || code == 429;
    }

    private void again(Duration after, Runnable what) {
        timer.cancel();
        timer = loop.schedule(after, what);
    }
}
