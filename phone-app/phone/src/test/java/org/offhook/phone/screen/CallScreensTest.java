package org.offhook.phone.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.offhook.phone.core.ScenePhone.LINE_2;
import static org.offhook.phone.screen.Scenes.PLAIN;
import static org.offhook.phone.screen.Scenes.SECURE;
import static org.offhook.phone.screen.Scenes.first;
import static org.offhook.phone.screen.Shown.assertRow;
import static org.offhook.phone.screen.Shown.assertScreen;
import static org.offhook.phone.screen.Shown.frame;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.EndReason;
import org.offhook.phone.core.Outlet;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.ScenePhone;

/** The exact text of each screen of a call; what all screens look like stands in docs/screens.txt. */
class CallScreensTest {

    // ---- before the answer ----

    @Test
    void outgoingCallSaysWhetherItRings() {
        ScenePhone phone = Scenes.calling(Scenes.phone());
        assertScreen(
                phone, "Calling…           ☎", "201                 ", "                    ", "               End  ");
        assertRow(1, "Ringing…           ☎", phone.rings(phone.placed()));
    }

    @Test
    void incomingCallShowsNameAndNumber() {
        assertScreen(
                Scenes.incoming(),
                "♪ Incoming call     ",
                "Bob Miller          ",
                "201                 ",
                "Ans       Sil  Rej  ");
    }

    @Test
    void incomingCallShowsItsLineWhereThereAreSeveral() {
        ScenePhone phone = Scenes.twoLines();
        phone.arrives("Bob Miller", "201", LINE_2);
        assertRow(3, "201            Sales", phone);
    }

    @Test
    void silencedCallShowsThatItNoLongerRings() {
        assertScreen(
                Scenes.incoming().seconds(1).soft("Sil"),
                "♩ Incoming call     ",
                "Bob Miller          ",
                "201                 ",
                "Ans            Rej  ");
    }

    @Test
    void secondCallerThatRingsIsCounted() {
        ScenePhone phone = Scenes.incoming();
        phone.arrives("Eve", "202");
        assertRow(1, "♪ Incoming call  1/2", phone);
        assertRow(2, "Bob Miller          ", phone);
    }

    @ParameterizedTest
    @CsvSource({
        "'', anonymous, 'Private number      ', '                    '",
        "'', '', 'Unknown             ', '                    '",
        "201, 201, '201                 ', '                    '",
        "Anonymous, anonymous, 'Anonymous           ', '                    '",
        "Zoe\u0308, 7, 'Zoë                 ', '7                   '"
    })
    void callerIsShownByWhatIsKnown(String name, String number, String second, String third) {
        ScenePhone phone = Scenes.phone();
        phone.arrives(name, number);
        assertRow(2, second, phone);
        assertRow(3, third, phone);
    }

    @Test
    void callerCannotPretendAPadlock() {
        ScenePhone phone = Scenes.phone();
        phone.arrives("\uE000Bank", "1");
        assertRow(2, "\uFFFDBank               ", phone);
    }

    // ---- in a call ----

    @Test
    void connectedShowsTimerCodecAndPadlock() {
        assertScreen(
                Scenes.talking(Scenes.phone(), SECURE),
                "Bob Miller          ",
                "201             0:42",
                "⚿ opus             ☎",
                "Hold Xfer Conf End  ");
    }

    @Test
    void noPadlockWhereNothingIsEncrypted() {
        assertRow(3, "PCMA               ☎", Scenes.talking(Scenes.phone(), PLAIN));
    }

    @Test
    void mutedIsSaidAndSpeakerShown() {
        ScenePhone phone = Scenes.talking(Scenes.phone(), SECURE);
        assertRow(3, "⚿ opus     ⊘ Muted ☎", phone.press(Key.MUTE));
        assertRow(3, "⚿ opus     ⊘ Muted ◄", phone.press(Key.SPEAKER));
    }

    @Test
    void timerTicksEachSecondAndHasHours() {
        ScenePhone phone = Scenes.talking(Scenes.phone(), SECURE);
        assertEquals(phone.now().plusSeconds(1), frame(phone).nextChange());
        phone.seconds(0.4);
        assertEquals(phone.now().plusMillis(600), frame(phone).nextChange());
        assertRow(2, "201             0:42", phone);
        phone.seconds(0.6);
        assertRow(2, "201             0:43", phone);
        phone.seconds(3600);
        assertRow(2, "201          1:00:43", phone);
        phone.seconds(9 * 3600);
        assertRow(2, "201            10h00", phone);
        assertEquals(phone.now().plusSeconds(17), frame(phone).nextChange());
    }

    @Test
    void holdIsTimed() {
        assertScreen(
                Scenes.held(),
                "Bob Miller          ",
                "201                ☎",
                "‖ On hold       0:12",
                "Res  New  Xfer End  ");
    }

