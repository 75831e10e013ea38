package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.offhook.phone.core.PhoneFixture.BOB;
import static org.offhook.phone.core.PhoneFixture.LINE_1;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.hal.key.Key;

/** Bob is handed on to 300. */
class TransferTest {

    private static final EndReason BUSY = new EndReason(EndReason.Kind.BUSY, 486, "Busy Here");
    private static final EndReason DONE = EndReason.of(EndReason.Kind.TRANSFERRED);

    private final PhoneFixture phone = new PhoneFixture();
    private final CallId bob = phone.talkingTo(BOB);

    private PhoneFixture number() {
        return phone.soft("Xfer").accepted(bob, true);
    }

    private CallId ringing() {
        number().dial("300").soft("Call").rings(phone.placed()).seconds(1);
        return phone.placed();
    }

    private CallId consulting() {
        CallId target = ringing();
        phone.connected(target).seconds(1);
        return target;
    }

    private PhoneFixture result(EndReason reason) {
        return phone.happens(new PhoneEvent.TransferResult(bob, reason));
    }

    private void bobIsResumed() {
        assertEquals(List.of(new PhoneEffect.Resume(bob)), phone.did());
        phone.accepted(bob, false);
        assertEquals(List.of(bob), phone.talkingTo());
    }

    @Test
    void transferHoldsTheCallerAndAsksForANumber() {
        phone.soft("Xfer");
        assertEquals(List.of(new PhoneEffect.Hold(bob)), phone.did());
        assertEquals(Situation.TRANSFER_NUMBER, phone.situation());
        assertEquals(List.of("Call", "Blnd", "Del", "Canc"), phone.softKeys());
        phone.dial("300").soft("Del");
        assertEquals("30", phone.digits());
    }

    @Test
    void digitsOfATransferAreNeverSentByTime() {
        number().dial("300").seconds(20);
        assertEquals(Situation.TRANSFER_NUMBER, phone.situation());
        assertEquals("300", phone.digits());
    }

    @Test
    void cancelledNumberResumesTheCallerByItself() {
        number().dial("30").soft("Canc");
        bobIsResumed();
    }

    @Test
    void blindTransferWaitsForItsResult() {
        number().dial("300").soft("Blnd");
        assertEquals(List.of(new PhoneEffect.BlindTransfer(bob, LINE_1, "300")), phone.did());
        assertEquals(Situation.TRANSFERRING, phone.situation());
        phone.happens(new PhoneEvent.TransferProgress(bob));
        assertEquals(Situation.TRANSFERRING, phone.situation());
        result(DONE);
        assertEquals(List.of(new PhoneEffect.HangUp(bob)), phone.did());
        assertEquals(Situation.ENDED, phone.situation());
        phone.ended(bob, EndReason.Kind.LOCAL);
        assertEquals(List.of(), phone.state().calls());
    }

    @Test
    void failedBlindTransferGivesTheCallerBackAndSaysWhy() {
        number().dial("300").soft("Blnd");
        result(BUSY);
        assertEquals(Situation.TRANSFER_FAILED, phone.situation());
        assertEquals(
                BUSY,
                assertInstanceOf(Transfer.Failed.class, phone.state().transfer())
                        .reason());
        bobIsResumed();
        phone.seconds(3);
        assertEquals(Situation.CONNECTED, phone.situation());
    }

    @Test
    void transferWithoutAResultFailsAfterThirtySeconds() {
        number().dial("300").soft("Blnd").seconds(29);
        assertEquals(Situation.TRANSFERRING, phone.situation());
        phone.seconds(1);
        assertEquals(Situation.TRANSFER_FAILED, phone.situation());
        bobIsResumed();
    }

    @Test
    void waitingForTheResultMayBeGivenUp() {
        number().dial("300").soft("Blnd").soft("Canc");
        bobIsResumed();
        result(DONE);
        assertEquals(List.of(), phone.did());
    }

    @Test
    void failedTransferRingsBackWhenTheHandsetIsDown() {
        number().dial("300").soft("Blnd").replace();
        assertEquals(List.of(), phone.did());
        result(BUSY);
        assertEquals(Situation.RINGING_BACK, phone.situation());
        assertEquals(Optional.of(Sound.Tone.RINGER), phone.tone());
        phone.lift();
        bobIsResumed();
    }

    @Test
    void callerWhoIsTakenOverByTheTargetBeforeTheResultIsTransferred() {
        number().dial("300").soft("Blnd").ended(bob, EndReason.Kind.REMOTE_HANG_UP);
        assertEquals(
                EndReason.Kind.TRANSFERRED,
                ((Activity.Ended) phone.state().activity()).reason().kind());
    }

