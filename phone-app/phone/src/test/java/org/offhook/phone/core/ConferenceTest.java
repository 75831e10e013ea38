package org.offhook.phone.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.offhook.phone.core.PhoneFixture.BOB;
import static org.offhook.phone.core.PhoneFixture.EVE;
import static org.offhook.phone.core.PhoneFixture.LINE_1;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.hal.key.Key;
import org.offhook.hal.lamp.LampPattern;

/** Bob, who is held, and Eve are joined. */
class ConferenceTest {

    private final PhoneFixture phone = new PhoneFixture();
    private CallId bob;
    private CallId eve;

    @BeforeEach
    void talk() {
        List<CallId> calls = phone.holdingOneTalkingToOther();
        bob = calls.get(0);
        eve = calls.get(1);
    }

    private void join() {
        phone.soft("Conf").accepted(bob, false).seconds(1);
        assertEquals(Situation.CONFERENCE, phone.situation());
    }

    private void holdBoth() {
        phone.soft("Hold").accepted(bob, true).accepted(eve, true);
    }

    @Test
    void whoWaitsIsResumedAndNobodyStopsHearingMeanwhile() {
        phone.soft("Conf");
        assertEquals(List.of(new PhoneEffect.Resume(bob)), phone.did());
        assertEquals(Situation.CONFERENCE, phone.situation());
        assertEquals(List.of(eve), phone.talkingTo());
        phone.accepted(bob, false);
        assertEquals(List.of(bob, eve), phone.talkingTo());
        assertEquals(List.of("Hold", "Splt", "", "End"), phone.softKeys());
    }

    @Test
    void conferenceKeyOfThePhoneJoinsToo() {
        phone.press(Key.CONFERENCE).accepted(bob, false);
        assertEquals(List.of(bob, eve), phone.talkingTo());
    }

    @Test
    void lineIsInUseAndNobodyIsRemindedOfAHeldCall() {
        join();
        assertEquals(
                LampPattern.STEADY, Lamps.of(phone.state()).lines().get(LINE_1).pattern());
        phone.seconds(120);
        assertEquals(Optional.empty(), phone.tone());
        assertFalse(phone.runs(PhoneTimer.HOLD_REMINDER));
    }

    @Test
    void holdHoldsBothAndResumeTakesBothBack() {
        join();
        phone.soft("Hold");
        assertEquals(List.of(new PhoneEffect.Hold(bob), new PhoneEffect.Hold(eve)), phone.did());
        assertEquals(List.of(), phone.talkingTo());
        phone.accepted(bob, true).accepted(eve, true);
        assertEquals(Situation.CONFERENCE, phone.situation());
        assertEquals(List.of("Res", "Splt", "", "End"), phone.softKeys());
        phone.soft("Res");
        assertEquals(List.of(new PhoneEffect.Resume(bob), new PhoneEffect.Resume(eve)), phone.did());
        phone.accepted(eve, false).accepted(bob, false);
        assertEquals(List.of(bob, eve), phone.talkingTo());
    }

    @Test
    void heldConferenceStaysWhenTheHandsetIsPutDownAndComesBackWithIt() {
        join();
        holdBoth();
        phone.replace();
        assertEquals(List.of(), phone.did());
        phone.lift();
        assertEquals(List.of(new PhoneEffect.Resume(bob), new PhoneEffect.Resume(eve)), phone.did());
        assertEquals(Situation.CONFERENCE, phone.situation());
    }

    @Test
    void splitGoesOnWithTheLastOneAndHoldsTheOther() {
        join();
        phone.soft("Splt");
        assertEquals(List.of(new PhoneEffect.Hold(bob)), phone.did());
        assertEquals(Situation.TWO_CALLS, phone.situation());
        assertEquals(List.of(eve), phone.talkingTo());
        phone.accepted(bob, true).seconds(1).soft("Conf").accepted(bob, false);
        assertEquals(List.of(bob, eve), phone.talkingTo());
    }

