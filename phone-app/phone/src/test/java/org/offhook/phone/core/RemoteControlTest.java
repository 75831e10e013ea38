package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.offhook.phone.core.PhoneFixture.BOB;
import static org.offhook.phone.core.PhoneFixture.EVE;
import static org.offhook.phone.core.PhoneFixture.LINE_2;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Dialling, answering and hanging up without keys. */
class RemoteControlTest {

    private final PhoneFixture phone = new PhoneFixture();

    private PhoneFixture dial(String target) {
        return phone.happens(new PhoneEvent.DialRequested(LINE_2, target));
    }

    @Test
    void dialsOnTheSpeakerWhenTheHandsetIsDown() {
        dial(" alice@example.org ");
        assertEquals(List.of(new PhoneEffect.PlaceCall(phone.placed(), LINE_2, "alice@example.org")), phone.did());
        phone.connected(phone.placed());
        assertEquals(Sound.Path.SPEAKER, phone.path());
    }

    @Test
    void dialsOnTheHandsetWhenItIsUp() {
        phone.lift();
        dial("201");
        assertEquals(Sound.Path.HANDSET, phone.path());
    }

    @Test
    void dialHoldsTheActiveCallFirst() {
        CallId active = phone.talkingTo(BOB);
        dial("202");
        assertEquals(
                List.of(new PhoneEffect.Hold(active), new PhoneEffect.PlaceCall(phone.placed(), LINE_2, "202")),
                phone.did());
    }

    @Test
    void secondCallIsNotBegunWhileOneIsBeingSetUp() {
        dial("201");
        dial("202");
        assertEquals(List.of(), phone.did());
        assertEquals(1, phone.state().calls().size());
    }

    @Test
    void emptyTargetIsIgnored() {
        dial("  ");
        assertEquals(Situation.IDLE, phone.situation());
    }

    @Test
    void unknownLineSaysSo() {
        phone.happens(new PhoneEvent.DialRequested(new LineId(9), "201"));
        assertEquals(List.of(), phone.did());
        assertEquals(
                "No such line",
                ((Activity.Ended) phone.state().activity()).reason().text());
        assertEquals(Optional.of(Sound.Tone.CONGESTION), phone.tone());
    }

    @Test
    void dialWithAllCallsInUseSaysSoAndReturnsToTheHeldParty() {
        List<CallId> calls = phone.holdingOneTalkingToOther();
        dial("203");
        assertEquals(List.of(new PhoneEffect.Hold(calls.get(1))), phone.did());
        assertEquals(
                "All calls in use",
                ((Activity.Ended) phone.state().activity()).reason().text());
        phone.seconds(3);
        assertEquals(Situation.TWO_HELD, phone.situation());
    }

    @Test
    void answersARingingCall() {
        CallId call = phone.arrives(BOB);
        phone.happens(new PhoneEvent.AnswerRequested(call));
        assertEquals(List.of(new PhoneEffect.Answer(call)), phone.did());
        phone.happens(new PhoneEvent.AnswerRequested(call));
        assertEquals(List.of(), phone.did());
    }

    @Test
    void answersTheSecondOfTwoRingingCalls() {
        phone.arrives(BOB);
        CallId second = phone.arrives(EVE);
        phone.happens(new PhoneEvent.AnswerRequested(second));
        assertEquals(List.of(new PhoneEffect.Answer(second)), phone.did());
    }

    @Test
    void answersTheCallThatRingsBack() {
        CallId held = phone.holdingOneTalkingToOther().getFirst();
        phone.replace().seconds(5).happens(new PhoneEvent.AnswerRequested(held));
        assertEquals(List.of(new PhoneEffect.Resume(held)), phone.did());
    }

    @Test
    void hangsUpAnyCall() {
        List<CallId> calls = phone.holdingOneTalkingToOther();
        phone.happens(new PhoneEvent.HangUpRequested(calls.get(0)));
        assertEquals(List.of(new PhoneEffect.HangUp(calls.get(0))), phone.did());
        assertEquals(List.of(calls.get(1)), phone.talkingTo());
        phone.happens(new PhoneEvent.HangUpRequested(calls.get(1)));
        assertEquals(List.of(new PhoneEffect.HangUp(calls.get(1))), phone.did());
        phone.happens(new PhoneEvent.HangUpRequested(calls.get(1)));
        assertEquals(List.of(), phone.did());
    }

    @Test
    void hangUpOfARingingCallRefusesIt() {
        CallId call = phone.arrives(BOB);
        phone.happens(new PhoneEvent.HangUpRequested(call));
        assertEquals(List.of(new PhoneEffect.Reject(call, RejectReason.BUSY)), phone.did());
    }

    @Test
    void softKeysAreGuardedAfterRemoteControl() {
        dial("201");
        phone.press(org.offhook.hal.key.Key.SOFT_4);
        assertEquals(List.of(), phone.did());
    }
}