    @Test
    void callThatTheOtherSideHoldsSaysSo() {
        assertScreen(
                Scenes.talking(Scenes.phone(), SECURE).happens(new PhoneEvent.RemoteHold(first(), true)),
                "Bob Miller          ",
                "201             0:42",
                "You are on hold    ☎",
                "Hold Xfer Conf End  ");
    }

    @Test
    void callerDuringACallStandsBelowTheActiveCall() {
        assertScreen(
                Scenes.waitingCaller(),
                "Bob Miller      0:42",
                "♪ Eve Adams         ",
                "  202               ",
                "Ans       Sil  Rej  ");
    }

    @Test
    void twoCallsShowWhichIsHeard() {
        ScenePhone phone = Scenes.twoCalls();
        assertScreen(
                phone, "Eve Adams      ☎ 2/2", "202             0:12", "‖ Bob Miller    0:12", "Swap Xfer Conf End  ");
        phone.soft("Swap").accepted(new CallId("in-2"), true).accepted(first(), false);
        assertRow(1, "Bob Miller     ☎ 1/2", phone);
        assertRow(3, "‖ Eve Adams     0:00", phone);
    }

    @Test
    void bothHeldShowsBothTimes() {
        assertScreen(
                Scenes.twoCalls()
                        .press(Key.HOLD)
                        .accepted(new CallId("in-2"), true)
                        .seconds(5),
                "‖ Eve Adams    ☎ 2/2",
                "On hold         0:05",
                "‖ Bob Miller    0:17",
                "Res  Swap Conf End  ");
    }

    @Test
    void heldCallerStaysInSightWhileANewCallIsDialled() {
        assertRow(3, "‖ Bob Miller    0:12", Scenes.held().soft("New").dial("20"));
    }

    @Test
    void heldCallThatComesBackSaysSo() {
        ScenePhone phone = Scenes.twoCalls().replace().seconds(6);
        assertScreen(
                phone, "♪ Call still on hold", "Bob Miller          ", "201             0:18", "Ans       Sil  End  ");
        assertRow(1, "♩ Call still on hold", phone.soft("Sil"));
    }

    // ---- after the call ----

    @Test
    void endedCallShowsItsDuration() {
        assertScreen(
                Scenes.talking(Scenes.phone(), SECURE).ended(first(), EndReason.Kind.REMOTE_HANG_UP, 0),
                "Call ended          ",
                "Bob Miller          ",
                "Duration        0:42",
                "Redl           OK   ");
    }

    @ParameterizedTest
    @CsvSource({
        "BUSY, 486, 'Busy                ', '                    '",
        "REJECTED, 603, 'Call rejected       ', '                    '",
        "NO_ANSWER, 408, 'No answer           ', '                    '",
        "NO_ANSWER, 480, 'Not available       ', '                    '",
        "NOT_FOUND, 404, 'Number not found    ', '                    '",
        "NOT_FOUND, 484, 'Number incomplete   ', '                    '",
        "NO_COMMON_CODEC, 488, 'No common codec     ', '           Error 488'",
        "UNREACHABLE, 0, 'Server unreachable  ', '                    '",
        "UNREACHABLE, 503, 'Server unreachable  ', '           Error 503'",
        "NOT_AUTHORISED, 403, 'Call not allowed    ', '           Error 403'",
        "NOT_AUTHORISED, 401, 'Wrong password      ', '           Error 401'",
        "FAILED, 500, 'Call failed         ', '           Error 500'"
    })
    void everyFailureHasItsWords(EndReason.Kind kind, int code, String first, String third) {
        ScenePhone phone = Scenes.ended(kind, code);
        assertRow(1, first, phone);
        assertRow(2, "201                 ", phone);
        assertRow(3, third, phone);
    }

    @Test
    void callThatBrokeIsToldApartFromOneThatFailed() {
        assertRow(
                1,
                "Connection lost     ",
                Scenes.talking(Scenes.phone(), SECURE).ended(first(), EndReason.Kind.FAILED, 0));
    }

    @Test
    void missingSoundDeviceIsToldInTheCallAndGoesWithItsReturn() {
        ScenePhone phone = Scenes.silent(Scenes.talking(Scenes.phone(), Scenes.SECURE));
        assertTrue(
                frame(phone).text().lines().get(2).contains("No sound device"),
                frame(phone).text().lines().get(2));
        phone.happens(new PhoneEvent.SoundReported(Set.of(Outlet.values()), ""));
        assertFalse(
                frame(phone).text().lines().get(2).contains("No sound"),
                frame(phone).text().lines().get(2));
    }

    @Test
    void missingRingerDoesNotDisturbACallInTheHandset() {
        ScenePhone phone = Scenes.talking(Scenes.phone(), Scenes.SECURE)
                .happens(new PhoneEvent.SoundReported(Set.of(Outlet.RINGER), "It was unplugged."));
        assertFalse(
                frame(phone).text().lines().get(2).contains("No sound"),
                frame(phone).text().lines().get(2));
        assertTrue(phone.state().desk().silent().containsKey(Outlet.RINGER));
    }
}
