package org.offhook.phone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.phone.core.CallLog;
import org.offhook.phone.core.CallRecord;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.Party;
import org.offhook.phone.core.PhoneSettings;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.core.user.Knob;
import org.offhook.phone.core.user.PinHash;
import org.offhook.phone.core.user.PinLock;
import org.offhook.phone.core.user.Setting;
import org.offhook.phone.core.user.User;
import org.offhook.phone.core.user.UserSettings;

/** What the phone keeps, on a real file system. */
class KeeperTest {

    private static final PhoneSettings PHONE = new PhoneSettings(List.of(), 2, PhoneSettings.Times.defaults());
    private static final User USER = new User(
            UserSettings.NONE
                    .with(Setting.LANGUAGE, "ja")
                    .with(Setting.IDLE_TEXT, "Büro \"1\"\n")
                    .with(Knob.RINGER, 9),
            new PinLock(new PinHash(7, "salt", "hash"), 4, Instant.parse("2026-03-01T08:00:00.5Z"), 0));
    private static final CallLog LOG = new CallLog(List.of(
            new CallRecord(
                    new LineId(2),
                    CallRecord.Kind.MISSED,
                    new Party("田中 \"太郎\"", "+4930"),
                    Instant.parse("2026-03-01T08:00:00.123456789Z"),
                    Duration.ofMillis(4200)),
            new CallRecord(new LineId(1), CallRecord.Kind.PLACED, new Party("", ""), Instant.EPOCH, Duration.ZERO)));

    @TempDir
    Path folder;

    private static PhoneState state(User user, CallLog log, int missed) {
        return PhoneState.restored(PHONE, user, log, missed);
    }

    /** A phone that had these states and was switched off. */
    private void lived(PhoneState... states) {
        try (Keeper keeper = new Keeper(folder, Duration.ofDays(1))) {
            keeper.load();
            keeper.start();
            for (PhoneState state : states) {
                keeper.keep(state);
            }
        }
    }

    private Kept loaded() {
        return new Keeper(folder).load();
    }

    @Test
    void whatWasKeptIsThereAfterARestart() {
        lived(state(USER, LOG, 3));
        assertEquals(new Kept(USER, LOG, 3), loaded());
    }

    @Test
    void lastOfManyChangesIsTheOneThatIsKept() {
        lived(state(USER, CallLog.EMPTY, 0), state(User.NEW, LOG, 1), state(User.NEW, LOG, 0));
        assertEquals(new Kept(User.NEW, LOG, 0), loaded());
    }

    @Test
    void newPhoneHasNothingAndWritesNothing() throws IOException {
        lived(state(User.NEW, CallLog.EMPTY, 0));
        try (var files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
        assertEquals(Kept.NOTHING, loaded());
    }

    @Test
    void filesAreForTheirOwnerAlone() throws IOException {
        lived(state(USER, LOG, 0));
        for (String name : List.of("calls.json", "user.json")) {
            assertEquals(
                    "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[",
                "{}",
                "[{\"missed\":\"x\"}]",
                "[{\"missed\":1}]",
                "[{\"missed\":\"0\"},{\"kind\":\"MISSED\"}]",
                "[{\"missed\":\"0\"}] more",
                "\u0000\u0000\u0000"
            })
    void damagedFileIsSetAsideAndTheOtherOneUsed(String text) throws IOException {
        lived(state(USER, LOG, 0));
        Files.writeString(folder.resolve("calls.json"), text);
        assertEquals(new Kept(USER, CallLog.EMPTY, 0), loaded());
        assertEquals(text, Files.readString(folder.resolve("calls.json.bad")));
        assertFalse(Files.exists(folder.resolve("calls.json")));
    }

    @Test
    void fileThatIsHalfWrittenWhenThePowerFailsHarmsNothing() throws IOException {
        lived(state(USER, LOG, 0));
        Files.writeString(folder.resolve("calls.json.new"), "[{");
        assertEquals(LOG, loaded().log());
        lived(state(USER, CallLog.EMPTY, 0));
        assertEquals(CallLog.EMPTY, loaded().log());
    }

    @Test
    void settingOfAnotherVersionIsAsIfItHadNotBeenSet() throws IOException {
        Files.writeString(
                folder.resolve("user.json"),
                "[{\"language\":\"tlh\",\"clock\":\"12\",\"level-ringer\":\"99\",\"new\":\"\"}]");
        assertEquals(
                new User(UserSettings.NONE.with(Setting.CLOCK, "12").with(Knob.RINGER, 10), PinLock.NONE),
                loaded().user());
    }

    @Test
    void folderThatCannotBeWrittenStopsNobody() throws IOException {
        Path file = Files.writeString(folder.resolve("occupied"), "");
        try (Keeper keeper = new Keeper(file.resolve("below"), Duration.ZERO)) {
            assertEquals(Kept.NOTHING, keeper.load());
            keeper.start();
            keeper.keep(state(USER, LOG, 0));
        }
        assertTrue(Files.isRegularFile(file));
    }

    @Provide
    Arbitrary<List<Map<String, String>>> rows() {
        Arbitrary<Map<String, String>> row = Arbitraries.maps(Arbitraries.strings(), Arbitraries.strings());
        return row.list().ofMaxSize(5);
    }

    @Property
    void anyTextComesBackAsItWas(@ForAll("rows") List<Map<String, String>> rows) throws IOException {
        assertEquals(rows, Rows.read(Rows.write(rows)));
    }

    @Property
    void anyCallsComeBackAsTheyWere(@ForAll("logs") CallLog log, @ForAll int missed) throws IOException {
        assertEquals(new CallRows.Calls(log, missed), CallRows.read(Rows.read(Rows.write(CallRows.of(log, missed)))));
    }

    @Provide
    Arbitrary<CallLog> logs() {
        Arbitrary<Party> party = Combinators.combine(Arbitraries.strings(), Arbitraries.strings())
                .as(Party::new);
        Arbitrary<CallRecord> call = Combinators.combine(
                        Arbitraries.integers().between(1, 99),
                        Arbitraries.of(CallRecord.Kind.class),
                        party,
                        Arbitraries.longs().between(0, 1L << 40),
                        Arbitraries.longs().between(0, 1L << 40))
                .as((line, kind, who, started, talked) -> new CallRecord(
                        new LineId(line), kind, who, Instant.ofEpochMilli(started), Duration.ofMillis(talked)));
        return call.list().ofMaxSize(8).map(CallLog::new);
    }
}