    @Test
    void transferTwiceConsultsAndThenCompletes() {
        phone.press(Key.TRANSFER).accepted(bob, true).dial("300").press(Key.TRANSFER);
        CallId target = phone.placed();
        assertEquals(List.of(new PhoneEffect.PlaceCall(target, LINE_1, "300")), phone.did());
        phone.connected(target).press(Key.TRANSFER);
        assertEquals(List.of(new PhoneEffect.AttendedTransfer(bob, target)), phone.did());
        result(DONE);
        assertEquals(List.of(new PhoneEffect.HangUp(bob), new PhoneEffect.HangUp(target)), phone.did());
    }

    @Test
    void targetThatRingsIsLeftAndCalledByTheCaller() {
        CallId target = ringing();
        assertEquals(Situation.TRANSFER_RINGING, phone.situation());
        assertEquals(List.of("Xfer", "", "", "Canc"), phone.softKeys());
        phone.soft("Xfer");
        assertEquals(
                List.of(new PhoneEffect.HangUp(target), new PhoneEffect.BlindTransfer(bob, LINE_1, "300")),
                phone.did());
        phone.ended(target, EndReason.Kind.LOCAL);
        assertEquals(Situation.TRANSFERRING, phone.situation());
    }

    @Test
    void cancelledConsultationResumesTheCaller() {
        CallId target = consulting();
        assertEquals(List.of("Xfer", "Swap", "Conf", "Canc"), phone.softKeys());
        phone.soft("Canc");
        assertEquals(List.of(new PhoneEffect.HangUp(target), new PhoneEffect.Resume(bob)), phone.did());
        phone.accepted(bob, false).ended(target, EndReason.Kind.LOCAL);
        assertEquals(List.of(bob), phone.talkingTo());
    }

    @Test
    void swapSpeaksToTheCallerMeanwhile() {
        CallId target = consulting();
        phone.soft("Swap").accepted(bob, false).accepted(target, true).seconds(1);
        assertEquals(List.of(bob), phone.talkingTo());
        assertEquals(Situation.TRANSFER_CONSULTING, phone.situation());
        phone.soft("Xfer");
        assertEquals(List.of(new PhoneEffect.Hold(bob), new PhoneEffect.AttendedTransfer(bob, target)), phone.did());
    }

    @Test
    void onHookCompletesWhatIsAnsweredOrRings() {
        CallId target = consulting();
        phone.replace();
        assertEquals(List.of(new PhoneEffect.AttendedTransfer(bob, target)), phone.did());
        result(BUSY);
        assertEquals(List.of(new PhoneEffect.HangUp(target)), phone.did());
        assertEquals(Situation.RINGING_BACK, phone.situation());

        PhoneFixture other = new PhoneFixture();
        CallId caller = other.talkingTo(BOB);
        other.soft("Xfer").dial("300").soft("Call").rings(other.placed()).replace();
        assertTrue(other.did().contains(new PhoneEffect.BlindTransfer(caller, LINE_1, "300")), other.did()::toString);
    }

    @Test
    void onHookWithDigitsOnlyRingsTheCallerBack() {
        number().dial("30").replace();
        assertEquals(List.of(), phone.did());
        phone.seconds(5);
        assertEquals(Situation.RINGING_BACK, phone.situation());
    }

    @Test
    void onHookBeforeTheTargetRingsRingsTheCallerBack() {
        number().dial("300").soft("Call").replace();
        assertEquals(List.of(new PhoneEffect.HangUp(phone.placed())), phone.did());
        phone.seconds(5);
        assertEquals(Situation.RINGING_BACK, phone.situation());
    }

    @Test
    void busyTargetIsToldAndTheCallerResumed() {
        CallId target = ringing();
        phone.ended(target, EndReason.Kind.BUSY);
        assertEquals(Situation.ENDED, phone.situation());
        assertEquals(Optional.of(Sound.Tone.BUSY), phone.tone());
        phone.seconds(3);
        bobIsResumed();
    }

    @Test
    void failedAttendedTransferReturnsToTheTargetAndKeepsTheCaller() {
        CallId target = consulting();
        phone.soft("Xfer");
        result(BUSY);
        assertEquals(Situation.TRANSFER_FAILED, phone.situation());
        assertEquals(List.of(target), phone.talkingTo());
        phone.seconds(4);
        assertEquals(Situation.TRANSFER_CONSULTING, phone.situation());
        phone.soft("Canc");
        assertEquals(List.of(new PhoneEffect.HangUp(target), new PhoneEffect.Resume(bob)), phone.did());
    }

