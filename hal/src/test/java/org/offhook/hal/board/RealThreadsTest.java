package org.offhook.hal.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.display.Display;
import org.offhook.hal.key.Key;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.loop.ThreadDeviceLoop;
import org.offhook.hal.sim.BounceTrace;
import org.offhook.hal.sim.SimBody;

/** The same logic on threads as it has on a phone; without bounces, whose times a busy machine would stretch. */
@Timeout(120)
class RealThreadsTest {

    private static final PartMaker NOTHING_ELSE = new PartMaker() {
        @Override
        public Display display(
                DisplayPart part, BackEnd backEnd, ChipSource chips, Consumer<Optional<String>> trouble) {
            throw new IllegalStateException("no display");
        }

        @Override
        public InputSource inputs(List<InputPart> parts) {
            throw new IllegalStateException("no input devices");
        }
    };

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final BlockingQueue<RuntimeException> failures = new LinkedBlockingQueue<>();

    private static BoardProfile keypadOnAnExpander() {
        LineRef rowOne = new LineRef("panel", 0);
        LineRef rowTwo = new LineRef("panel", 9);
        KeypadPart keypad = new KeypadPart(
                List.of(rowOne, rowTwo),
                List.of(new LineRef("panel", 4)),
                List.of(List.of(Optional.of(Key.DIGIT_1)), List.of(Optional.of(Key.DIGIT_2))),
                true,
                LineUse.Bias.PULL_UP,
                LineUse.Drive.OPEN_DRAIN,
                KeypadPart.Diodes.NONE,
                Duration.ofMillis(20),
                Duration.ofNanos(20_000));
        HookPart hook = new HookPart(
                new LineInput(new LineRef("pi", 3), LineUse.Bias.PULL_UP, true),
                Duration.ofMillis(10),
                Optional.empty(),
                Duration.ofMillis(200));
        return new BoardProfile(
                "threads",
                BoardProfile.BackEndChoice.SIM,
                List.of(
                        new ChipPart.Kernel("pi", List.of("gpiochip0")),
                        new ChipPart.Mcp23017("panel", new BusAddress.I2c(1, 0x20), Optional.of(new LineRef("pi", 2)))),
                Optional.of(keypad),
                List.of(),
                Optional.of(hook),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    @Test
    void keysAndHandsetOnRealThreadsAreHeardOnceEach() throws InterruptedException {
        ThreadDeviceLoop contacts = new ThreadDeviceLoop("offhook-test-contacts", failures::add);
        ThreadDeviceLoop loop = new ThreadDeviceLoop("offhook-test-body", failures::add);
        SimBody body = new SimBody(keypadOnAnExpander(), contacts);
        ProfileBoard board = new ProfileBoard(keypadOnAnExpander(), body.backEnd(), NOTHING_ELSE, loop, () -> {});
        assertEquals(List.of(), board.faults());
        board.keypad().orElseThrow().addListener(event -> heard.add(event.key() + " " + event.action()));
        board.hook().orElseThrow().addListener((state, _) -> heard.add(state.toString()));
        for (int i = 0; i < 10; i++) {
            Key key = i % 2 == 0 ? Key.DIGIT_1 : Key.DIGIT_2;
            body.press(key, BounceTrace.NONE);
            assertEquals(key + " PRESSED", heard.take());
            body.release(key, BounceTrace.NONE);
            assertEquals(key + " RELEASED", heard.take());
        }
        body.lift(BounceTrace.NONE);
        assertEquals("OFF_HOOK", heard.take());
        body.putDown(BounceTrace.NONE);
        assertEquals("ON_HOOK", heard.take());
        board.close();
        contacts.close();
        assertTrue(heard.isEmpty());
        assertTrue(failures.isEmpty(), failures::toString);
    }
}
