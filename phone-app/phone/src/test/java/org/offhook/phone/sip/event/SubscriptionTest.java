package org.offhook.phone.sip.event;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.phone.sip.account.VirtualLoop;
import org.offhook.phone.sip.event.Standing.Reason;
import org.offhook.phone.sip.event.Subscriber.Outcome;

/** When a subscription is refreshed, begun anew, tried again or left alone; in virtual time. */
class SubscriptionTest {

    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Outcome GRANTED = new Outcome.Granted(HALF_AN_HOUR);
    private static final Standing ACTIVE = new Standing(Optional.empty(), Optional.empty(), Optional.empty());

    private final VirtualLoop loop = new VirtualLoop();
    private final List<Duration> asked = new ArrayList<>();
    private final List<Consumer<Outcome>> open = new ArrayList<>();
    private int forgotten;
    private int lost;

    private final Subscriber wire = new Subscriber() {
        @Override
        public void subscribe(Duration expires, Consumer<Outcome> done) {
            asked.add(expires);
            open.add(done);
        }

        @Override
        public void forget() {
            forgotten++;
        }
    };

    private final Subscription subscription = new Subscription(HALF_AN_HOUR, wire, loop, new Random(7), () -> lost++);

    private void answer(Outcome outcome) {
        open.removeFirst().accept(outcome);
        loop.settle();
    }

    private void told(Standing standing) {
        subscription.notified(standing);
        loop.settle();
    }

    private static Standing over(Reason reason, Integer retryAfter) {
        return new Standing(
                Optional.of(reason),
                Optional.empty(),
                Optional.ofNullable(retryAfter).map(Duration::ofSeconds));
    }

    private void subscribed() {
        subscription.start();
        answer(GRANTED);
        told(ACTIVE);
    }

    private void grownUp() {
        subscribed();
        assertTrue(loop.toNextTimer());
        assertEquals(Subscription.YOUNG, loop.now());
    }

    /** Time until something is asked of the server; empty if nothing ever is. */
    private Optional<Duration> untilNextAttempt() {
        Duration before = loop.now();
        int attempts = asked.size();
        while (asked.size() == attempts) {
            if (!loop.toNextTimer()) {
                return Optional.empty();
            }
        }
        return Optional.of(loop.now().minus(before));
    }

    private void assertNextAttemptWithin(long least, long most) {
        Duration wait = untilNextAttempt().orElseThrow();
        assertTrue(
                wait.toMillis() >= least * 1000 && wait.toMillis() <= most * 1000,
                wait + " is not " + least + "…" + most);
    }

