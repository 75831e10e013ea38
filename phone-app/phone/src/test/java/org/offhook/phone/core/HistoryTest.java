package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.offhook.phone.core.PhoneFixture.BOB;
import static org.offhook.phone.core.PhoneFixture.LINE_1;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.hal.key.Key;

/** What goes into the call history, and what counts as missed. */
class HistoryTest {

    private final PhoneFixture phone = new PhoneFixture();

    private void assertRecorded(CallRecord.Kind kind, Party party, Instant started, Duration talked) {
        assertEquals(
                List.of(new PhoneEffect.RecordCall(new CallRecord(LINE_1, kind, party, started, talked))), phone.did());
    }

    private void assertRecorded(CallRecord.Kind kind, Instant started, int missed) {
        assertRecorded(kind, BOB, started, Duration.ZERO);
        assertEquals(missed, phone.state().memory().missed().count());
    }

    @Test
    void placedCallIsRecordedWithItsLength() {
        phone.lift().dial("201#");
        Instant started = phone.now();
        CallId call = phone.placed();
        phone.rings(call).seconds(7).connected(call).seconds(12).replace();
        phone.seconds(2).ended(call, EndReason.Kind.LOCAL);
        assertRecorded(CallRecord.Kind.PLACED, new Party("", "201"), started, Duration.ofSeconds(12));
    }

    @Test
    void failedCallIsRecordedWithoutLength() {
        phone.lift().dial("201#");
        phone.ended(phone.placed(), EndReason.Kind.BUSY);
        assertRecorded(CallRecord.Kind.PLACED, new Party("", "201"), phone.now(), Duration.ZERO);
    }

    @Test
    void answeredCallIsRecordedAsReceived() {
        Instant started = phone.now();
        CallId call = phone.arrives(BOB);
        phone.seconds(3).lift().connected(call).seconds(20).ended(call, EndReason.Kind.REMOTE_HANG_UP);
        assertRecorded(CallRecord.Kind.RECEIVED, BOB, started, Duration.ofSeconds(20));
    }

    @Test
    void callerWhoGaveUpIsMissed() {
        CallId call = phone.arrives(BOB);
        phone.ended(call, EndReason.Kind.CALLER_GAVE_UP);
        assertRecorded(CallRecord.Kind.MISSED, phone.now(), 1);
    }

    @Test
    void callAnsweredElsewhereIsNotMissed() {
        CallId call = phone.arrives(BOB);
        phone.ended(call, EndReason.Kind.ANSWERED_ELSEWHERE);
        assertRecorded(CallRecord.Kind.RECEIVED, phone.now(), 0);
    }

    @Test
    void callRejectedByTheUserIsNotMissed() {
        CallId call = phone.arrives(BOB);
        phone.press(Key.CANCEL).ended(call, EndReason.Kind.LOCAL);
        assertRecorded(CallRecord.Kind.RECEIVED, phone.now(), 0);
    }

    @Test
    void missedNoticeIsDismissedAndTheBadgeStaysUntilTheListIsViewed() {
        phone.ended(phone.arrives(BOB), EndReason.Kind.CALLER_GAVE_UP);
        phone.ended(phone.arrives(BOB), EndReason.Kind.CALLER_GAVE_UP);
        phone.seconds(1).soft("Exit");
        assertEquals(Situation.IDLE, phone.situation());
        assertEquals(2, phone.state().memory().missed().count());
        phone.happens(new PhoneEvent.MissedCallsViewed());
        assertEquals(0, phone.state().memory().missed().count());
    }

    @Test
    void clockThatIsSetBackDuringACallGivesNoNegativeLength() {
        CallId call = phone.talkingTo(BOB);
        Step step = Phone.step(
                phone.state(),
                new PhoneEvent.CallEnded(call, EndReason.of(EndReason.Kind.REMOTE_HANG_UP)),
                Instant.EPOCH);
        PhoneEffect.RecordCall recorded =
                (PhoneEffect.RecordCall) step.effects().getFirst();
        assertEquals(Duration.ZERO, recorded.call().talked());
    }
}