    @Test
    void callerWhoHangsUpLeavesAnOrdinaryCall() {
        CallId target = consulting();
        phone.ended(bob, EndReason.Kind.REMOTE_HANG_UP);
        assertEquals(Situation.CONNECTED, phone.situation());
        assertEquals(List.of(target), phone.talkingTo());
    }

    @Test
    void callThatIsHandedOnToAnotherPartyGoesOnWithThatOne() {
        CallId eve = new CallId("in-9");
        phone.happens(new PhoneEvent.CallReplaced(eve, bob, LINE_1, PhoneFixture.EVE));
        assertEquals(List.of(new PhoneEffect.Answer(eve), new PhoneEffect.HangUp(bob)), phone.did());
        phone.ended(bob, EndReason.Kind.LOCAL).connected(eve);
        assertEquals(List.of(eve), phone.talkingTo());
        assertEquals(Situation.CONNECTED, phone.situation());
    }

    @Test
    void whoReplacesAHeldPartyIsHeldToo() {
        CallId eve = new CallId("in-9");
        phone.press(Key.HOLD).accepted(bob, true);
        phone.happens(new PhoneEvent.CallReplaced(eve, bob, LINE_1, PhoneFixture.EVE));
        phone.connected(eve);
        assertEquals(List.of(new PhoneEffect.Hold(eve)), phone.did());
        phone.seconds(3);
        assertEquals(Situation.HELD_BY_ME, phone.situation());
    }

    @Test
    void onHookKeepsACallerWhoDidNotLetHimselfBeHeld() {
        phone.soft("Xfer").dial("300").soft("Blnd").refused(bob, true).replace();
        assertEquals(List.of(), phone.did());
        assertEquals(Situation.RINGING_BACK, phone.situation());
    }

    private CallId handedOn() {
        phone.happens(new PhoneEvent.HandedOn(bob, PhoneFixture.EVE));
        return phone.placed();
    }

    @Test
    void whoIsHandedOnCallsTheTargetAndLeavesWhenItAnswers() {
        CallId next = handedOn();
        assertEquals(List.of(new PhoneEffect.Hold(bob), new PhoneEffect.Follow(next, bob)), phone.did());
        assertEquals(Situation.OUTGOING, phone.situation());
        phone.accepted(bob, true).rings(next).connected(next);
        assertEquals(List.of(new PhoneEffect.HangUp(bob)), phone.did());
        phone.ended(bob, EndReason.Kind.LOCAL);
        assertEquals(List.of(next), phone.talkingTo());
    }

    @Test
    void whoIsHandedOnToABusyPhoneIsBackWithTheOther() {
        CallId next = handedOn();
        phone.accepted(bob, true).ended(next, EndReason.Kind.BUSY).seconds(3);
        bobIsResumed();
    }

    @Test
    void whoIsHandedOnMayStay() {
        CallId next = handedOn();
        phone.accepted(bob, true).seconds(1).soft("End");
        assertEquals(List.of(new PhoneEffect.HangUp(next), new PhoneEffect.Resume(bob)), phone.did());
    }

    @Test
    void nobodyIsHandedOnWhileHeIsHeldHere() {
        phone.press(Key.HOLD).accepted(bob, true).happens(new PhoneEvent.HandedOn(bob, PhoneFixture.EVE));
        assertEquals(List.of(new PhoneEffect.Stay(bob)), phone.did());
    }

    @Test
    void twoOrdinaryCallsAreJoined() {
        PhoneFixture other = new PhoneFixture();
        List<CallId> calls = other.holdingOneTalkingToOther();
        other.soft("Xfer");
        assertEquals(List.of(new PhoneEffect.AttendedTransfer(calls.get(0), calls.get(1))), other.did());
        assertEquals(Situation.TRANSFERRING, other.situation());
    }

    @Test
    void callerRingsWhileATransferIsTypedAndNobodyIsLost() {
        number().dial("30");
        CallId eve = phone.arrives(PhoneFixture.EVE);
        phone.press(Key.OK).connected(eve).seconds(1);
        assertEquals(Situation.TWO_CALLS, phone.situation());
        phone.ended(eve, EndReason.Kind.REMOTE_HANG_UP).seconds(3);
        assertEquals(Situation.HELD_BY_ME, phone.situation());
    }
}
