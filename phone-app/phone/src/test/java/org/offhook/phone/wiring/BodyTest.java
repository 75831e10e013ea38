package org.offhook.phone.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.offhook.hal.board.Board;
import org.offhook.hal.board.BoardSwitch;
import org.offhook.hal.board.Output;
import org.offhook.hal.display.Backlight;
import org.offhook.hal.display.DisplayText;
import org.offhook.hal.key.Key;
import org.offhook.hal.lamp.Lamp;
import org.offhook.hal.lamp.LampPattern;
import org.offhook.hal.sim.SimBoard;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.PhoneLoop;
import org.offhook.phone.core.PhoneSettings;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.core.Sound;
import org.offhook.phone.core.user.Knob;
import org.offhook.phone.screen.ScreenSettings;

/** Keys, hook, display and lamps of a board, with the real phone loop between them. */
class BodyTest {

    private static final PhoneSettings SETTINGS = new PhoneSettings(
            List.of(new PhoneSettings.Line(new LineId(1), "Reception", "101")), 2, PhoneSettings.Times.defaults());

    private final SimBoard board = new SimBoard();
    private final BlockingQueue<DisplayText> shown = new LinkedBlockingQueue<>();
    private final PhoneLoop phone = new PhoneLoop(PhoneState.initial(SETTINGS), _ -> {}, InstantSource.system());
    private final Body body = new Body(board, phone, new ScreenSettings(Locale.ENGLISH, ZoneOffset.UTC));

    @AfterEach
    void close() {
        phone.close();
        body.close();
    }

    private void begin() {
        board.screen().addWatcher(shown::add);
        body.begin();
        phone.start();
    }

    private void awaitScreen(Predicate<List<String>> wanted) throws InterruptedException {
        while (true) {
            DisplayText text = shown.poll(10, TimeUnit.SECONDS);
            assertNotNull(text, "it never showed that");
            if (wanted.test(text.lines())) {
                return;
            }
        }
    }

    @Test
    void keysOfTheBoardAreDialledAndSeenOnItsDisplay() throws InterruptedException {
        begin();
        board.dial("600");
        awaitScreen(rows -> rows.get(1).equals("600_                "));
        board.keys().tap(Key.SOFT_4);
        awaitScreen(rows -> rows.get(1).equals("Reception        101"));
    }

    @Test
    void liftedHandsetGivesDialToneAndLightsTheLine() throws InterruptedException {
        begin();
        board.handset().lift();
        awaitScreen(rows -> rows.getFirst().equals("Dial:              ☎"));
        board.dial("6");
        awaitScreen(rows -> rows.get(1).startsWith("6_"));
        assertEquals(
                LampPattern.STEADY, board.signals().signals().get(Lamp.LINE_1).pattern());
        board.handset().replace();
        awaitScreen(rows -> rows.get(1).equals("Reception        101"));
    }

    @Test
    void handsetThatIsUpWhenThePhoneStartsIsSeen() throws InterruptedException {
        board.handset().lift();
        begin();
        awaitScreen(rows -> rows.getFirst().equals("Dial:              ☎"));
        assertTrue(phone.state().desk().handsetUp());
    }

    @Test
    void amplifierIsOnWhileTheSpeakerSoundsAndTheBellWhileItRings() {
        Switches switches = new Switches(new TreeMap<>(), Optional.empty());
        Body bell = new Body(switches, phone, new ScreenSettings(Locale.ENGLISH, ZoneOffset.UTC));
        bell.hear(sound(Sound.Path.SPEAKER, Optional.of(Sound.Tone.RINGER)));
        assertEquals(Map.of(Output.AMPLIFIER, true, Output.RINGER, true), switches.on());
        bell.hear(sound(Sound.Path.HANDSET, Optional.of(Sound.Tone.DIAL)));
        assertEquals(Map.of(Output.AMPLIFIER, false, Output.RINGER, false), switches.on());
        bell.hear(sound(Sound.Path.SPEAKER, Optional.of(Sound.Tone.DIAL)));
        assertEquals(Map.of(Output.AMPLIFIER, true, Output.RINGER, false), switches.on());
        bell.hear(Sound.SILENCE);
        assertEquals(Map.of(Output.AMPLIFIER, false, Output.RINGER, false), switches.on());
        phone.start();
    }

    @Test
    void brightnessCanBeSetWhereTheLightCanBeMoreThanOnAndOff() {
        for (boolean dims : new boolean[] {true, false}) {
            Body lit = new Body(
                    new Switches(new TreeMap<>(), Optional.of(new Light(dims))),
                    phone,
                    new ScreenSettings(Locale.ENGLISH, ZoneOffset.UTC));
            assertEquals(dims, lit.knobs().contains(Knob.CONTRAST));
            assertTrue(lit.knobs().contains(Knob.BACKLIGHT));
        }
        assertFalse(body.knobs().contains(Knob.CONTRAST), "a board without a light");
        phone.start();
    }

    private record Light(boolean dims) implements Backlight {
        @Override
        public void shine(int percent) {}
    }

    private static Sound sound(Sound.Path path, Optional<Sound.Tone> tone) {
        return new Sound(List.of(), tone, (char) 0, path, false);
    }

    /** A board that has nothing but what it switches. */
    private record Switches(Map<Output, Boolean> on, Optional<Backlight> backlight) implements Board {
        @Override
        public String name() {
            return "switches";
        }

        @Override
        public Map<Output, BoardSwitch> outputs() {
            return Map.of(
                    Output.AMPLIFIER,
                    now -> on.put(Output.AMPLIFIER, now),
                    Output.RINGER,
                    now -> on.put(Output.RINGER, now));
        }

        @Override
        public void close() {}
    }
}
