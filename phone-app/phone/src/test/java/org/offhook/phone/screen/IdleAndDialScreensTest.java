package org.offhook.phone.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.offhook.phone.core.ScenePhone.LINE_1;
import static org.offhook.phone.core.ScenePhone.LINE_2;
import static org.offhook.phone.screen.Shown.ENGLISH;
import static org.offhook.phone.screen.Shown.assertRow;
import static org.offhook.phone.screen.Shown.assertScreen;
import static org.offhook.phone.screen.Shown.frame;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.Mailbox;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.PhoneSettings;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.core.RegistrationStatus.State;
import org.offhook.phone.core.ScenePhone;
import org.offhook.phone.core.SetUp;

/** The exact text of a phone in no call; what all screens look like stands in docs/screens.txt. */
class IdleAndDialScreensTest {

    // ---- idle ----

    @Test
    void idleShowsClockNameAndExtension() {
        assertScreen(
                Scenes.phone(),
                "09:00      Sun 1 Mar",
                "Reception        101",
                "                    ",
                "Hist      DND  Menu ");
    }

    @Test
    void idleShowsASecondLineBelowTheFirst() {
        assertRow(3, "Sales            110", Scenes.twoLines());
    }

    @Test
    void lineCalledByItsNumberShowsItOnce() {
        assertRow(2, "101                 ", new ScenePhone(new PhoneSettings.Line(LINE_1, "101", "101")));
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
                phone, "09:00      Sun 1 Mar", "Reception        101", "12 missed           ", "View           Exit ");
        phone.seconds(1).soft("Exit");
        assertScreen(
                phone, "09:00 ↙12  Sun 1 Mar", "Reception        101", "                    ", "Hist      DND  Menu ");
    }

    @Test
    void newMessagesAreAnnounced() {
        ScenePhone phone = Scenes.messages(Scenes.phone(), 2, 5);
        assertScreen(
                phone, "09:00      Sun 1 Mar", "Reception        101", "2 messages          ", "Hist      DND  Menu ");
        assertRow(3, "1 message           ", Scenes.messages(phone, 1, 5));
        assertRow(3, "99 messages         ", Scenes.messages(phone, 120, 5));
        assertRow(3, "                    ", Scenes.messages(phone, 0, 7));
        phone.happens(new PhoneEvent.MessagesChanged(LINE_1, new Mailbox(true, 0, 0)));
        assertRow(3, "New messages        ", phone);
    }

    @Test
    void newMessagesTakeTurnsWithMissedCalls() {
        ScenePhone phone = Scenes.messages(Scenes.missed(3), 2, 0);
        assertRow(3, "3 missed            ", phone);
        assertRow(3, "2 messages          ", phone.seconds(IdleScreen.PAGE_SECONDS));
    }

    @Test
    void messagesOfALineStandInTheMenu() {
        ScenePhone phone = Scenes.messages(Scenes.served(), 2, 5).soft("Menu").press(Key.DIGIT_5);
        assertScreen(
                phone, "Messages            ", "Reception        *97", "2 new, 5 old        ", "Call      Back Exit ");
        assertRow(3, "No messages         ", Scenes.messages(phone, 0, 0));
    }

    @Test
    void faultsOfTheBoardTakeTurnsWithTheRest() {
        ScenePhone phone = Scenes.boardFaults(3);
        assertRow(3, "                    ", phone);
        assertRow(3, "Board faults: 3     ", phone.seconds(IdleScreen.PAGE_SECONDS));
        phone.happens(new PhoneEvent.BoardReported(List.of()));
        assertRow(3, "                    ", phone);
    }

    @Test
    void faultsOfTheBoardAreSeenWithoutAnAccount() {
        ScenePhone phone = new ScenePhone().happens(new PhoneEvent.BoardReported(List.of("no such chip")));
        assertRow(3, "Board faults: 1     ", phone.seconds(IdleScreen.PAGE_SECONDS));
    }

    @Test
    void refusedRegistrationSaysWhyInPlainWords() {
        assertScreen(
                Scenes.failed(401),
                "09:00      Sun 1 Mar",
                "✗ Reception      101",
                "Wrong password   401",
                "Hist      DND  Menu ");
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
                phone, "09:00      Sun 1 Mar", "Reception        101", "✗ Sales          110", "Hist      DND  Menu ");
        assertEquals(phone.now().plusSeconds(4), frame(phone).nextChange());
        phone.seconds(4);
        assertScreen(
                phone, "09:00      Sun 1 Mar", "✗ Sales          110", "Account refused  403", "Hist      DND  Menu ");
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
                "Hist      DND  Menu ");
    }

    @Test
    void phoneThatWaitsForItsSettingsSaysSoAndWhy() {
        assertRow(2, "Fetching settings   ", Scenes.unconfigured(SetUp.ASKING));
        ScenePhone missing = Scenes.unconfigured(new SetUp(SetUp.Stage.MISSING, "no answer"));
        assertRow(2, "No settings yet     ", missing);
        assertRow(3, "no answer           ", missing);
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
}
