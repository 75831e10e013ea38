package org.offhook.phone.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.offhook.phone.core.ScenePhone.LINE_1;
import static org.offhook.phone.core.ScenePhone.LINE_2;
import static org.offhook.phone.screen.Scenes.PLAIN;
import static org.offhook.phone.screen.Scenes.SECURE;
import static org.offhook.phone.screen.Scenes.first;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.CallId;
import org.offhook.phone.core.EndReason;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.core.RegistrationStatus.State;
import org.offhook.phone.core.ScenePhone;
import org.offhook.phone.core.Situation;
import org.offhook.phone.core.SoftKey;
import org.offhook.phone.core.SoftKeys;

/** The exact text of each screen. What all of them look like stands in docs/screens.txt. */
class ScreensTest {

    static final ScreenSettings ENGLISH = new ScreenSettings(Locale.ENGLISH, ZoneId.of("Europe/Berlin"));

    private static Frame frame(ScenePhone phone) {
        return Screens.render(phone.state(), phone.now(), ENGLISH);
    }

    private static void assertScreen(ScenePhone phone, String... rows) {
        assertEquals(List.of(rows), frame(phone).text().lines());
    }

    private static void assertRow(int row, String text, ScenePhone phone) {
        assertEquals(text, frame(phone).text().lines().get(row - 1));
    }

    // ---- idle ----

    @Test
    void idleShowsClockNameAndExtension() {
        assertScreen(
                Scenes.phone(),
                "09:00      Sun 1 Mar",
                "Reception        101",
                "                    ",
                "                    ");
    }

    @Test
    void idleShowsASecondLineBelowTheFirst() {
        assertRow(3, "Sales            110", Scenes.twoLines());
    }

    @Test
    void lineCalledByItsNumberShowsItOnce() {
        assertRow(
                2,
                "101                 ",
                new ScenePhone(new org.offhook.phone.core.PhoneSettings.Line(LINE_1, "101", "101")));
    }

    @ParameterizedTest
    @CsvSource({"UTC, 08:00", "America/New_York, 03:00", "Asia/Kolkata, 13:30"})
    void clockGoesByTheTimeZone(String zone, String time) {
        ScenePhone phone = Scenes.phone();
        Frame frame = Screens.render(phone.state(), phone.now(), new ScreenSettings(Locale.ENGLISH, ZoneId.of(zone)));
        assertEquals(time, frame.text().lines().getFirst().substring(0, 5));
    }

    @Test
    void clockOfABoardThatDoesNotKnowTheTimeSaysSo() {
        Frame frame = Screens.render(Scenes.phone().state(), Instant.EPOCH, ENGLISH);
        assertEquals("--:--               ", frame.text().lines().getFirst());
    }

    @Test
    void missedCallsAreAnnouncedAndThenABadge() {
        ScenePhone phone = Scenes.missed(12);
        assertScreen(
                phone, "09:00      Sun 1 Mar", "Reception        101", "12 missed           ", "               Exit ");
        phone.seconds(1).soft("Exit");
        assertScreen(
                phone, "09:00 ↙12  Sun 1 Mar", "Reception        101", "                    ", "                    ");
    }

    @Test
    void refusedRegistrationSaysWhyInPlainWords() {
        assertScreen(
                Scenes.failed(401),
                "09:00      Sun 1 Mar",
                "✗ Reception      101",
                "Wrong password   401",
                "                    ");
    }

    @ParameterizedTest
    @CsvSource({
        "0,   'Server unreachable  '",
        "403, 'Account refused  403'",
        "404, 'Unknown account  404'",
        "408, 'No server answer 408'",
        "503, 'Server error     503'",
        "420, 'Not registered   420'"
    })
    void everyRegistrationFailureHasItsWords(int code, String row) {
        assertRow(3, row, Scenes.failed(code));
    }

    @Test
    void registrationUnderWayIsSaid() {
        assertRow(3, "Registering…        ", Scenes.starting());
    }

    @Test
    void failedSecondLineTakesTurnsWithTheFirst() {
        ScenePhone phone = Scenes.twoLines().registration(LINE_2, new RegistrationStatus(State.FAILED, 403, ""));
        assertScreen(
                phone, "09:00      Sun 1 Mar", "Reception        101", "✗ Sales          110", "                    ");
        assertEquals(phone.now().plusSeconds(4), frame(phone).nextChange());
        phone.seconds(4);
        assertScreen(
                phone, "09:00      Sun 1 Mar", "✗ Sales          110", "Account refused  403", "                    ");
        phone.seconds(4);
        assertRow(2, "Reception        101", phone);
    }

    @Test
    void phoneWithoutAccountSaysSo() {
        assertScreen(
                new ScenePhone(),
                "09:00      Sun 1 Mar",
                "No account          ",
                "Calls not possible  ",
                "                    ");
    }

    // ---- dialling ----

    @Test
    void digitsOnHookAreShown() {
        assertScreen(
                Scenes.phone().dial("0301234"),
                "Dial:               ",
                "0301234_            ",
                "                    ",
                "Call Del       Canc ");
    }

