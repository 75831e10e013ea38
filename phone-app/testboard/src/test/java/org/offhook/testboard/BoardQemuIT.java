package org.offhook.testboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real program on the emulated board, without a PBX: its own back end on both kernels, and Pi4J's on the one that
 * has what Pi4J needs. Fingers are the test board's contacts, eyes are the bytes on the display's bus.
 */
class BoardQemuIT {
    /** Row and column of the keys that dial, in the order of {@link #DIGITS}. */
    private static final int[][] PLACES = {
        {3, 1}, {0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 1}, {1, 2}, {2, 0}, {2, 1}, {2, 2}, {3, 0}, {3, 2}
    };

    private static final String DIGITS = "0123456789*#";
    /** So many that the display shows all of a number. */
    private static final int NUMBER = 16;

    /**
     * Microseconds for which a key is held: a hasty press. The JVM must not stop for longer, which a code cache that is
     * collected as Java does by default would make it do ({@code jvm.options}).
     */
    private static final long DOWN = 50_000;

    /** Microseconds between two keys. */
    private static final long UP = 50_000;

    @TempDir
    static Path folder;

    @Test
    void keysHandsetDisplayAndLampWorkOnBothKernelsByEveryBackEndThatTheyBear() throws IOException {
        Path program = ProgramFolder.fill(folder.resolve("program"));
        try (Boards boards = Boards.boot(kernel -> QemuBoard.with(kernel).program(program))) {
            CompletableFuture<Void> newer = CompletableFuture.runAsync(
                    () -> {
                        new UsbRun(boards.of(GuestKernel.V2)).check();
                        new Run(boards.of(GuestKernel.V2), "cdev").check(32);
                    },
                    Thread::startVirtualThread);
            new Run(boards.of(GuestKernel.V1), "cdev").check(31);
            new Run(boards.of(GuestKernel.V1), "pi4j").check(4);
            newer.join();
        }
    }

    /** One run of the program as a phone without a wire: keys and hook are USB devices, and it has two displays. */
    private static final class UsbRun {
        private static final int KEYPAD_5 = 0x5d;
        private static final int KEYPAD_7 = 0x5f;
        private static final int LIFTED = 0b0001;
        private static final String DIAL = "Dial:";

        private final QemuBoard board;
        private final HidDevice keypad;
        private final HidDevice handset;
        private final long begin = System.nanoTime();

        UsbRun(QemuBoard board) {
            this.board = board;
            keypad = new HidDevice(board, HidDevice.Kind.KEYPAD);
            handset = new HidDevice(board, HidDevice.Kind.HANDSET);
        }

        void check() {
            try (PhoneOnBoard phone = new PhoneOnBoard(board, "usb")) {
                phone.awaitRow(3, row -> row.contains("Menu"), "the idle screen");
                keypad.plugIn();
                handset.plugIn();
                phone.awaitLog("Input device .*Test USB", 2);
                handset.send(50, report(LIFTED, 0));
                phone.awaitRow(0, row -> row.startsWith(DIAL), "the dial screen");
                type(KEYPAD_5);
                phone.awaitRow(1, "5_"::equals, "the digit of the keypad");
                handset.send(50, report(LIFTED, 3), report(LIFTED, 0));
                phone.awaitRow(1, "52_"::equals, "the digit of the handset");
                phone.awaitPixels(1, "52_");
                keypad.unplug();
                keypad.plugIn();
                phone.awaitLog("Input device .*Test USB", 3);
                type(KEYPAD_7);
                phone.awaitRow(1, "527_"::equals, "the digit of the keypad that was plugged in again");
                phone.awaitPixels(1, "527_");
                handset.unplug();
                phone.awaitRow(0, row -> !row.startsWith(DIAL), "the end of the dial screen without a handset");
                handset.plugIn();
                phone.awaitLog("Input device .*Test USB", 4);
                handset.send(50, report(LIFTED, 0));
                phone.awaitRow(0, row -> row.startsWith(DIAL), "the dial screen again");
                handset.send(50, report(0, 0));
                phone.awaitRow(0, row -> !row.startsWith(DIAL), "the end of the dial screen");
                handset.unplug();
                keypad.unplug();
                assertEquals(List.of(), phone.violations());
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            System.out.printf(Locale.ROOT, "USB keypad and handset, two displays: %.1f s%n", seconds);
        }

        private void type(int usage) {
            byte[] down = new byte[8];
            down[2] = (byte) usage;
            keypad.send(50, down, new byte[8]);
        }

        private static byte[] report(int bits, int phoneKey) {
            return new byte[] {(byte) bits, (byte) phoneKey};
        }
    }

