package org.offhook.testboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The board itself, under both kernels: what tests of the phone stand on. */
class TestBoardIT {
    private static final String WATCH = "gpiomon --bias=pull-up --edges=both --unquoted --format='%l %E' --banner "
            + "COL0 COL1 COL2 COL3 COL4 HOOK PULSE OFFNORMAL";

    private static final List<BusRecord> ONE_BYTE = new LcdDriver(0).raw(8).transfers();

    private static Boards boards;

    @BeforeAll
    static void boot() {
        boards = Boards.boot(kernel -> QemuBoard.with(kernel).clock(GuestClock.STEADY));
    }

    @AfterAll
    static void switchOff() {
        if (boards != null) {
            boards.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void theKernelIsTheOneThatWasAskedFor(GuestKernel kernel) {
        String release = board(kernel).output("uname -r");
        assertTrue(release.strip().endsWith("-arm64"), release);
        assertEquals("Raspberry Pi 4 Model B Rev 1.1\0", board(kernel).output("cat /proc/device-tree/model"));
        String modules = board(kernel).output("cat /proc/modules");
        assertTrue(modules.contains("testboard"), modules);
        assertEquals(0, board(kernel).run("test -c /dev/i2c-1").exitCode());
    }

    @ParameterizedTest
    @EnumSource
    void aCommandsOutputAndExitCodeComeBackWhole(GuestKernel kernel) {
        GuestResult result = board(kernel).run("printf 'a\\000b\\n'; echo to error >&2; exit 7");
        assertEquals(7, result.exitCode());
        assertEquals("a\0b\nto error\n", result.output());
        byte[] content = new byte[300_000];
        new Random(1).nextBytes(content);
        board(kernel).write("/tmp/content", content);
        org.junit.jupiter.api.Assertions.assertArrayEquals(
                content, board(kernel).read("/tmp/content"));
    }

    @ParameterizedTest
    @EnumSource
    void aKeyJoinsItsRowAndItsColumnAndEdgesArrive(GuestKernel kernel) {
        PhoneWiring wiring = new PhoneWiring(board(kernel));
        long shorts = wiring.count("shorts");
        List<String> edges = edges(kernel, "ROW0=0 ROW1=0 ROW2=0 ROW3=0", () -> {
            wiring.press(1, 2);
            wiring.release(1, 2);
            wiring.press(3, 4);
            wiring.release(3, 4);
        });
        assertEquals(List.of("COL2 falling", "COL2 rising", "COL4 falling", "COL4 rising"), edges);
        assertEquals(shorts, wiring.count("shorts"));
    }

    @ParameterizedTest
    @EnumSource
    void aKeyOfARowThatIsHighIsNotSeen(GuestKernel kernel) {
        PhoneWiring wiring = new PhoneWiring(board(kernel));
        assertEquals(List.of("COL2 falling", "COL2 rising"), edges(kernel, "ROW0=1 ROW1=0 ROW2=1 ROW3=1", () -> {
            wiring.press(0, 1);
            wiring.press(1, 2);
            wiring.release(1, 2);
            wiring.release(0, 1);
        }));
    }

    @ParameterizedTest
    @EnumSource
    void threeCornersOfARectangleShowAGhostInTheFourth(GuestKernel kernel) {
        PhoneWiring wiring = new PhoneWiring(board(kernel));
        wiring.press(0, 0);
        wiring.press(0, 3);
        wiring.press(2, 3);
        try {
            // Row 2 low reaches column 0 by way of column 3 and row 0, which nobody pressed together with row 2.
            String columns = board(kernel).output("""
                    gpioset --drive=open-drain --bias=pull-up ROW0=1 ROW1=1 ROW2=0 ROW3=1 & rows=$!
                    while ! grep -q '^2 ROW2 out 0' /sys/kernel/debug/testboard/lines; do sleep 0.01; done
                    gpioget --numeric --bias=pull-up COL0 COL1 COL2 COL3 COL4
                    kill $rows""");
            assertEquals("0 1 1 0 1", columns.strip());
        } finally {
            wiring.release(2, 3);
            wiring.release(0, 3);
            wiring.release(0, 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsThatPushAgainstEachOtherAreCounted(GuestKernel kernel) {
        PhoneWiring wiring = new PhoneWiring(board(kernel));
        long before = wiring.count("shorts");
        edges(kernel, "ROW0=0 ROW1=1 ROW2=1 ROW3=1", () -> {
            wiring.press(0, 0);
            wiring.press(1, 0);
            wiring.release(1, 0);
            wiring.release(0, 0);
        });
        assertEquals(before + 1, wiring.count("shorts"));
    }

    @ParameterizedTest
    @EnumSource
    void everyToggleOfABounceIsPlayed(GuestKernel kernel) {
        PhoneWiring wiring = new PhoneWiring(board(kernel));
        long before = wiring.count("played");
        List<String> edges = edges(kernel, "ROW0=0 ROW1=0 ROW2=0 ROW3=0", () -> {
            wiring.press(0, 0, 20_000, 40_000, 60_000, 80_000);
            wiring.release(0, 0);
        });
        assertEquals(
                List.of("COL0 falling", "COL0 rising", "COL0 falling", "COL0 rising", "COL0 falling", "COL0 rising"),
                edges);
        assertEquals(before + 6, wiring.count("played"));
        assertNotEquals(
                0,
                board(kernel)
                        .run("echo 0 0 500 > " + PhoneWiring.FOLDER + "press")
                        .exitCode());
    }

    @ParameterizedTest
    @EnumSource
    void aScriptOfAThousandPressesIsPlayedWhole(GuestKernel kernel) {
        PhoneWiring wiring = new PhoneWiring(board(kernel));
        Random random = new Random(4);
        ContactScript script = new ContactScript();
        for (int i = 0; i < 1000; i++) {
            script.bouncingPress(random, i % 4, i / 4 % 5, 3_000, 1_000, 1_000);
        }
        long before = wiring.count("played");
        wiring.play(script);
        board(kernel).output("cat " + PhoneWiring.FOLDER + "wait");
        assertEquals(before + script.changes(), wiring.count("played"));
        assertEquals("", wiring.status().get("keys"));
        assertFalse(wiring.isPlaying());
        assertNotEquals(
                0,
                board(kernel)
                        .run("echo 5 key 9 9 closed > " + PhoneWiring.FOLDER + "script")
                        .exitCode());
    }

    @ParameterizedTest
    @EnumSource
    void theCradleSwitchOpensWhenTheHandsetIsLifted(GuestKernel kernel) {
        PhoneWiring wiring = new PhoneWiring(board(kernel));
        assertEquals(List.of("HOOK rising", "HOOK falling"), edges(kernel, "ROW0=0", () -> {
            wiring.lift();
            wiring.hangUp();
        }));
    }

    @ParameterizedTest
    @EnumSource
    void theDialOpensItsPulseContactAsOftenAsTheDigitSays(GuestKernel kernel) {
        PhoneWiring wiring = new PhoneWiring(board(kernel));
        List<String> expected = new ArrayList<>(List.of("OFFNORMAL falling"));
        for (int pulse = 0; pulse < 3; pulse++) {
            expected.add("PULSE rising");
            expected.add("PULSE falling");
        }
        expected.add("OFFNORMAL rising");
        assertEquals(expected, edges(kernel, "ROW0=0", () -> wiring.dial(3, 10)));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDrivenOnALampIsWrittenDown(GuestKernel kernel) {
        PhoneWiring wiring = new PhoneWiring(board(kernel));
        int before = wiring.lampChanges().size();
        board(kernel).output("gpioset --toggle 50ms,50ms,0 LAMP2=on");
        List<PhoneWiring.LampChange> changes = wiring.lampChanges();
        changes = changes.subList(before, changes.size());
        assertEquals(
                List.of(true, false, true),
                changes.stream().map(PhoneWiring.LampChange::on).toList());
        assertTrue(changes.stream().allMatch(change -> change.line().equals("LAMP2")), changes::toString);
        assertTrue(changes.get(1).atNanos() - changes.get(0).atNanos() >= 50_000_000, changes::toString);
    }

    @ParameterizedTest
    @EnumSource
    void theBusKeepsWhatWasWrittenAndKnowsWhoIsThere(GuestKernel kernel) {
        PhoneWiring wiring = new PhoneWiring(board(kernel));
        wiring.clearTransfers();
        List<BusRecord> written =
                new LcdDriver(0).startUp().at(1, 3).print("Hallo").transfers();
        assertEquals("", i2c(kernel, 0x27, written));
        ExpanderLcd lcd = new ExpanderLcd(PhoneWiring.LCD, 20, 4).follow(wiring.transfers());
        assertEquals("   Hallo", lcd.lines().get(1).stripTrailing());
        // One byte takes 90 µs at 100 kHz, the longest transfer 360 µs.
        List<BusRecord> transfers = wiring.transfers();
        assertEquals(written.size(), transfers.size());
        for (int i = 1; i < transfers.size(); i++) {
            assertTrue(transfers.get(i).atNanos()
                    >= transfers.get(i - 1).byteAtNanos(transfers.get(i - 1).data().length - 1));
        }
        wiring.unplug(PhoneWiring.LCD);
        assertTrue(i2c(kernel, 0x27, ONE_BYTE).contains("No such device"));
        wiring.plugIn(PhoneWiring.LCD);
        assertEquals("", i2c(kernel, 0x27, ONE_BYTE));
        assertTrue(i2c(kernel, 0x20, ONE_BYTE).contains("No such device"));
        List<BusRecord.Kind> kinds = wiring.transfers().stream()
                .skip(transfers.size())
                .map(BusRecord::kind)
                .toList();
        assertEquals(
                List.of(
                        BusRecord.Kind.GONE,
                        BusRecord.Kind.NAK,
                        BusRecord.Kind.BACK,
                        BusRecord.Kind.WRITE,
                        BusRecord.Kind.NAK),
                kinds);
    }

    private static QemuBoard board(GuestKernel kernel) {
        return boards.of(kernel);
    }

    /** The edges, while rows are driven like that and this happens. */
    private static List<String> edges(GuestKernel kernel, String rows, Runnable action) {
        QemuBoard board = board(kernel);
        board.start("exec gpioset " + rows, "/tmp/rows");
        board.start("exec " + WATCH, "/tmp/edges");
        board.output("until gpioinfo ROW0 | grep -q gpioset; do sleep 0.02; done; "
                + "until grep -q Monitoring /tmp/edges; do sleep 0.02; done");
        action.run();
        board.output("sleep 0.2; killall gpiomon gpioset; while pidof gpiomon gpioset; do sleep 0.02; done");
        return board.output("cat /tmp/edges")
                .lines()
                .filter(line -> line.matches("[A-Z]+\\d? (rising|falling)"))
                .toList();
    }

    /** Writes to the bus by the board's own i2ctransfer; returns what that complained of. */
    private static String i2c(GuestKernel kernel, int address, List<BusRecord> transfers) {
        StringBuilder script = new StringBuilder();
        for (BusRecord transfer : transfers) {
            script.append("i2ctransfer -y 1 w")
                    .append(transfer.data().length)
                    .append("@")
                    .append(address);
            for (byte value : transfer.data()) {
                script.append(' ').append(value & 0xff);
            }
            script.append(" || exit\n");
        }
        return board(kernel).run(script.toString()).output();
    }
}