    @Test
    void dialToneOffersRedialOnceThereIsANumber() {
        assertScreen(
                Scenes.phone().lift(),
                "Dial:              ☎",
                "_                   ",
                "                    ",
                "               End  ");
        assertRow(
                4,
                "Redl           End  ",
                Scenes.calling(Scenes.phone()).replace().lift());
    }

    @Test
    void diallingNamesTheLineOfAPhoneWithSeveral() {
        assertRow(1, "Dial:        Sales ◄", Scenes.twoLines().press(Key.LINE_2));
    }

    @Test
    void lastDigitsOfALongNumberStayInSight() {
        assertRow(2, "…678901234567890123_", Scenes.phone().lift().dial("123456789012345678901234567890123"));
    }

    @Test
    void incompleteNumberIsSaid() {
        assertScreen(
                Scenes.phone().lift().dial("1*2").seconds(11),
                "Dial:              ☎",
                "1*2_                ",
                "Number incomplete   ",
                "Call Del       End  ");
    }

    @Test
    void handsetThatWasForgottenIsSaid() {
        ScenePhone phone = Scenes.phone().lift().seconds(31);
        assertRow(3, "Please hang up      ", phone);
        phone.seconds(30);
        assertScreen(
                phone, "Handset off hook    ", "Please hang up      ", "                    ", "               End  ");
    }

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
                "Hold           End  ");
    }

    @Test
    void noPadlockWhereNothingIsEncrypted() {
        assertRow(3, "PCMA               ☎", Scenes.talking(Scenes.phone(), PLAIN));
    }

    @Test
    void mutedIsSaidAndSpeakerShown() {
        ScenePhone phone = Scenes.talking(Scenes.phone(), SECURE);
        assertRow(3, "⚿ opus      ⊘Muted ☎", phone.press(Key.MUTE));
        assertRow(3, "⚿ opus      ⊘Muted ◄", phone.press(Key.SPEAKER));
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
                "Res  New       End  ");
    }

    @Test
    void callThatTheOtherSideHoldsSaysSo() {
        assertScreen(
                Scenes.talking(Scenes.phone(), SECURE).happens(new PhoneEvent.RemoteHold(first(), true)),
                "Bob Miller          ",
                "201             0:42",
                "You are on hold    ☎",
                "Hold           End  ");
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
                phone, "Eve Adams      ☎ 2/2", "202             0:12", "‖ Bob Miller    0:12", "Swap           End  ");
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
                "Res  Swap      End  ");
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

    // ---- names that do not fit ----

    @Test
    void longNameRestsMovesRestsAndBeginsAgain() {
        ScenePhone phone = Scenes.phone();
        phone.arrives("Maximiliane Mustermann", "201");
        assertRow(2, "Maximiliane Musterma", phone);
        assertEquals(phone.now().plusSeconds(2), frame(phone).nextChange());
        assertRow(2, "aximiliane Musterman", phone.seconds(2));
        assertEquals(phone.now().plusMillis(400), frame(phone).nextChange());
        assertRow(2, "ximiliane Mustermann", phone.seconds(0.4));
        assertEquals(phone.now().plusSeconds(2), frame(phone).nextChange());
        assertRow(2, "Maximiliane Musterma", phone.seconds(2));
    }

    @Test
    void longNameComesToRestShortened() {
        ScenePhone phone = Scenes.phone();
        phone.arrives("Maximiliane Mustermann", "201");
        phone.seconds(14);
        assertRow(2, "Maximiliane Musterm…", phone);
        assertEquals(Instant.MAX, frame(phone).nextChange());
    }

    @Test
    void iconStandsStillWhileTheNameMoves() {
        ScenePhone phone = Scenes.talking(Scenes.phone(), SECURE);
        phone.arrives("Maximiliane Mustermann", "202");
        assertRow(2, "♪ aximiliane Musterm", phone.seconds(2));
    }

    @Test
    void wideNameKeepsTheColumns() {
        ScenePhone phone = Scenes.phone();
        phone.arrives("国際電信電話株式会社東京", "203");
        assertEquals(20, frame(phone).text().rows().get(1).width());
        assertRow(2, "国際電信電話株式会社", phone);
        assertRow(2, " 際電信電話株式会社 ", phone.seconds(2));
    }

    // ---- the frame ----

    @Test
    void softKeysAreThoseOfTheCore() {
        ScenePhone phone = Scenes.incoming();
        Frame frame = frame(phone);
        assertEquals(SoftKeys.of(phone.state()), frame.softKeys());
        assertEquals(List.of("Ans", "", "Sil", "Rej"), frame.labels());
        assertEquals(SoftKey.ANSWER, frame.softKeys().getFirst());
        assertEquals(Situation.INCOMING, frame.situation());
    }

    @Test
    void idleChangesWithTheMinute() {
        ScenePhone phone = Scenes.phone().seconds(12.5);
        assertEquals(phone.now().plusMillis(47_500), frame(phone).nextChange());
    }
}
