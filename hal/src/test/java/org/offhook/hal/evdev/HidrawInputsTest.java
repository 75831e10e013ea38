package org.offhook.hal.evdev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.hal.board.InputPart;
import org.offhook.hal.key.KeyEvent;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.posix.FakeKernel;

/** Telephones of ours that only tell by HID reports; pipes, poll, read and inotify are the kernel's. */
@Timeout(30)
class HidrawInputsTest {

    /** Report 1: hook, mute (one-shot), volume up and down, filling, a byte with the phone key from 1 on. */
    private static final String HANDSET = "050b0904a1018501" + "150025017501950109208122" + "092f8106"
            + "050c09e909ea95028102" + "95048103" + "050b1501250c19b029bb75089501" + "8100" + "c0";

    private static final String MOUSE = "05010902a101" + "0509190129031500250195037501" + "8102" + "95058103" + "c0";

    @TempDir
    private Path machine;

    private Path dev;
    private Path sys;
    private final FakeKernel kernel = new FakeKernel();
    private final FakeHidraw handset = new FakeHidraw(HANDSET);
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private EvdevInputs inputs;

    @BeforeEach
    void begin() throws Exception {
        dev = Files.createDirectory(machine.resolve("dev"));
        sys = Files.createDirectory(machine.resolve("hidraw"));
        Files.createDirectory(dev.resolve("input"));
    }

    @AfterEach
    void end() {
        inputs.close();
        assertEquals(Set.of(), kernel.open(), "descriptors left open");
    }

    private void plug(String name, FakeHidraw device) throws Exception {
        kernel.put(dev.resolve(name), device);
        Files.createFile(dev.resolve(name));
    }

    private void start() throws Exception {
        InputPart part = new InputPart(
                Optional.empty(), Optional.of("usb-*"), Optional.empty(), List.of(), Optional.of(HidCodes.HOOK));
        inputs = new EvdevInputs(List.of(part), kernel, dev.resolve("input"), sys);
        inputs.keypad()
                .addListener(event ->
                        heard.add(event.key() + (event.action() == KeyEvent.Action.PRESSED ? " down" : " up")));
        inputs.hook()
                .orElseThrow()
                .take(
                        "test",
                        List.of(new LineUse.Input(0, LineUse.Bias.AS_IS, false, true, Duration.ZERO)),
                        (_, lifted, _) -> heard.add(lifted ? "lifted" : "cradled"));
    }

    private void hears(String... what) throws InterruptedException {
        for (String one : what) {
            assertEquals(one, heard.take());
        }
    }

    @Test
    void handsetWithoutAnInputDeviceHasHookAndKeys() throws Exception {
        plug("hidraw0", handset);
        start();
        handset.report(1, 0b0001, 0);
        hears("lifted");
        handset.report(1, 0b0001, 6);
        handset.report(1, 0b0001, 7);
        handset.report(1, 0b0101, 0);
        hears("DIGIT_5 down", "DIGIT_5 up", "DIGIT_6 down", "DIGIT_6 up", "VOLUME_UP down");
        handset.report(1, 0b0000, 0);
        hears("VOLUME_UP up", "cradled");
        assertEquals(List.of(), inputs.faults());
    }

    @Test
    void oneShotIsPressedAndReleased() throws Exception {
        plug("hidraw0", handset);
        start();
        handset.report(1, 0b0010, 0);
        handset.report(1, 0b0010, 0);
        hears("MUTE down", "MUTE up", "MUTE down", "MUTE up");
    }

    @Test
    void whereTheKernelTellsOfTheKeysOnlyTheHookIsTakenFromTheReports() throws Exception {
        Files.createDirectories(sys.resolve("hidraw0/device/input"));
        plug("hidraw0", handset);
        start();
        handset.report(1, 0b0110, 6);
        handset.report(1, 0b0001, 0);
        hears("lifted");
    }

    @Test
    void handsetThatIsPluggedInLaterAndPulledOutPutsItselfDown() throws Exception {
        start();
        assertFalse(inputs.faults().isEmpty());
        plug("hidraw3", handset);
        while (!inputs.faults().isEmpty()) {
            Thread.sleep(1);
        }
        handset.report(1, 0b0001, 2);
        hears("lifted", "DIGIT_1 down");
        Files.delete(dev.resolve("hidraw3"));
        kernel.remove(dev.resolve("hidraw3"));
        handset.pipe.close();
        Set<String> last = Set.of(heard.take(), heard.take());
        assertEquals(Set.of("DIGIT_1 up", "cradled"), last);
        FakeHidraw again = new FakeHidraw(HANDSET);
        plug("hidraw3", again);
        while (!inputs.faults().isEmpty()) {
            Thread.sleep(1);
        }
        again.report(1, 0b0001, 0);
        hears("lifted");
    }

    @Test
    void whatIsNoTelephoneIsLeftAlone() throws Exception {
        plug("hidraw0", new FakeHidraw(MOUSE));
        start();
        assertEquals(
                "no input device fits: this machine has none",
                inputs.faults().getFirst().sentence());
    }

    @Test
    void otherReportsAndShortOnesSayNothing() throws Exception {
        plug("hidraw0", handset);
        start();
        handset.report(7, 0xFF, 0xFF);
        handset.report(1);
        handset.report(1, 1, 0);
        hears("lifted");
    }
}
