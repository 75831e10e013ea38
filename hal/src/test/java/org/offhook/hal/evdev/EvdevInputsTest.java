package org.offhook.hal.evdev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.hal.board.BoardFault;
import org.offhook.hal.board.InputPart;
import org.offhook.hal.hook.ContactHook;
import org.offhook.hal.key.Key;
import org.offhook.hal.key.KeyEvent;
import org.offhook.hal.line.Contacts;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.loop.DeviceLoop;
import org.offhook.hal.posix.Errno;
import org.offhook.hal.posix.FakeKernel;
import org.offhook.hal.sim.VirtualLoop;

/** Input devices of ours in a folder of ours; pipes, poll, read and inotify are the kernel's. */
@Timeout(30)
class EvdevInputsTest {

    private static final int KEY_1 = 2;
    private static final int KEY_KP1 = 79;
    private static final int KEY_PHONE = 169;
    private static final int KEY_VOLUMEUP = 115;
    private static final int KEY_A = 30;
    private static final int BTN_LEFT = 0x110;

    private static final InputPart HANDSET = new InputPart(
            Optional.of("*Handset*"), Optional.empty(), Optional.empty(), List.of(), Optional.of("KEY_PHONE"));

    @TempDir
    private Path dev;

    private Path folder;
    private final FakeKernel kernel = new FakeKernel();
    private final FakeInput handset = handset();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private EvdevInputs inputs;

    @BeforeEach
    void begin() throws Exception {
        folder = Files.createDirectory(dev.resolve("input"));
    }

    @AfterEach
    void end() {
        inputs.close();
        inputs.close();
        assertEquals(Set.of(), kernel.open(), "descriptors left open");
    }

    private static FakeInput handset() {
        return new FakeInput("USB Phone Handset", 0x6993, 0xb001, KEY_1, KEY_KP1, KEY_PHONE, KEY_VOLUMEUP, KEY_A);
    }

    private void plug(String name, FakeInput device) throws Exception {
        kernel.put(folder.resolve(name), device);
        Files.createFile(folder.resolve(name));
    }

    private void start(InputPart... parts) {
        inputs = new EvdevInputs(List.of(parts), kernel, folder, dev.resolve("hidraw"));
        inputs.keypad()
                .addListener(event -> heard.add(event.key()
                        + (event.action() == KeyEvent.Action.PRESSED ? " down " : " up ")
                        + event.atNanos() / 1000));
    }

    private LineBank takeHook() throws LineException {
        LineUse use = new LineUse.Input(0, LineUse.Bias.AS_IS, false, true, Duration.ZERO);
        return inputs.hook()
                .orElseThrow()
                .take(
                        "test",
                        List.of(use),
                        (_, lifted, at) -> heard.add((lifted ? "lifted " : "cradled ") + at / 1000));
    }

    private void awaitFault(String sentence) throws InterruptedException {
        while (!inputs.faults().equals(List.of(new BoardFault("inputs[0]", sentence)))) {
            Thread.sleep(1);
        }
    }

    @Test
    void keysAreToldWithTheirTimesAndRepeatsAreNot() throws Exception {
        plug("event3", handset);
        start(HANDSET);
        handset.key(KEY_1, 1, 1_000_500);
        handset.key(KEY_1, 2, 1_250_500);
        handset.key(KEY_A, 1, 1_260_000);
        handset.key(KEY_1, 0, 1_300_000);
        assertEquals("DIGIT_1 down 1000500", heard.take());
        assertEquals("DIGIT_1 up 1300000", heard.take());
        assertTrue(handset.grabbed);
        assertEquals(EvdevUapi.CLOCK_MONOTONIC, handset.clock);
        assertEquals(List.of(), inputs.faults());
    }

    @Test
    void aKeyWithTwoContactsIsUpWhenBothAre() throws Exception {
        plug("event3", handset);
        start(HANDSET);
        handset.key(KEY_1, 1, 1);
        handset.key(KEY_KP1, 1, 2);
        handset.key(KEY_1, 0, 3);
        handset.key(KEY_KP1, 0, 4);
        handset.key(KEY_VOLUMEUP, 1, 5);
        assertEquals("DIGIT_1 down 1", heard.take());
        assertEquals("DIGIT_1 up 4", heard.take());
        assertEquals("VOLUME_UP down 5", heard.take());
    }