    @Test
    void heldConferenceThatIsSplitIsTwoHeldCalls() {
        join();
        holdBoth();
        phone.soft("Splt");
        assertEquals(Situation.TWO_HELD, phone.situation());
        phone.soft("Conf");
        assertEquals(List.of(new PhoneEffect.Resume(bob), new PhoneEffect.Resume(eve)), phone.did());
    }

    @Test
    void endEndsBoth() {
        join();
        phone.soft("End");
        assertEquals(List.of(new PhoneEffect.HangUp(bob), new PhoneEffect.HangUp(eve)), phone.did());
        phone.ended(bob, EndReason.Kind.LOCAL).ended(eve, EndReason.Kind.LOCAL);
        assertEquals(Situation.DIAL_TONE, phone.situation());
        assertEquals(List.of(), phone.state().calls());
    }

    @Test
    void onHookEndsBothAndNobodyRingsBack() {
        join();
        phone.replace();
        assertEquals(List.of(new PhoneEffect.HangUp(bob), new PhoneEffect.HangUp(eve)), phone.did());
        phone.seconds(10);
        assertEquals(Situation.IDLE, phone.situation());
    }

    @Test
    void whoHangsUpLeavesAnOrdinaryCall() {
        for (boolean first : List.of(true, false)) {
            PhoneFixture other = new PhoneFixture();
            List<CallId> calls = other.holdingOneTalkingToOther();
            other.soft("Conf").accepted(calls.getFirst(), false);
            CallId gone = first ? calls.getFirst() : calls.getLast();
            CallId stays = first ? calls.getLast() : calls.getFirst();
            other.ended(gone, EndReason.Kind.REMOTE_HANG_UP);
            assertEquals(
                    List.of(),
                    other.did().stream()
                            .filter(effect -> !(effect instanceof PhoneEffect.RecordCall))
                            .toList());
            assertEquals(Situation.CONNECTED, other.situation());
            assertEquals(List.of(stays), other.talkingTo());
        }
    }

    @Test
    void remoteControlEndsOneOfThem() {
        join();
        phone.happens(new PhoneEvent.HangUpRequested(eve));
        assertEquals(List.of(new PhoneEffect.HangUp(eve)), phone.did());
        assertEquals(List.of(bob), phone.talkingTo());
        assertEquals(Situation.CONNECTED, phone.situation());
    }

    @Test
    void muteKeepsBothAndDigitsGoToBoth() {
        join();
        phone.press(Key.MUTE);
        assertTrue(phone.heard().microphoneMuted());
        assertEquals(List.of(bob, eve), phone.talkingTo());
        phone.press(Key.DIGIT_5);
        assertEquals(List.of(new PhoneEffect.SendDigit(bob, '5'), new PhoneEffect.SendDigit(eve, '5')), phone.did());
    }

    @Test
    void whoCannotBeResumedStaysHeldAndTheOtherIsSpokenTo() {
        phone.soft("Conf").refused(bob, false);
        assertEquals(Situation.TWO_CALLS, phone.situation());
        assertEquals(List.of(eve), phone.talkingTo());
    }

    @Test
    void whoCannotBeHeldIsSpokenToAndTheOtherIsHeld() {
        join();
        phone.soft("Hold").accepted(eve, true).refused(bob, true);
        assertEquals(Situation.TWO_CALLS, phone.situation());
        assertEquals(List.of(bob), phone.talkingTo());
    }

    @Test
    void whoIsHandedOnByHisServerIsHeldAndMayBeJoinedAgain() {
        join();
        CallId carol = new CallId("in-9");
        phone.happens(new PhoneEvent.CallReplaced(carol, eve, LINE_1, new Party("Carol", "203")));
        assertEquals(List.of(bob), phone.talkingTo());
        phone.connected(carol).accepted(carol, true).seconds(1);
        assertEquals(Situation.TWO_CALLS, phone.situation());
        phone.soft("Conf").accepted(carol, false);
        assertEquals(List.of(bob, carol), phone.talkingTo());
    }

