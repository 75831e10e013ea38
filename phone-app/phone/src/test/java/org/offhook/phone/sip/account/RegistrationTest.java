package org.offhook.phone.sip.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.core.RegistrationStatus.State;
import org.offhook.phone.sip.account.Registrar.Outcome;

/** When a registration is refreshed, tried again or left alone; in virtual time. */
class RegistrationTest {

    private static final Outcome GRANTED = new Outcome.Granted(Duration.ofHours(1));
    private static final Outcome NO_ANSWER = new Outcome.Unreachable("The server does not answer");

    private final VirtualLoop loop = new VirtualLoop();
    private final List<Duration> asked = new ArrayList<>();
    private final List<RegistrationStatus> told = new ArrayList<>();
    private final List<Consumer<Outcome>> open = new ArrayList<>();
    private final Registration registration = new Registration(
            Duration.ofHours(1),
            (expires, done) -> {
                asked.add(expires);
                open.add(done);
            },
            loop,
            new Random(7),
            told::add);

    private void answer(Outcome outcome) {
        open.removeFirst().accept(outcome);
        loop.settle();
    }

    private static Outcome refused(int code) {
        return new Outcome.Refused(code, "", Optional.empty());
    }

    private Duration untilNextAttempt() {
        Duration before = loop.now();
        int attempts = asked.size();
        while (asked.size() == attempts) {
            assertTrue(loop.toNextTimer(), "nothing is planned");
        }
        return loop.now().minus(before);
    }

    private State state() {
        return told.getLast().state();
    }

    @Test
    void refreshesShortlyBeforeTheServersTimeIsUp() {
        registration.start();
        answer(GRANTED);
        assertEquals(State.REGISTERED, state());
        Duration wait = untilNextAttempt();
        assertTrue(wait.compareTo(Duration.ofMinutes(54)) > 0 && wait.compareTo(Duration.ofMinutes(59)) < 0, "" + wait);
        answer(GRANTED);
        assertEquals(
                List.of(State.REGISTERING, State.REGISTERED),
                told.stream().map(RegistrationStatus::state).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 6, 10, 30, 60, 120, 600, 3600, 86_400})
    void alwaysRefreshesInTimeButNeverInARush(int seconds) {
        registration.start();
        answer(new Outcome.Granted(Duration.ofSeconds(seconds)));
        long wait = untilNextAttempt().toSeconds();
        assertTrue(wait >= 4, "waits " + wait);
        assertTrue(wait < Math.max(seconds, 6), "waits " + wait + " of " + seconds);
    }

    @Test
    void aServerThatDoesNotAnswerIsSpokenOfWhileItIsStillAsked() {
        registration.start();
        assertEquals("", told.getLast().reason());
        assertTrue(loop.toNextTimer());
        assertEquals(Registration.PATIENCE, loop.now());
        assertEquals(State.REGISTERING, state());
        assertEquals(
                "The server has not answered yet; it is asked again.",
                told.getLast().reason());
        answer(GRANTED);
        assertEquals(RegistrationStatus.of(State.REGISTERED), told.getLast());
    }

    @Test
    void aServerThatAnswersInTimeIsNotSpokenOf() {
        registration.start();
        answer(NO_ANSWER);
        int before = told.size();
        untilNextAttempt();
        assertEquals("", told.getLast().reason());
        assertEquals(before + 1, told.size());
    }

    @Test
    void waitsLongerFromFailureToFailureAndForgetsThemAfterSuccess() {
        registration.start();
        long[] most = {10, 20, 40, 80, 160, 300, 300};
        for (long limit : most) {
            answer(NO_ANSWER);
            long wait = untilNextAttempt().toMillis();
            assertTrue(wait >= limit * 500 && wait <= limit * 1000, wait + " ms, limit " + limit + " s");
        }
        answer(GRANTED);
        untilNextAttempt();
        answer(NO_ANSWER);
        assertEquals("The server does not answer", told.getLast().reason());
        assertTrue(untilNextAttempt().toSeconds() <= 10);
    }

    @Test
    void asksSlowlyAfterAWrongPassword() {
        registration.start();
        answer(refused(401));
        assertEquals(State.FAILED, state());
        assertEquals(401, told.getLast().code());
        assertTrue(untilNextAttempt().toSeconds() >= 150);
    }

    @Test
    void honoursRetryAfter() {
        registration.start();
        answer(new Outcome.Refused(503, "", Optional.of(Duration.ofMinutes(20))));
        assertEquals(Duration.ofMinutes(20), untilNextAttempt());
    }

    @Test
    void doesNotLetAServerSilenceItForDays() {
        registration.start();
        answer(new Outcome.Refused(503, "", Optional.of(Duration.ofDays(9))));
        assertEquals(Duration.ofHours(1), untilNextAttempt());
    }

    @Test
    void networkChangeRegistersAtOnceAndTheOldAnswerNoLongerCounts() {
        registration.start();
        registration.registerNow();
        assertEquals(2, asked.size());
        answer(NO_ANSWER); // of the first
        assertEquals(State.REGISTERING, state());
        answer(GRANTED);
        assertEquals(State.REGISTERED, state());
    }

    @Test
    void stopTakesTheBindingBackAndNothingFollows() {
        registration.start();
        answer(GRANTED);
        boolean[] done = {false};
        registration.stop(() -> done[0] = true);
        assertEquals(Duration.ZERO, asked.getLast());
        assertFalse(done[0]);
        answer(NO_ANSWER);
        assertTrue(done[0]);
        assertEquals(State.UNREGISTERED, state());
        assertFalse(loop.toNextTimer());
    }

    @Test
    void stopAtOnceWhenItNeverTried() {
        boolean[] done = {false};
        registration.stop(() -> done[0] = true);
        loop.settle();
        assertTrue(done[0]);
        assertTrue(asked.isEmpty());
    }
}
