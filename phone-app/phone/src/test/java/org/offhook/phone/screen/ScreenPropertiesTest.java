package org.offhook.phone.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;
import org.offhook.hal.display.CharacterGeometry;
import org.offhook.phone.core.Call;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.Party;
import org.offhook.phone.core.PhoneSettings;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.core.RegistrationStatus;
import org.offhook.phone.core.ScenePhone;
import org.offhook.phone.core.ScenePhone.Passed;
import org.offhook.phone.core.Situation;
import org.offhook.phone.core.SoftKeys;

/** What holds for every screen, in every language, in whatever state the phone comes to be. */
class ScreenPropertiesTest {

    private static final List<String> NAMES = List.of(
            "",
            "Bob",
            "Maximiliane von Mustermann-Großenberg",
            "田中 太郎 株式会社",
            "e\u0301e\u0301e\u0301",
            "👩‍👩‍👧 Family 👍🏽",
            "\u202Eevil\u0007\n\t",
            "\uE000\uE001 fake",
            "anonymous");

    @Provide
    Arbitrary<List<Integer>> lots() {
        return Arbitraries.integers().between(0, 999).list().ofMinSize(90).ofMaxSize(300);
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.oneOf(Arbitraries.of(NAMES), Arbitraries.strings().ofMaxLength(40));
    }

    @Provide
    Arbitrary<String> languages() {
        return Arbitraries.of(WordsTest.LANGUAGES);
    }

    @Property(tries = 400)
    void everyScreenFitsAndKnowsWhenItChanges(
            @ForAll("lots") List<Integer> lots, @ForAll("names") String name, @ForAll("languages") String language) {
        for (Passed passed : ScenePhone.day(lots)) {
            Statistics.collect(Situation.of(passed.state()));
            check(named(passed.state(), name), passed.at(), language);
        }
    }

    @Test
    void noWordIsCutInAnyLanguageOnAnyScreenOfTheBook() {
        for (String language : WordsTest.LANGUAGES) {
            MenuScenes.all().forEach((_, phone) -> {
                check(phone.state(), phone.now(), language);
                check(phone.state(), MenuScenes.later(phone), language);
            });
            Scenes.all().forEach((_, phone) -> {
                check(phone.state(), phone.now(), language);
                check(phone.state(), phone.now().plus(Duration.ofHours(10)), language);
                check(withLines(phone.state(), 3), phone.now(), language);
            });
            for (int code : new int[] {0, 401, 403, 404, 408, 420, 500}) {
                check(Scenes.failed(code).state(), Instant.EPOCH, language);
                check(withLines(Scenes.failed(code).state(), 6), Instant.EPOCH, language);
            }
        }
    }

    @Test
    void anyNameFitsOnAnyScreenOfTheBookWhileItMoves() {
        Scenes.all().forEach((_, phone) -> {
            for (String name : NAMES) {
                PhoneState state = named(phone.state(), name);
                for (int tenths = 0; tenths < 300; tenths += 7) {
                    check(state, phone.now().plusMillis(tenths * 100L), "en");
                }
            }
        });
    }

    /** All days of a leap year: the longest weekday on the longest month too. */
    @Test
    void everyDateFitsBesideABadgeInEveryLanguage() {
        PhoneState state = Scenes.missed(120).seconds(1).soft("Exit").state();
        for (String language : WordsTest.LANGUAGES) {
            for (int day = 0; day < 366 * 7; day++) {
                check(state, Instant.parse("2027-12-31T12:00:00Z").plus(Duration.ofDays(day)), language);
            }
        }
    }

    static void check(PhoneState state, Instant at, String language) {
        ScreenSettings settings = new ScreenSettings(Locale.of(language), ZoneId.of("Asia/Kathmandu"));
        Frame frame = Screens.render(state, at, settings);
        assertEquals(CharacterGeometry.TWENTY_BY_FOUR, frame.text().geometry());
        assertEquals(SoftKeys.of(state), frame.softKeys());
        assertTrue(frame.nextChange().isAfter(at), () -> "no later: " + frame.nextChange());
        Instant before = frame.nextChange().equals(Instant.MAX)
                ? at.plus(Duration.ofDays(1))
                : frame.nextChange().minusNanos(1);
        assertEquals(frame.text(), Screens.render(state, before, settings).text(), "changed before it said");
        Moment now = new Moment(state, at, Words.in(settings.language()), settings.timeZone());
        for (Row row : Screens.rows(Situation.of(state), now)) {
            assertFalse(
                    row.clipped(),
                    () -> language + " cuts words: " + frame.text().lines());
        }
    }

    /** The same state, with everybody called so. */
    private static PhoneState named(PhoneState state, String name) {
        List<Call> calls = new ArrayList<>();
        for (Call call : state.calls()) {
            Party party = new Party(name, call.party().number());
            calls.add(new Call(call.id(), call.line(), call.direction(), party, call.started(), call.state()));
        }
        List<PhoneSettings.Line> lines = state.settings().lines().stream()
                .map(line -> new PhoneSettings.Line(line.id(), name, line.label(), line.mailbox()))
                .toList();
        return with(state, calls, lines, state.registrations());
    }

    private static PhoneState withLines(PhoneState state, int count) {
        List<PhoneSettings.Line> lines = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            lines.add(new PhoneSettings.Line(new LineId(i), "Conference room " + i, "10" + i));
        }
        return with(state, state.calls(), lines, state.registrations());
    }

    private static PhoneState with(
            PhoneState state,
            List<Call> calls,
            List<PhoneSettings.Line> lines,
            Map<LineId, RegistrationStatus> registrations) {
        PhoneSettings settings = new PhoneSettings(
                lines,
                state.settings().programmed(),
                state.settings().maxCalls(),
                state.settings().times(),
                "en",
                "UTC");
        return new PhoneState(
                settings,
                registrations,
                state.desk(),
                state.activity(),
                calls,
                state.memory(),
                state.cues(),
                state.upkeep(),
                state.user(),
                state.panel(),
                state.watching(),
                state.transfer(),
                state.conference());
    }
}
