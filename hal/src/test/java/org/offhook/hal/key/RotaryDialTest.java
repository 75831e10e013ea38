package org.offhook.hal.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.hal.board.RotaryPart.Digits;
import org.offhook.hal.line.Contacts;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.sim.BounceTrace;
import org.offhook.hal.sim.BounceTraces;
import org.offhook.hal.sim.SimContact;
import org.offhook.hal.sim.SimDial;
import org.offhook.hal.sim.SimLines;
import org.offhook.hal.sim.SimWiring;
import org.offhook.hal.sim.VirtualLoop;

class RotaryDialTest {

    private final VirtualLoop loop = new VirtualLoop(-1_000_000_000L);
    private final SimWiring wiring = new SimWiring(4, loop);
    private final SimLines chip = new SimLines("gpiochip0", wiring);
    private final SimContact pulse = wiring.contact(0, SimWiring.GROUND);
    private final SimContact offNormal = wiring.contact(1, SimWiring.GROUND);
    private final SimDial finger = new SimDial(pulse, Optional.of(offNormal), loop);
    private final KeyLog log = new KeyLog();

    private void dial(Digits digits, int perSecond, boolean withOffNormal) throws LineException {
        var away = new RotaryDial.Spring(chip, new Contacts.Wire(1, LineUse.Bias.PULL_UP, true));
        RotaryDial dial = new RotaryDial(
                new RotaryDial.Spring(chip, new Contacts.Wire(0, LineUse.Bias.PULL_UP, false)),
                withOffNormal ? Optional.of(away) : Optional.empty(),
                perSecond,
                digits::key,
                Duration.ofMillis(5),
                loop);
        dial.addListener(log);
    }

    private void turn(int pulses, double perSecond, double breakShare, BounceTrace trace) {
        Duration back = finger.dial(pulses, perSecond, breakShare, trace);
        loop.advance(back.plus(Duration.ofMillis(400)));
    }

    @ParameterizedTest
    @CsvSource({
        "10, 10, 0.60", "10, 10, 0.67", "10, 8, 0.50", "10, 8, 0.75", "10, 12, 0.50", "10, 12, 0.75",
        "20, 20, 0.60", "20, 20, 0.67", "20, 16, 0.50", "20, 16, 0.70", "20, 24, 0.50", "20, 24, 0.70",
    })
    void everyDigitIsCountedFastOrSlowWithShortAndLongBreaks(int nominal, double perSecond, double breakShare)
            throws LineException {
        for (boolean withOffNormal : new boolean[] {true, false}) {
            chip.close();
            dial(Digits.STANDARD, nominal, withOffNormal);
            for (BounceTrace trace : new BounceTrace[] {BounceTrace.NONE, BounceTraces.DIAL}) {
                for (int digit = 1; digit <= 10; digit++) {
                    turn(digit, perSecond, breakShare, trace);
                    char key = (char) ('0' + digit % 10);
                    assertEquals("+%c -%c".formatted(key, key), log.take());
                }
            }
            assertTrue(loop.idle());
        }
    }

    @ParameterizedTest
    @CsvSource({"STANDARD, 1 2 9 0", "SWEDEN, 0 1 8 9", "NEW_ZEALAND, 9 8 1 0"})
    void dialPlatesDiffer(Digits digits, String keys) throws LineException {
        dial(digits, 10, true);
        String[] expected = keys.split(" ");
        int[] pulses = {1, 2, 9, 10};
        for (int i = 0; i < pulses.length; i++) {
            turn(pulses[i], 10, 0.6, BounceTraces.DIAL);
            assertEquals("+%s -%s".formatted(expected[i], expected[i]), log.take());
        }
    }

    @Test
    void aDialThatIsTurnedAndLetBackWithoutAPulseDialsNothing() throws LineException {
        dial(Digits.STANDARD, 10, true);
        turn(0, 10, 0.6, BounceTraces.DIAL);
        assertEquals("", log.take());
    }

    @Test
    void moreThanTenPulsesAreNoDigit() throws LineException {
        dial(Digits.STANDARD, 10, true);
        turn(11, 10, 0.6, BounceTrace.NONE);
        turn(3, 10, 0.6, BounceTrace.NONE);
        assertEquals("+3 -3", log.take());
    }

    @Test
    void aBreakThatIsNoPulseSpoilsTheDigitOnly() throws LineException {
        dial(Digits.STANDARD, 10, false);
        pulse.open();
        loop.advance(Duration.ofMillis(900));
        pulse.close();
        loop.advance(Duration.ofMillis(900));
        assertEquals("", log.take());
        turn(4, 10, 0.6, BounceTraces.DIAL);
        assertEquals("+4 -4", log.take());
    }

    @Test
    void pulsesWhileTheDialRestsAreNone() throws LineException {
        dial(Digits.STANDARD, 10, true);
        pulse.open();
        loop.advance(Duration.ofMillis(60));
        pulse.close();
        loop.advance(Duration.ofMillis(900));
        turn(2, 10, 0.6, BounceTraces.DIAL);
        assertEquals("+2 -2", log.take());
    }
}