    @Test
    void theHookIsALineThatIsHighWhileTheHandsetIsLifted() throws Exception {
        handset.down.set(KEY_PHONE);
        plug("event3", handset);
        start(HANDSET);
        LineBank hook = takeHook();
        assertEquals(1, hook.read());
        handset.key(KEY_PHONE, 0, 10);
        assertEquals("cradled 10", heard.take());
        assertEquals(0, hook.read());
        handset.key(KEY_PHONE, 1, 20);
        assertEquals("lifted 20", heard.take());
    }

    @Test
    void theHookLineIsHadOnceAndAgainWhenGivenBack() throws Exception {
        start(HANDSET);
        LineChip chip = inputs.hook().orElseThrow();
        LineBank hook = takeHook();
        assertEquals(
                "the hook switch of the input device is in use already",
                assertThrows(LineException.class, this::takeHook).getMessage());
        hook.close();
        takeHook();
        assertThrows(
                LineException.class,
                () -> chip.take(
                        "test",
                        List.of(new LineUse.Output(0, LineUse.Drive.PUSH_PULL, false, false)),
                        (_, _, _) -> {}));
    }

    @Test
    void whenTheKernelDroppedEventsTheDifferencesAreTold() throws Exception {
        plug("event3", handset);
        start(HANDSET);
        handset.key(KEY_1, 1, 1);
        assertEquals("DIGIT_1 down 1", heard.take());
        handset.unheard(KEY_1, false);
        handset.unheard(KEY_VOLUMEUP, true);
        handset.event(EvdevUapi.EV_SYN, EvdevUapi.SYN_DROPPED, 0, 2);
        handset.event(EvdevUapi.EV_KEY, KEY_KP1, 1, 3);
        handset.event(EvdevUapi.EV_SYN, EvdevUapi.SYN_REPORT, 0, 4);
        assertTrue(heard.take().startsWith("DIGIT_1 up "));
        assertTrue(heard.take().startsWith("VOLUME_UP down "));
        handset.key(KEY_VOLUMEUP, 0, 5);
        assertEquals("VOLUME_UP up 5", heard.take());
    }

    @Test
    void aHandsetThatIsPulledOutLetsItsKeysGoAndIsOnHookAndMayComeBack() throws Exception {
        plug("event3", handset);
        start(HANDSET);
        LineBank hook = takeHook();
        handset.key(KEY_PHONE, 1, 1);
        handset.key(KEY_1, 1, 2);
        assertEquals("lifted 1", heard.take());
        assertEquals("DIGIT_1 down 2", heard.take());
        Files.delete(folder.resolve("event3"));
        handset.gone();
        assertTrue(heard.take().startsWith("DIGIT_1 up "));
        assertTrue(heard.take().startsWith("cradled "));
        assertEquals(0, hook.read());
        awaitFault("no input device fits: this machine has none");

        FakeInput again = handset();
        again.down.set(KEY_PHONE);
        plug("event7", again);
        assertTrue(heard.take().startsWith("lifted "));
        again.key(KEY_1, 1, 9);
        assertEquals("DIGIT_1 down 9", heard.take());
    }

    @Test
    void aDeviceThatMayNotBeOpenedYetIsTakenWhenItsPermissionsChange() throws Exception {
        handset.openError = Errno.EACCES;
        start(HANDSET);
        plug("event3", handset);
        while (inputs.faults().getFirst().sentence().endsWith("none")) {
            Thread.sleep(1);
        }
        String sentence = inputs.faults().getFirst().sentence();
        assertTrue(sentence.startsWith("no input device fits: this machine has event3 (user "), sentence);
        handset.openError = 0;
        Files.setPosixFilePermissions(folder.resolve("event3"), PosixFilePermissions.fromString("rw-rw----"));
        while (!handset.grabbed) {
            Thread.sleep(1);
        }
        handset.key(KEY_1, 1, 1);
        assertEquals("DIGIT_1 down 1", heard.take());
    }

    @Test
    void theFolderOfInputDevicesMayComeWithTheFirstOfThem() throws Exception {
        Files.delete(folder);
        start(HANDSET);
        Files.createDirectory(folder);
        plug("event0", handset);
        while (!handset.grabbed) {
            Thread.sleep(1);
        }
        handset.key(KEY_1, 1, 1);
        assertEquals("DIGIT_1 down 1", heard.take());
    }

