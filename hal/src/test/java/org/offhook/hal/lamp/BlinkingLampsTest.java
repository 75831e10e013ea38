package org.offhook.hal.lamp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.offhook.hal.line.LineException;
import org.offhook.hal.sim.SimLed;
import org.offhook.hal.sim.SimLines;
import org.offhook.hal.sim.SimPwm;
import org.offhook.hal.sim.SimWiring;
import org.offhook.hal.sim.VirtualLoop;

class BlinkingLampsTest {

    private static final long MILLI = 1_000_000;

    private final VirtualLoop loop = new VirtualLoop(123_456_789L);
    private final SimWiring wiring = new SimWiring(8, loop);
    private final SimLines chip = new SimLines("gpiochip0", wiring);

    private static LampSignal green(LampPattern pattern) {
        return new LampSignal(LampColour.GREEN, pattern);
    }

    private static LampSignal red(LampPattern pattern) {
        return new LampSignal(LampColour.RED, pattern);
    }

    private static Light<LineLamps.Wire> light(Lamp lamp, LampColour colour, int line, boolean activeLow) {
        return new Light<>(lamp, colour, new LineLamps.Wire(line, activeLow));
    }

    private BlinkingLamps lineLamps() throws LineException {
        return new BlinkingLamps(
                List.of(new LineLamps(
                        chip,
                        List.of(
                                light(Lamp.LINE_1, LampColour.GREEN, 0, false),
                                light(Lamp.LINE_1, LampColour.RED, 1, false),
                                light(Lamp.MESSAGE, LampColour.RED, 2, true)))),
                loop);
    }

    private void show(BlinkingLamps lamps, Map<Lamp, LampSignal> signals) {
        lamps.show(signals);
        loop.settle();
    }

    @Test
    void coloursHaveTheirLightsAndASingleLightShowsBoth() throws LineException {
        SimLed one = wiring.led(0, SimWiring.GROUND);
        SimLed oneRed = wiring.led(1, SimWiring.GROUND);
        SimLed message = wiring.led(SimWiring.SUPPLY, 2);
        BlinkingLamps lamps = lineLamps();
        assertFalse(message.lit());
        show(lamps, Map.of(Lamp.LINE_1, green(LampPattern.STEADY), Lamp.MESSAGE, green(LampPattern.STEADY)));
        assertEquals(List.of(true, false, true), List.of(one.lit(), oneRed.lit(), message.lit()));
        show(lamps, Map.of(Lamp.LINE_1, red(LampPattern.STEADY), Lamp.MUTE, red(LampPattern.STEADY)));
        assertEquals(List.of(false, true, false), List.of(one.lit(), oneRed.lit(), message.lit()));
        lamps.close();
        assertFalse(oneRed.lit());
    }

    @Test
    void aLampWithALightForEachColourIsKnownAsSuch() throws LineException {
        BlinkingLamps lamps = lineLamps();
        assertEquals(Set.of(Lamp.LINE_1, Lamp.MESSAGE), lamps.lamps());
        assertEquals(Set.of(Lamp.LINE_1), lamps.coloured());
    }

    @Test
    void steadyLampsNeedNoTimerAndNoSecondWrite() throws LineException {
        BlinkingLamps lamps = lineLamps();
        Map<Lamp, LampSignal> signals = Map.of(Lamp.LINE_1, green(LampPattern.STEADY));
        show(lamps, signals);
        long transfers = chip.transfers();
        show(lamps, signals);
        loop.advance(Duration.ofDays(1));
        assertEquals(transfers, chip.transfers());
        assertEquals(0, loop.wakeUps());
        assertTrue(loop.idle());
    }

    @Test
    void aDayOfBlinkingStaysWithTheClock() throws LineException {
        SimLed led = wiring.led(0, SimWiring.GROUND);
        SimLed message = wiring.led(SimWiring.SUPPLY, 2);
        BlinkingLamps lamps = lineLamps();
        show(lamps, Map.of(Lamp.LINE_1, green(LampPattern.WINK), Lamp.MESSAGE, red(LampPattern.SLOW)));
        loop.advance(Duration.ofHours(24));
        for (int millis = 0; millis < 4000; millis += 7) {
            assertEquals(LampPattern.WINK.lit(loop.nanos()), led.lit());
            assertEquals(LampPattern.SLOW.lit(loop.nanos()), message.lit());
            loop.advance(Duration.ofMillis(7));
        }
    }