    @Test
    void refreshesBeforeTheServersTimeIsUp() {
        subscribed();
        int anew = forgotten;
        assertNextAttemptWithin(26 * 60, 28 * 60);
        answer(GRANTED);
        assertNextAttemptWithin(26 * 60, 28 * 60);
        assertEquals(anew, forgotten);
        assertEquals(0, lost);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 10, 60, 600, 3600, 86_400})
    void alwaysRefreshesInTimeButNeverInARush(int seconds) {
        subscription.start();
        answer(new Outcome.Granted(Duration.ofSeconds(seconds)));
        told(ACTIVE);
        long wait = untilNextAttempt().orElseThrow().toSeconds();
        assertTrue(wait >= 4 && wait < Math.max(seconds, 6), wait + " of " + seconds);
    }

    @Test
    void aShorterTimeInANotifyCounts() {
        subscribed();
        told(new Standing(Optional.empty(), Optional.of(Duration.ofSeconds(60)), Optional.empty()));
        assertNextAttemptWithin(42, 60);
    }

    @Test
    void aNotifyMayComeBeforeTheAnswer() {
        subscription.start();
        told(ACTIVE);
        answer(GRANTED);
        assertNextAttemptWithin(26 * 60, 28 * 60);
        assertEquals(0, lost);
    }

    @Test
    void aServerThatTellsNothingIsAskedAnew() {
        subscription.start();
        answer(GRANTED);
        int anew = forgotten;
        Duration wait = untilNextAttempt().orElseThrow();
        assertTrue(wait.compareTo(Subscription.FIRST_NOTIFY) > 0, wait.toString());
        assertTrue(wait.compareTo(Subscription.FIRST_NOTIFY.plusSeconds(10)) <= 0, wait.toString());
        assertTrue(forgotten > anew);
        assertEquals(1, lost);
    }

    @Test
    void aServerThatHasForgottenIsAskedAnewAtOnce() {
        grownUp();
        untilNextAttempt();
        answer(new Outcome.Gone());
        assertEquals(1, lost);
        assertNextAttemptWithin(0, 0);
        answer(GRANTED);
        told(ACTIVE);
        assertNextAttemptWithin(26 * 60, 28 * 60);
    }

    @Test
    void aServerThatForgetsEachTimeIsNotAskedInARush() {
        subscription.start();
        answer(new Outcome.Gone());
        assertNextAttemptWithin(5, 10);
        answer(new Outcome.Gone());
        assertNextAttemptWithin(10, 20);
    }

    @ParameterizedTest
    @EnumSource(names = {"DEACTIVATED", "TIMEOUT"})
    void isBegunAnewAtOnceWhenTheServerAsksForIt(Reason reason) {
        grownUp();
        told(over(reason, null));
        assertEquals(1, lost);
        assertNextAttemptWithin(0, 0);
    }

    @ParameterizedTest
    @EnumSource(names = {"DEACTIVATED", "TIMEOUT"})
    void isNotBegunAnewAtOnceAgainAndAgain(Reason reason) {
        subscribed();
        told(over(reason, null));
        assertNextAttemptWithin(5, 10);
    }

    @ParameterizedTest
    @CsvSource({
        "PROBATION, , 5, 10",
        "PROBATION, 120, 120, 120",
        "GIVEUP, , 5, 10",
        "GIVEUP, 60, 60, 60",
        "OTHER, , 5, 10",
        "OTHER, 2, 5, 10",
        "OTHER, 999999, 3600, 3600"
    })
    void waitsAsLongAsTheServerWants(Reason reason, Integer retryAfter, long least, long most) {
        grownUp();
        told(over(reason, retryAfter));
        assertEquals(1, lost);
        assertNextAttemptWithin(least, most);
    }

    @ParameterizedTest
    @CsvSource({"REJECTED, 1", "NORESOURCE, 1", "INVARIANT, 0"})
    void isNotBegunAnewWhenThatCannotHelp(Reason reason, int toldAsLost) {
        grownUp();
        told(over(reason, null));
        assertEquals(Optional.empty(), untilNextAttempt());
        assertEquals(toldAsLost, lost);
        subscription.start();
        assertEquals(2, asked.size());
    }

    @Test
    void waitsLongerFromFailureToFailureAndForgetsThemAfterSuccess() {
        subscription.start();
        for (int most : new int[] {10, 20, 40, 80, 160, 320, 600, 600}) {
            answer(new Outcome.Unreachable());
            assertNextAttemptWithin(most / 2, most);
        }
        answer(GRANTED);
        told(ACTIVE);
        untilNextAttempt();
        answer(new Outcome.Unreachable());
        assertNextAttemptWithin(5, 10);
    }

    @ParameterizedTest
    @CsvSource({"403, 900, 1800", "404, 900, 1800", "489, 900, 1800", "501, 900, 1800", "503, 5, 10", "480, 5, 10"})
    void asksSlowlyWhereOnlyASettingCanHelp(int code, long least, long most) {
        subscription.start();
        answer(new Outcome.Refused(code, Optional.empty()));
        assertNextAttemptWithin(least, most);
    }

    @Test
    void aRefusalMayNameTheTime() {
        subscription.start();
        answer(new Outcome.Refused(503, Optional.of(Duration.ofSeconds(90))));
        assertNextAttemptWithin(90, 90);
    }

    @Test
    void aMissedPieceIsAskedForButNotAgainAndAgain() {
        grownUp();
        subscription.refresh();
        assertEquals(2, asked.size());
        answer(GRANTED);
        subscription.refresh();
        assertEquals(2, asked.size());
        while (loop.now().compareTo(Subscription.YOUNG.plus(Subscription.MEND_AGAIN)) < 0) {
            assertTrue(loop.toNextTimer());
        }
        subscription.refresh();
        assertEquals(3, asked.size());
        assertEquals(0, lost);
    }

    @Test
    void aNewWayToTheServerIsTriedAtOnce() {
        subscription.start();
        answer(new Outcome.Unreachable());
        subscription.start();
        assertEquals(2, asked.size());
        answer(GRANTED);
        told(ACTIVE);
        int anew = forgotten;
        subscription.addressChanged();
        assertEquals(3, asked.size());
        assertEquals(anew, forgotten);
    }

    @Test
    void nothingIsAskedBeforeItsTime() {
        subscription.addressChanged();
        subscription.refresh();
        told(ACTIVE);
        assertEquals(List.of(), asked);
        assertFalse(loop.toNextTimer());
    }

    @Test
    void endIsToldToTheServerAndNothingComesAfterIt() {
        grownUp();
        int[] done = {0};
        subscription.stop(() -> done[0]++);
        assertEquals(Duration.ZERO, asked.getLast());
        assertEquals(0, done[0]);
        told(over(Reason.TIMEOUT, null));
        answer(GRANTED);
        assertEquals(1, done[0]);
        assertEquals(Optional.empty(), untilNextAttempt());
        assertEquals(0, lost);
    }

    @Test
    void endOfWhatNeverWasNeedsNoServer() {
        int[] done = {0};
        subscription.stop(() -> done[0]++);
        loop.settle();
        assertEquals(1, done[0]);
        assertEquals(List.of(), asked);
    }

    @Test
    void anAnswerToAForgottenQuestionChangesNothing() {
        subscription.start();
        subscription.start();
        answer(new Outcome.Unreachable());
        answer(GRANTED);
        told(ACTIVE);
        assertNextAttemptWithin(26 * 60, 28 * 60);
        assertEquals(0, lost);
    }
}
