package org.offhook.phone.sip.account;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.core.RegistrationStatus.State;
import org.offhook.phone.sip.message.RequestBuilder;
import org.offhook.phone.sip.stack.Loop;
import org.offhook.phone.sip.stack.SipStackHost;

/** An account with its registration, or without one if it is not to register. For the SIP loop only. */
public final class Line {

    /** How often an account that does not register looks for its server: its calls come from there alone. */
    private static final Duration LOCATE_EVERY = Duration.ofMinutes(5);

    private static final Duration LOCATE_AGAIN = Duration.ofSeconds(20);

    private final Account account;
    private final Registration registration;
    private final Loop loop;
    private final Consumer<RegistrationStatus> report;
    private Loop.Timer locateTimer = () -> {};
    private boolean stopped;

    public Line(
            Account account,
            SipStackHost stack,
            RequestBuilder requests,
            Loop loop,
            RandomGenerator random,
            Consumer<PhoneEvent> events) {
        this.account = account;
        this.loop = loop;
        this.report = status -> events.accept(new PhoneEvent.RegistrationChanged(account.line(), status));
        this.registration = new Registration(
                account.config().expires(), new SipRegistrar(account, stack, requests), loop, random, report);
    }

    public Account account() {
        return account;
    }

    public void start() {
        if (account.config().register()) {
            registration.start();
        } else {
            report.accept(RegistrationStatus.of(State.NOT_WANTED));
            keepLocated();
        }
    }

    private void keepLocated() {
        locateTimer.cancel();
        account.locate(reach -> locateAfter(LOCATE_EVERY), lost -> locateAfter(LOCATE_AGAIN));
    }

    private void locateAfter(Duration wait) {
        if (!stopped) {
            locateTimer.cancel();
            locateTimer = loop.schedule(wait, this::keepLocated);
        }
    }

    /** Finds the server and our own address towards it anew, and registers at once. */
    public void registerNow() {
        if (account.config().register()) {
            registration.registerNow();
        } else {
            keepLocated();
        }
    }

    /** Takes back all bindings at the same time; {@code done} is called once, on the loop. */
    public static void stopAll(Collection<Line> lines, Runnable done) {
        int[] left = {1};
        Runnable one = () -> {
            if (--left[0] == 0) {
                done.run();
            }
        };
        for (Line line : List.copyOf(lines)) {
            left[0]++;
            line.stop(one);
        }
        one.run();
    }

    private void stop(Runnable done) {
        stopped = true;
        locateTimer.cancel();
        if (account.config().register()) {
            registration.stop(done);
        } else {
            loop.execute(done);
        }
    }
}
