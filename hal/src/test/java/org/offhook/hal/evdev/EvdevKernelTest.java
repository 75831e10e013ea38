package org.offhook.hal.evdev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.offhook.hal.board.InputPart;
import org.offhook.hal.key.KeyEvent;

/** The kernel's own input devices, on a machine whose kernel makes them for us. */
@Timeout(60)
class EvdevKernelTest {

    private static final int KEY_1 = 2;
    private static final int KEY_PHONE = 169;

    @Test
    void aHandsetThatIsPluggedInIsHeardUntilItIsPulledOut() throws Exception {
        assumeTrue(Files.isWritable(Path.of("/dev/uinput")), "SKIPPED: no /dev/uinput");
        InputPart part = new InputPart(
                Optional.of("OffHook test *"), Optional.empty(), Optional.empty(), List.of(), Optional.of("KEY_PHONE"));
        BlockingQueue<KeyEvent> heard = new LinkedBlockingQueue<>();
        try (EvdevInputs inputs = new EvdevInputs(List.of(part))) {
            inputs.keypad().addListener(heard::add);
            long before = System.nanoTime();
            try (UinputDevice handset = new UinputDevice("OffHook test handset", 0x6993, 0xb001, KEY_1, KEY_PHONE)) {
                while (!inputs.faults().isEmpty()) {
                    Thread.sleep(5);
                }
                handset.key(KEY_1, true);
                KeyEvent down = heard.take();
                assertEquals(KeyEvent.Action.PRESSED, down.action());
                assertTrue(before - 1_000 <= down.atNanos() && down.atNanos() <= System.nanoTime());
            }
            assertEquals(KeyEvent.Action.RELEASED, heard.take().action());
        }
    }
}