    @Test
    void lampsOfOnePatternBlinkTogetherByOneTimer() throws LineException {
        BlinkingLamps lamps = lineLamps();
        List<String> changes = new ArrayList<>();
        wiring.addWatcher((line, _, at) -> changes.add(line + "@" + at / MILLI));
        show(lamps, Map.of(Lamp.MESSAGE, red(LampPattern.FAST)));
        loop.advance(Duration.ofMillis(100));
        show(lamps, Map.of(Lamp.MESSAGE, red(LampPattern.FAST), Lamp.LINE_1, green(LampPattern.FAST)));
        loop.advance(Duration.ofMillis(800));
        // Lit from 0 and from 400, dark from 200 and from 600; the story begins at 123.
        assertEquals(
                List.of("2@123", "2@200", "0@400", "2@400", "0@600", "2@600", "0@800", "2@800", "0@1000", "2@1000"),
                changes);
        assertEquals(5, loop.wakeUps());
    }

    @Test
    void aLampThatCannotBeReachedIsTriedAgain() throws LineException {
        SimLed led = wiring.led(0, SimWiring.GROUND);
        BlinkingLamps lamps = lineLamps();
        chip.gone(true);
        show(lamps, Map.of(Lamp.LINE_1, green(LampPattern.STEADY)));
        loop.advance(Duration.ofMillis(2500));
        assertFalse(led.lit());
        chip.gone(false);
        loop.advance(Duration.ofMillis(1000));
        assertTrue(led.lit());
        assertTrue(loop.idle());
    }

    @Test
    void brightnessIsThatOfTheLight() throws LineException {
        SimPwm bright = new SimPwm();
        SimPwm inverted = new SimPwm();
        BlinkingLamps lamps = new BlinkingLamps(
                List.of(new PwmLamps(List.of(
                        new Light<>(Lamp.MESSAGE, LampColour.RED, new PwmLamps.Wire(bright, 40, false)),
                        new Light<>(Lamp.MUTE, LampColour.RED, new PwmLamps.Wire(inverted, 25, true))))),
                loop);
        assertEquals(1.0, inverted.duty());
        show(lamps, Map.of(Lamp.MESSAGE, red(LampPattern.STEADY), Lamp.MUTE, red(LampPattern.STEADY)));
        assertEquals(0.4, bright.duty());
        assertEquals(0.75, inverted.duty());
        show(lamps, Map.of());
        assertEquals(0, bright.duty());
        assertEquals(1.0, inverted.duty());
    }

    @Test
    void lampsBetweenSharedLinesAreLitInTurnsOnlyWhileTheyMust() throws LineException {
        List<Light<CharlieLamps.Wire>> lights = new ArrayList<>();
        List<SimLed> leds = new ArrayList<>();
        int[][] pairs = {{3, 4}, {4, 3}, {3, 5}, {5, 3}, {4, 5}, {5, 4}};
        for (int i = 0; i < pairs.length; i++) {
            lights.add(
                    new Light<>(Lamp.ofLine(i + 1), LampColour.GREEN, new CharlieLamps.Wire(pairs[i][0], pairs[i][1])));
            leds.add(wiring.led(pairs[i][0], pairs[i][1]));
        }
        BlinkingLamps lamps = new BlinkingLamps(List.of(new CharlieLamps(chip, lights, loop)), loop);
        show(lamps, Map.of(Lamp.LINE_1, green(LampPattern.STEADY), Lamp.LINE_3, green(LampPattern.STEADY)));
        assertEquals(
                List.of(true, false, true, false, false, false),
                leds.stream().map(SimLed::lit).toList());
        assertTrue(loop.idle());

        show(lamps, Map.of(Lamp.LINE_2, green(LampPattern.STEADY), Lamp.LINE_6, green(LampPattern.STEADY)));
        List<Long> before = leds.stream().map(SimLed::litNanos).toList();
        loop.advance(Duration.ofMillis(800));
        List<Long> shares = new ArrayList<>();
        for (int i = 0; i < leds.size(); i++) {
            shares.add((leds.get(i).litNanos() - before.get(i)) / MILLI);
        }
        assertEquals(List.of(0L, 400L, 0L, 0L, 0L, 400L), shares);

        show(lamps, Map.of());
        assertTrue(loop.idle());
        assertTrue(leds.stream().noneMatch(SimLed::lit));
    }

    @Test
    void lampsBetweenTwoLinesOfAChipThatCannotFloatAreRefused() {
        LineException refused = assertThrows(
                LineException.class,
                () -> new CharlieLamps(
                        new FixedLines(chip),
                        List.of(new Light<>(Lamp.MUTE, LampColour.RED, new CharlieLamps.Wire(3, 4))),
                        loop));
        assertEquals("gpiochip0 cannot let lines float, which lamps between two lines need", refused.getMessage());
    }
}