    @Test
    void aKeyHeldWhileItsDeviceIsPluggedInCountsFromItsNextPress() throws Exception {
        handset.down.set(KEY_1);
        plug("event3", handset);
        start(HANDSET);
        handset.key(KEY_1, 0, 1);
        handset.key(KEY_1, 1, 2);
        assertEquals("DIGIT_1 down 2", heard.take());
    }

    @Test
    void whatDoesNotFitIsLeftAloneAndNamedInTheFault() throws Exception {
        FakeInput mouse = new FakeInput("Fine Handset Mouse", 0x046d, 0xc077, BTN_LEFT);
        FakeInput keyboard = new FakeInput("AT keyboard", 1, 1, KEY_1);
        plug("event0", mouse);
        plug("event1", keyboard);
        start(HANDSET);
        assertEquals(
                List.of(new BoardFault(
                        "inputs[0]",
                        "no input device fits: this machine has 'Fine Handset Mouse' (046d:c077), 'AT keyboard'"
                                + " (0001:0001)")),
                inputs.faults());
        assertEquals(false, mouse.grabbed || keyboard.grabbed);
    }

    @Test
    void aDeviceIsFoundByUsbIdAndByPlaceAndItsCodesCanBeSet() throws Exception {
        plug("event3", handset);
        start(new InputPart(
                Optional.empty(),
                Optional.of("usb-*-1.2/*"),
                Optional.of(new InputPart.UsbId(0x6993, 0xb001)),
                List.of(new InputPart.Code("KEY_A", Key.HOLD), new InputPart.Code("0x73", Key.REDIAL)),
                Optional.empty()));
        assertEquals(Optional.empty(), inputs.hook());
        handset.key(KEY_A, 1, 1);
        handset.key(KEY_VOLUMEUP, 1, 2);
        assertEquals("HOLD down 1", heard.take());
        assertEquals("REDIAL down 2", heard.take());
    }

    @Test
    void anUnknownCodeIsAFaultOfItsFieldAndTheOthersWork() throws Exception {
        plug("event3", handset);
        start(new InputPart(
                Optional.of("*"),
                Optional.empty(),
                Optional.empty(),
                List.of(new InputPart.Code("KEY_A", Key.HOLD), new InputPart.Code("KEY_PHONY", Key.HOLD)),
                Optional.of("900")));
        String rest = ": it is a name like KEY_KP1 or a number from 1 to 767";
        assertEquals(
                List.of(
                        new BoardFault("inputs[0].keys[1].code", "there is no key code \"KEY_PHONY\"" + rest),
                        new BoardFault("inputs[0].hook", "there is no key code \"900\"" + rest)),
                inputs.faults());
        handset.key(KEY_A, 1, 1);
        assertEquals("HOLD down 1", heard.take());
    }

    @Test
    void aHandsetsHookTellsAFlashFromAHangUpLikeAnyOther() throws Exception {
        plug("event3", handset);
        start(HANDSET);
        VirtualLoop loop = new VirtualLoop();
        Semaphore given = new Semaphore(0);
        List<String> states = new ArrayList<>();
        try (ContactHook hook = new ContactHook(
                inputs.hook().orElseThrow(),
                new Contacts.Wire(0, LineUse.Bias.AS_IS, false),
                ContactHook.Times.USUAL,
                new CountingLoop(loop, given))) {
            hook.addListener((state, at) -> states.add(state + " " + at / 1_000_000));
            int[] millis = {1000, 2000, 2100, 4000};
            for (int i = 0; i < millis.length; i++) {
                loop.advance(Duration.ofMillis(millis[i]).minusNanos(loop.nanos()));
                handset.key(KEY_PHONE, 1 - i % 2, millis[i] * 1000L);
                given.acquire();
                loop.settle();
            }
            loop.advance(Duration.ofSeconds(5));
        }
        assertEquals(List.of("OFF_HOOK 1000", "ON_HOOK 4000"), states);
    }

    /** Virtual time, with a permit for each task that the thread of the inputs has handed over. */
    private record CountingLoop(VirtualLoop loop, Semaphore given) implements DeviceLoop {

        @Override
        public long nanos() {
            return loop.nanos();
        }

        @Override
        public void execute(Runnable task) {
            loop.execute(task);
            given.release();
        }

        @Override
        public Due at(long atNanos, Runnable task) {
            return loop.at(atNanos, task);
        }

        @Override
        public void close() {
            loop.close();
        }
    }
}