    /** One run of the program. */
    private static final class Run {
        private final QemuBoard board;
        private final PhoneWiring wiring;
        private final String backEnd;
        private final long begin = System.nanoTime();

        Run(QemuBoard board, String backEnd) {
            this.board = board;
            this.wiring = new PhoneWiring(board);
            this.backEnd = backEnd;
        }

        void check(int numbers) {
            try (PhoneOnBoard phone = new PhoneOnBoard(board, backEnd)) {
                phone.awaitRow(3, row -> row.contains("Menu"), "the idle screen");
                said("idle screen");
                assertTrue(phone.log().contains("back end " + backEnd), phone.log());
                handsetKeyAndDisplay(phone);
                said("handset, key, display");
                displayThatWasAway(phone);
                said("display that was away");
                manyPresses(phone, numbers);
                said(numbers * NUMBER + " presses");
                wakenings(phone);
                said("idle");
                assertEquals(List.of(), phone.violations());
            }
        }

        private void said(String what) {
            double seconds = (System.nanoTime() - begin) / 1e9;
            String release = board.output("uname -r").strip();
            System.out.printf(Locale.ROOT, "%s on %s: %s after %.1f s%n", backEnd, release, what, seconds);
        }

        private void handsetKeyAndDisplay(PhoneOnBoard phone) {
            wiring.lift(300, 700, 1_200, 1_500);
            phone.awaitRow(0, row -> row.startsWith("Dial:"), "the dial screen");
            wiring.press(1, 1, 200, 400, 900, 1_100);
            phone.awaitRow(1, "5_"::equals, "the digit 5");
            wiring.release(1, 1, 200, 400);
            assertTrue(wiring.level("LAMP0"), "the lamp of the line that is in use");
            wiring.hangUp(300, 700);
            phone.awaitRow(0, row -> !row.startsWith("Dial:"), "the end of the dial screen");
            board.output("sleep 0.5");
            assertFalse(wiring.level("LAMP0"), "the lamp of a line that is not in use");
        }

        private void displayThatWasAway(PhoneOnBoard phone) {
            wiring.lift();
            phone.awaitRow(0, row -> row.startsWith("Dial:"), "the dial screen");
            wiring.unplug(PhoneWiring.LCD);
            assertEquals("", phone.screen().getFirst().strip());
            wiring.press(0, 1);
            board.output("sleep 0.3");
            wiring.release(0, 1);
            board.output("sleep 1");
            wiring.plugIn(PhoneWiring.LCD);
            phone.awaitRow(1, "2_"::equals, "the digit that was dialled while the display was away");
            wiring.hangUp();
            phone.awaitRow(0, row -> !row.startsWith("Dial:"), "the end of the dial screen");
            phone.dialled();
        }

        /** Each number is dialled with the handset lifted, every contact bouncing, and given up by hanging up. */
        private void manyPresses(PhoneOnBoard phone, int numbers) {
            Random random = new Random(42);
            ContactScript script = new ContactScript().pause(10_000);
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < numbers; i++) {
                StringBuilder number = new StringBuilder();
                script.hook(false).pause(300_000);
                for (int digit = 0; digit < NUMBER; digit++) {
                    // No star or hash: either may mean something by itself.
                    int key = random.nextInt(10);
                    script.bouncingPress(random, PLACES[key][0], PLACES[key][1], 6_200, DOWN, UP);
                    number.append(DIGITS.charAt(key));
                }
                script.pause(500_000).hook(true).pause(600_000);
                expected.add(number.toString());
            }
            wiring.play(script);
            board.output("cat " + PhoneWiring.FOLDER + "wait; sleep 1", Duration.ofMinutes(5));
            System.out.println(backEnd + ", longest pauses of the JVM: " + phone.longestPauses());
            assertEquals(expected, phone.dialled());
        }

        /** The threads of keypad and hook sleep while nothing happens; Pi4J's cannot. */
        private void wakenings(PhoneOnBoard phone) {
            board.output("sleep 2");
            String woken = phone.wakenings();
            List<String> awake =
                    woken.lines().filter(line -> !line.endsWith(" 0")).toList();
            System.out.println(backEnd + ", woken in ten idle seconds: " + String.join(", ", awake));
            assertTrue(woken.contains("offhook-board 0\n"), woken);
            if (backEnd.equals("cdev")) {
                assertTrue(woken.contains("offhook-lines 0\n"), woken);
                assertFalse(woken.contains("Pi4J"), woken);
            }
        }
    }
}
