package org.offhook.phone.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.offhook.phone.screen.Shown.assertRow;
import static org.offhook.phone.screen.Shown.assertScreen;
import static org.offhook.phone.screen.Shown.frame;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.hal.key.Key;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.ScenePhone;
import org.offhook.phone.core.user.Setting;

/** The exact text of the menu; what all of it looks like stands in docs/screens.txt. */
class MenuScreensTest {

    @Test
    void menuShowsTheChosenEntryAndItsNeighbour() {
        ScenePhone phone = MenuScenes.menu("");
        assertScreen(
                phone, "Menu             1/5", ">1 Status           ", " 2 Features         ", "Sel            Exit ");
        phone.press(Key.DOWN, Key.DOWN, Key.DOWN);
        assertScreen(
                phone, "Menu             4/5", " 3 Directory        ", ">4 History          ", "Sel            Exit ");
    }

    @Test
    void settingInForceIsMarked() {
        ScenePhone phone = MenuScenes.menu("21");
        assertScreen(
                phone, "Do not disturb   2/2", " 1 On               ", ">2*Off              ", "Sel       Back Exit ");
        phone.dial("1");
        assertRow(3, "Saved               ", phone);
        assertEquals("DND", frame(phone.soft("Exit")).text().lines().getFirst().substring(6, 9));
    }

    @Test
    void languageAppliesAtOnceToEveryScreen() {
        ScenePhone phone = MenuScenes.menu("611").dial("2");
        assertRow(1, "Einfach          1/5", phone);
        assertRow(3, "Gespeichert         ", phone);
        phone.press(Key.CANCEL, Key.CANCEL, Key.CANCEL);
        assertRow(1, "09:00      So 1. Mär", phone);
        assertRow(4, "Hist      DND  Menü ", phone);
    }

    @Test
    void clockGoesByTheChosenZoneAndFormat() {
        ScenePhone phone = MenuScenes.menu("6121").dial("4").dial("85").press(Key.OK);
        assertEquals(
                "Asia/Jakarta",
                phone.state().user().settings().value(Setting.TIME_ZONE).orElseThrow());
        phone.press(Key.CANCEL).dial("2").dial("2").soft("Exit");
        assertRow(1, "3:00pm     Sun 1 Mar", phone);
    }

    @ParameterizedTest
    @CsvSource({"0, 12:00am", "1, 12:59am", "2, 1:00am", "3, 12:00pm", "4, 11:59pm"})
    void twelveHourClockHasNoHourZero(int which, String shown) {
        ScenePhone phone = MenuScenes.menu("6122").dial("2").soft("Exit");
        int[] minutes = {0, 59, 60, 12 * 60, 24 * 60 - 1};
        var at = LocalDate.of(2026, 3, 2)
                .atStartOfDay(Shown.ENGLISH.timeZone())
                .plusMinutes(minutes[which])
                .toInstant();
        String row =
                Screens.render(phone.state(), at, Shown.ENGLISH).text().lines().getFirst();
        assertEquals(shown, row.substring(0, shown.length()));
    }

    @Test
    void dateGivesWayToBadges() {
        assertRow(1, "09:00 DND  Sun 1 Mar", MenuScenes.fitted().soft("DND"));
        ScenePhone both = Scenes.missed(12).seconds(1).soft("Exit").soft("DND");
        assertRow(1, "09:00 DND ↙12       ", both);
    }

    @Test
    void faultsOfTheBoardAreReadInTheStatusAndMove() {
        ScenePhone phone = MenuScenes.faults().press(Key.OK, Key.UP, Key.UP);
        assertRow(2, "Board fault         ", phone);
        assertRow(3, "board.yaml:22: hook.", phone);
        assertRow(3, "k.line: pi:13 is the", phone.seconds(9));
        phone.press(Key.DOWN);
        assertRow(3, "board.yaml:31: displ", phone);
        phone.happens(new PhoneEvent.BoardReported(List.of("board.yaml:22: hook.line: pi:13 is the line")));
        assertRow(2, "Board fault         ", phone);
        phone.happens(new PhoneEvent.BoardReported(List.of()));
        assertRow(2, "Sound gaps          ", phone);
    }

    @Test
    void writingShowsModeCursorAndError() {
        ScenePhone phone = MenuScenes.writing();
        assertScreen(
                phone, "Idle text        Abc", "Romm_               ", "                    ", "Save Del       Back ");
        phone.press(Key.LEFT, Key.LEFT);
        assertRow(2, "Rom_m               ", phone);
        phone.press(Key.POUND, Key.POUND);
        assertRow(1, "Idle text        ABC", phone);
    }

    @Test
    void ownTextStandsOnTheIdleScreen() {
        assertRow(3, "Romm                ", MenuScenes.writing().soft("Save").soft("Exit"));
    }

    @Test
    void longTextKeepsTheCursorInSight() {
        ScenePhone phone = MenuScenes.menu("6131").dial("###12345678901234567890");
        assertRow(2, "…345678901234567890_", phone);
        for (int i = 0; i < 20; i++) {
            phone.press(Key.LEFT);
        }
        assertRow(2, "_123456789012345678…", phone);
    }

    @Test
    void pinIsNeverReadable() {
        assertRow(2, "***_                ", MenuScenes.locked().dial("246"));
    }

    @Test
    void userReadsHowLongNoPinIsTaken() {
        ScenePhone phone = MenuScenes.guessed(3);
        phone.press(Key.UP);
        assertRow(3, "Wait 0:29           ", phone);
        assertEquals(phone.now().plusSeconds(1), frame(phone).nextChange());
        phone.seconds(29).press(Key.UP);
        assertRow(3, "Enter the PIN       ", phone);
    }

    @Test
    void callOfTodayHasItsTimeAndAnOlderOneItsDay() {
        ScenePhone phone = MenuScenes.withCalls().soft("Hist").press(Key.DOWN, Key.DOWN);
        assertScreen(
                phone, "All calls        3/3", "↙ Bob Miller        ", "201            09:00", "Call Del  Back Exit ");
        String later = Screens.render(phone.state(), MenuScenes.later(phone), Shown.ENGLISH)
                .text()
                .lines()
                .get(2);
        assertEquals("201        Sun 1 Mar", later);
    }

    @Test
    void volumeIsShownForAMoment() {
        ScenePhone phone = MenuScenes.fitted().press(Key.VOLUME_UP);
        assertRow(3, "Ringer    ███████---", phone);
        assertRow(3, "                    ", phone.seconds(2));
    }
}