    @Test
    void musicOfAMemberWhoHoldsUsIsNotForTheOther() {
        join();
        phone.happens(new PhoneEvent.RemoteHold(bob, true));
        assertEquals(List.of(eve), phone.talkingTo());
        assertEquals(Situation.CONFERENCE, phone.situation());
        phone.happens(new PhoneEvent.RemoteHold(bob, false));
        assertEquals(List.of(bob, eve), phone.talkingTo());
    }

    @Test
    void memberDoesNotHandTheUserOn() {
        join();
        phone.happens(new PhoneEvent.HandedOn(bob, new Party("Carol", "203")));
        assertEquals(List.of(new PhoneEffect.Stay(bob)), phone.did());
        assertEquals(List.of(bob, eve), phone.talkingTo());
    }

    // ---- somebody is called to be joined ----

    private final PhoneFixture inviting = new PhoneFixture();

    private CallId invite() {
        CallId caller = inviting.talkingTo(BOB);
        inviting.soft("Conf");
        assertEquals(List.of(new PhoneEffect.Hold(caller)), inviting.did());
        assertEquals(Situation.TRANSFER_NUMBER, inviting.situation());
        assertEquals(List.of("Call", "", "Del", "Canc"), inviting.softKeys());
        inviting.accepted(caller, true).dial("300");
        return caller;
    }

    @Test
    void whoIsInvitedAnswersAndIsJoined() {
        CallId caller = invite();
        inviting.soft("Call").rings(inviting.placed()).seconds(1);
        assertEquals(List.of("", "", "", "Canc"), inviting.softKeys());
        CallId invited = inviting.placed();
        inviting.connected(invited).seconds(1);
        assertEquals(List.of("Swap", "Xfer", "Conf", "End"), inviting.softKeys());
        inviting.soft("Conf").accepted(caller, false);
        assertEquals(List.of(caller, invited), inviting.talkingTo());
    }

    @Test
    void cancelledInvitationResumesTheCaller() {
        CallId caller = invite();
        inviting.soft("Call").rings(inviting.placed()).seconds(1).soft("Canc");
        assertEquals(
                List.of(new PhoneEffect.HangUp(inviting.placed()), new PhoneEffect.Resume(caller)), inviting.did());
    }

    @Test
    void onHookBeforeTheInvitedAnswersHandsNobodyOn() {
        CallId caller = invite();
        inviting.soft("Call").rings(inviting.placed()).replace();
        assertEquals(List.of(new PhoneEffect.HangUp(inviting.placed())), inviting.did());
        inviting.seconds(5);
        assertEquals(Situation.RINGING_BACK, inviting.situation());
        assertTrue(inviting.state().call(caller).orElseThrow().up());
    }

    @Test
    void busyInvitedIsToldAndTheCallerResumed() {
        CallId caller = invite();
        inviting.soft("Call").ended(inviting.placed(), EndReason.Kind.BUSY);
        assertEquals(Situation.ENDED, inviting.situation());
        inviting.seconds(3);
        assertEquals(List.of(new PhoneEffect.Resume(caller)), inviting.did());
    }

    @Test
    void consultationOfATransferBecomesAConference() {
        CallId caller = inviting.talkingTo(EVE);
        inviting.soft("Xfer").accepted(caller, true).dial("300").soft("Call");
        CallId target = inviting.placed();
        inviting.connected(target).seconds(1);
        assertEquals(List.of("Xfer", "Swap", "Conf", "Canc"), inviting.softKeys());
        inviting.soft("Conf").accepted(caller, false);
        assertEquals(List.of(caller, target), inviting.talkingTo());
        assertEquals(Situation.CONFERENCE, inviting.situation());
    }
}
