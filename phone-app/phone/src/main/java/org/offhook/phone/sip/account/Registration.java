package org.offhook.phone.sip.account;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.core.RegistrationStatus.State;
import org.offhook.phone.sip.FailureText;
import org.offhook.phone.sip.account.Registrar.Outcome;
import org.offhook.phone.sip.stack.Loop;

/**
 * Keeps one account registered: refreshes in time, tries again after failures, quickly where it may help and
 * slowly where it cannot (wrong password). For the SIP loop only.
 */
final class Registration {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    /** Wait after a refusal that only a change of settings here or there can mend. */
    static final Duration SLOW_WAIT = Duration.ofMinutes(5);

    /** A server that has not answered until now is spoken of, although it is still asked for 64·T1 = 32 s. */
    static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final String SILENCE = "The server has not answered yet; it is asked again.";

    private final Duration expires;
    private final Registrar registrar;
    private final Loop loop;
    private final Pace pace;
    private final Consumer<RegistrationStatus> report;

    private RegistrationStatus last = RegistrationStatus.of(State.UNREGISTERED);
    private Loop.Timer timer = () -> {};
    private Loop.Timer patience = () -> {};
    private int attempt;
    private boolean running;
    private boolean mayBeBound;

    Registration(
            Duration expires,
            Registrar registrar,
            Loop loop,
            RandomGenerator random,
            Consumer<RegistrationStatus> report) {
        this.expires = expires;
        this.registrar = registrar;
        this.loop = loop;
        pace = new Pace(LONGEST_WAIT, random);
        this.report = report;
    }

    void start() {
        running = true;
        registerNow();
    }

    /** Registers at once, whatever is under way: the network came back or our address changed. */
    void registerNow() {
        if (!running) {
            return;
        }
        timer.cancel();
        if (last.state() != State.REGISTERED) {
            say(RegistrationStatus.of(State.REGISTERING));
        }
        int mine = ++attempt;
        patience.cancel();
        patience = loop.schedule(PATIENCE, () -> stillSilent(mine));
        mayBeBound = true;
        registrar.register(expires, outcome -> {
            if (mine == attempt && running) {
                patience.cancel();
                settle(outcome);
            }
        });
    }

    private void stillSilent(int silentAttempt) {
        if (silentAttempt == attempt && running && last.state() == State.REGISTERING) {
            say(new RegistrationStatus(State.REGISTERING, 0, SILENCE));
        }
    }

    /** Takes the binding away. {@code done} is called once, on the loop, when the server answered or will not. */
    void stop(Runnable done) {
        running = false;
        timer.cancel();
        patience.cancel();
        attempt++;
        if (!mayBeBound) {
            say(RegistrationStatus.of(State.UNREGISTERED));
            loop.execute(done);
            return;
        }
        mayBeBound = false;
        registrar.register(Duration.ZERO, outcome -> {
            say(RegistrationStatus.of(State.UNREGISTERED));
            done.run();
        });
    }

    private void settle(Outcome outcome) {
        switch (outcome) {
            case Outcome.Granted granted -> {
                pace.succeeded();
                say(RegistrationStatus.of(State.REGISTERED));
                again(pace.refreshAfter(granted.expires()));
            }
            case Outcome.Refused refused -> {
                say(new RegistrationStatus(
                        State.FAILED, refused.code(), FailureText.ofRegistration(refused.code(), refused.reason())));
                Duration wait = mayPass(refused.code()) ? pace.backOff() : pace.jittered(SLOW_WAIT);
                again(refused.retryAfter()
                        .map(asked -> Pace.notBefore(asked, wait))
                        .orElse(wait));
            }
            case Outcome.Unreachable unreachable -> {
                say(new RegistrationStatus(State.FAILED, 0, unreachable.sentence()));
                again(pace.backOff());
            }
        }
    }

    /** Failures of the server rather than of what we asked (RFC 3261 §21.5; 408 and 480 are as good as none). */
    private static boolean mayPass(int code) {
        return code >= 500 && code < 600 || code == 408 || code == 480 || code == 429;
    }

    private void again(Duration after) {
        timer = loop.schedule(after, this::registerNow);
    }

    private void say(RegistrationStatus status) {
        if (!status.equals(last)) {
            last = status;
            report.accept(status);
        }
    }
}
