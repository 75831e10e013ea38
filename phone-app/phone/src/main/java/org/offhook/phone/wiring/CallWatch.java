package org.offhook.phone.wiring;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.offhook.phone.core.Activity;
import org.offhook.phone.core.Call;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.CallState;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.core.RegistrationStatus;

/**
 * Follows one line and the first call that it places, and prints each change. {@link #changed} is called on
 * the phone loop, the rest by whoever waits.
 */
final class CallWatch {

    private final LineId line;
    private final PrintStream out;
    private final long begun = System.nanoTime();

    private RegistrationStatus registration = RegistrationStatus.of(RegistrationStatus.State.REGISTERING);
    private CallId call;
    private boolean answered;
    private boolean ended;
    private Duration talked = Duration.ZERO;
    private String printed = "";

    CallWatch(LineId line, PrintStream out) {
        this.line = line;
        this.out = out;
    }

    synchronized void changed(PhoneState state) {
        RegistrationStatus now = state.registrations().getOrDefault(line, registration);
        if (!now.equals(registration) && call == null) {
            switch (now.state()) {
                case REGISTERED -> print("registered");
                case FAILED -> print("not registered: " + now.reason());
                case REGISTERING, NOT_WANTED, UNREGISTERED -> {
                    if (!now.reason().isEmpty()) {
                        print("not registered yet: " + now.reason());
                    }
                }
            }
        }
        registration = now;
        if (!ended) {
            follow(state);
        }
        notifyAll();
    }

    private void follow(PhoneState state) {
        Optional<Call> current = call == null
                ? state.calls().stream()
                        .filter(candidate -> candidate.direction() == Call.Direction.PLACED)
                        .findFirst()
                : state.call(call);
        if (current.isPresent()) {
            call = current.get().id();
            print(words(current.get()));
            answered |= current.get().up();
            if (current.get().state() instanceof CallState.Ending ending) {
                talked = ending.talked();
            }
        } else if (state.activity() instanceof Activity.Ended notice && (call != null || notice.party() != null)) {
            ended = true;
            print("ended: " + EndWords.of(notice.reason()) + talked(notice.answered(), notice.talked()));
        } else if (call != null) {
            ended = true;
            print("ended: hung up" + talked(answered, talked));
        }
    }

    private static String talked(boolean answered, Duration time) {
        return answered ? ", " + time.toSeconds() + " s" : "";
    }

    private static String words(Call call) {
        return switch (call.state()) {
            case CallState.Calling _ -> "calling " + call.party().label();
            case CallState.RingingOut _ -> "ringing";
            case CallState.EarlyMedia _ -> "early media";
            case CallState.Ringing _, CallState.Answering _ -> "incoming";
            case CallState.Up up ->
                up.heldByPeer()
                        ? "held by the other side"
                        : "connected, " + up.media().codec() + (up.media().encrypted() ? ", encrypted" : "");
            case CallState.Ending _ -> "hanging up";
        };
    }

    private void print(String words) {
        if (!words.equals(printed)) {
            printed = words;
            out.printf("%6.2f s  %s%n", (System.nanoTime() - begun) / 1e9, words);
            out.flush();
        }
    }

    /** Waits for the line to be in service; false if it is refused or the time is over. */
    synchronized boolean awaitReady(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (true) {
            switch (registration.state()) {
                case REGISTERED, NOT_WANTED -> {
                    return true;
                }
                case FAILED -> {
                    return false;
                }
                case REGISTERING, UNREGISTERED -> {
                    if (!pause(end)) {
                        return false;
                    }
                }
            }
        }
    }

    synchronized String registrationProblem() {
        return registration.reason().isBlank() ? "the server does not answer." : registration.reason();
    }

    /** Waits until the call is answered (true) or has ended without. */
    synchronized boolean awaitAnswered() throws InterruptedException {
        while (!answered && !ended) {
            wait();
        }
        return answered;
    }

    synchronized void awaitEnd() throws InterruptedException {
        while (!ended) {
            wait();
        }
    }

    /** True if the call has ended within the time. */
    synchronized boolean awaitEnd(Duration most) throws InterruptedException {
        long end = System.nanoTime() + most.toNanos();
        while (!ended) {
            if (!pause(end)) {
                return false;
            }
        }
        return true;
    }

    synchronized Optional<CallId> call() {
        return Optional.ofNullable(call);
    }

    private boolean pause(long end) throws InterruptedException {
        long left = end - System.nanoTime();
        if (left <= 0) {
            return false;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
        return true;
    }
}
