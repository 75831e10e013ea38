package org.offhook.hal.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.offhook.hal.board.BoardProfile.BackEndChoice;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.display.CharacterDisplay;
import org.offhook.hal.display.CharacterGeometry;
import org.offhook.hal.display.Display;
import org.offhook.hal.hook.HookState;
import org.offhook.hal.key.Key;
import org.offhook.hal.key.KeyReports;
import org.offhook.hal.key.Keypad;
import org.offhook.hal.lamp.Lamp;
import org.offhook.hal.lamp.LampColour;
import org.offhook.hal.lamp.LampPattern;
import org.offhook.hal.lamp.LampSignal;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.line.LineUse.Bias;
import org.offhook.hal.sim.BounceTraces;
import org.offhook.hal.sim.SimBackEnd;
import org.offhook.hal.sim.SimContact;
import org.offhook.hal.sim.SimDial;
import org.offhook.hal.sim.SimLed;
import org.offhook.hal.sim.SimLines;
import org.offhook.hal.sim.SimMcp23017;
import org.offhook.hal.sim.SimWiring;
import org.offhook.hal.sim.VirtualLoop;

class ProfileBoardTest {

    private static final Duration DEBOUNCE = Duration.ofMillis(10);
    private static final BusAddress.I2c EXPANDER = new BusAddress.I2c(1, 0x20);
    private static final BusAddress.I2c LCD = new BusAddress.I2c(1, 0x27);

    private final VirtualLoop loop = new VirtualLoop();
    private final SimWiring wiring = new SimWiring(32, loop);
    private final SimLines gpio = new SimLines("gpiochip0", wiring);
    private final SimBackEnd machine = new SimBackEnd(gpio);
    private final KeyReports usb = new KeyReports(EnumSet.of(Key.MUTE));
    private final SimWiring usbCradle = new SimWiring(1, loop);
    private final List<BoardFault> usbFaults = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private boolean lcdAnswers = true;
    private Consumer<Optional<String>> lcdTrouble;

    private final PartMaker maker = new PartMaker() {
        @Override
        public Display display(DisplayPart part, BackEnd backEnd, ChipSource chips, Consumer<Optional<String>> trouble)
                throws BusException {
            if (!lcdAnswers) {
                throw new BusException("there is no bus i2c-1");
            }
            lcdTrouble = trouble;
            return new CharacterDisplay(CharacterGeometry.TWENTY_BY_FOUR);
        }

        @Override
        public InputSource inputs(List<InputPart> parts) {
            return new UsbHandset();
        }
    };

    private static LineRef pi(int offset) {
        return new LineRef("pi", offset);
    }

    private static LineInput contact(LineRef line, boolean activeLow) {
        return new LineInput(line, Bias.PULL_UP, activeLow);
    }

    private static LampPart lamp(Lamp lamp, LampColour colour, LampPart.Drive drive) {
        return new LampPart(lamp, colour, drive);
    }

    private static BoardProfile desk() {
        ChipPart pi = new ChipPart.Kernel("pi", List.of("pinctrl-rp1", "gpiochip0"));
        ChipPart panel = new ChipPart.Mcp23017("panel", EXPANDER, Optional.of(pi(31)));
        KeypadPart keypad = new KeypadPart(
                List.of(pi(0), pi(1)),
                List.of(pi(2), pi(3)),
                List.of(
                        List.of(Optional.of(Key.DIGIT_1), Optional.of(Key.DIGIT_2)),
                        List.of(Optional.of(Key.DIGIT_4), Optional.empty())),
                true,
                Bias.PULL_UP,
                LineUse.Drive.OPEN_DRAIN,
                KeypadPart.Diodes.NONE,
                DEBOUNCE,
                Duration.ZERO);
        return new BoardProfile(
                "desk",
                BackEndChoice.SIM,
                List.of(pi, panel),
                Optional.of(keypad),
                List.of(new KeyPart(Key.HOLD, contact(new LineRef("panel", 3), true), DEBOUNCE)),
                Optional.of(new HookPart(contact(pi(5), false), DEBOUNCE, Optional.empty(), Duration.ofMillis(200))),
                Optional.of(new RotaryPart(
                        contact(pi(6), false), Optional.empty(), 10, RotaryPart.Digits.STANDARD, Duration.ofMillis(5))),
                List.of(
                        lamp(Lamp.LINE_1, LampColour.GREEN, new LampPart.Drive.OnLine(new LineOutput(pi(10), false))),
                        lamp(Lamp.LINE_1, LampColour.RED, new LampPart.Drive.OnLine(new LineOutput(pi(11), true))),
                        lamp(
                                Lamp.LINE_2,
                                LampColour.GREEN,
                                new LampPart.Drive.Charlieplex(new LineRef("panel", 8), new LineRef("panel", 9))),
                        lamp(Lamp.MESSAGE, LampColour.RED, new LampPart.Drive.OnPwm(new PwmRef(0, 1, 500, false), 30))),
                List.of(new DisplayPart.Hd44780(
                        LCD, CharacterGeometry.TWENTY_BY_FOUR, DisplayPart.Rom.A00, DisplayPart.Pins.USUAL)),
                Optional.of(new BacklightPart(
                        new BacklightPart.Drive.OnPwm(new PwmRef(0, 0, 500, false)),
                        100,
                        20,
                        Duration.ofSeconds(30),
                        Optional.empty())),
                Optional.of(new LineOutput(pi(12), false)),
                Optional.of(new LineOutput(pi(13), true)),
                List.of(),
                List.of(new InputPart(
                        Optional.of("*Handset*"), Optional.empty(), Optional.empty(), List.of(), Optional.empty())));
    }

    private SimMcp23017 plugExpander(SimWiring lines) {
        SimMcp23017 chip = new SimMcp23017(lines, wiring.contact(31, SimWiring.GROUND));
        machine.buses().plug(EXPANDER, chip);
        return chip;
    }

    private ProfileBoard board(BoardProfile profile) {
        ProfileBoard board = new ProfileBoard(profile, machine, maker, loop, () -> {});
        board.keypad().ifPresent(keypad -> keypad.addListener(event -> heard.add(event.key() + " " + event.action())));
        board.hook().ifPresent(hook -> hook.addListener((state, _) -> heard.add(state.toString())));
        wait(100);
        return board;
    }

    private void wait(int millis) {
        loop.advance(Duration.ofMillis(millis));
    }

    private void tap(SimContact contact) {
        contact.move(true, BounceTraces.DOME_PRESS);
        wait(60);
        contact.move(false, BounceTraces.DOME_RELEASE);
        wait(60);
    }

    @Test
    void everythingThatIsWiredWorks() {
        SimWiring panel = new SimWiring(16, loop);
        plugExpander(panel);
        SimContact four = wiring.contact(1, 2);
        SimContact hold = panel.contact(3, SimWiring.GROUND);
        SimContact cradle = wiring.contact(5, SimWiring.GROUND);
        SimDial dial = new SimDial(wiring.contact(6, SimWiring.GROUND), Optional.empty(), loop);
        SimLed red = wiring.led(SimWiring.SUPPLY, 11);
        SimLed two = panel.led(8, 9);
        cradle.close();
        ProfileBoard board = board(desk());
        assertEquals(List.of(), board.faults());
        assertEquals(HookState.ON_HOOK, board.hook().orElseThrow().state());

        tap(four);
        tap(hold);
        cradle.move(false, BounceTraces.CRADLE);
        wait(50);
        dial.dial(7, 10, 0.6, BounceTraces.DIAL);
        wait(2000);
        usb.down(Key.MUTE, loop.nanos());
        assertEquals(
                List.of(
                        "DIGIT_4 PRESSED",
                        "DIGIT_4 RELEASED",
                        "HOLD PRESSED",
                        "HOLD RELEASED",
                        "OFF_HOOK",
                        "DIGIT_7 PRESSED",
                        "DIGIT_7 RELEASED",
                        "MUTE PRESSED"),
                heard);

        LampSignal steadyRed = new LampSignal(LampColour.RED, LampPattern.STEADY);
        board.lamps()
                .orElseThrow()
                .show(Map.of(Lamp.LINE_1, steadyRed, Lamp.LINE_2, steadyRed, Lamp.MESSAGE, steadyRed));
        board.backlight().orElseThrow().shine(20);
        board.outputs().get(Output.AMPLIFIER).set(true);
        board.outputs().get(Output.RINGER).set(true);
        wait(1);
        assertTrue(red.lit());
        assertTrue(two.lit());
        assertEquals(0.3, machine.pwm(0, 1).duty());
        assertEquals(0.2, machine.pwm(0, 0).duty());
        assertTrue(wiring.high(12));
        assertFalse(wiring.high(13));
        assertTrue(board.display().isPresent());
    }

    @Test
    void whatDoesNotWorkIsSaidAndTheRestWorks() throws LineException {
        lcdAnswers = false;
        usbFaults.add(new BoardFault("inputs[0]", "no input device fits"));
        gpio.take(
                "other program",
                List.of(new LineUse.Output(10, LineUse.Drive.PUSH_PULL, false, false)),
                EdgeListener.NONE);
        SimContact two = wiring.contact(0, 3);
        SimLed red = wiring.led(SimWiring.SUPPLY, 11);
        ProfileBoard board = board(desk());
        assertEquals(
                List.of(
                        "displays[0]: there is no bus i2c-1",
                        "lamps[0]: line 10 of gpiochip0 is taken by \"other program\"",
                        "chips[1]: panel: nothing answers at i2c-1 address 0x20",
                        "inputs[0]: no input device fits"),
                board.faults().stream().map(f -> f.part() + ": " + f.sentence()).toList());
        tap(two);
        assertEquals(List.of("DIGIT_2 PRESSED", "DIGIT_2 RELEASED"), heard);
        board.lamps().orElseThrow().show(Map.of(Lamp.LINE_1, new LampSignal(LampColour.GREEN, LampPattern.STEADY)));
        wait(1);
        assertTrue(red.lit(), "the light that is left shows both colours");
        assertTrue(board.display().isEmpty());
        usbFaults.clear();
        assertEquals(3, board.faults().size());
    }

    @Test
    void aDisplayThatIsLostIsAFaultUntilItIsBack() {
        plugExpander(new SimWiring(16, loop));
        ProfileBoard board = board(desk());
        lcdTrouble.accept(Optional.of("nothing answers at i2c-1 address 0x27"));
        assertEquals(List.of(new BoardFault("displays[0]", "nothing answers at i2c-1 address 0x27")), board.faults());
        lcdTrouble.accept(Optional.empty());
        assertEquals(List.of(), board.faults());
    }

    @Test
    void anExpanderThatIsSilentAtFirstWorksAsSoonAsItAnswers() {
        SimWiring panel = new SimWiring(16, loop);
        SimContact hold = panel.contact(3, SimWiring.GROUND);
        SimLed two = panel.led(8, 9);
        List<Integer> reports = new ArrayList<>();
        ProfileBoard board = new ProfileBoard(desk(), machine, maker, loop, () -> reports.add(1));
        board.keypad().orElseThrow().addListener(event -> heard.add(event.key() + " " + event.action()));
        board.lamps().orElseThrow().show(Map.of(Lamp.LINE_2, new LampSignal(LampColour.GREEN, LampPattern.STEADY)));
        wait(60_000);
        assertEquals(
                List.of(new BoardFault("chips[1]", "panel: nothing answers at i2c-1 address 0x20")), board.faults());
        assertFalse(reports.isEmpty());
        plugExpander(panel);
        reports.clear();
        wait(1500);
        assertEquals(List.of(), board.faults());
        assertEquals(1, reports.size());
        assertTrue(two.lit());
        assertEquals(List.of(), heard, "nobody has touched a key");
        tap(hold);
        assertEquals(List.of("HOLD PRESSED", "HOLD RELEASED"), heard);
        machine.buses().pull(EXPANDER);
        wait(6000);
        assertEquals(1, board.faults().size(), "it is lost");
    }

    @Test
    void aMachineWithoutAnyOfTheChipsStartsAllTheSame() {
        ProfileBoard board = new ProfileBoard(desk(), new SimBackEnd(), maker, loop, () -> {});
        assertEquals(
                "there is no chip gpiochip0; this machine has none",
                board.faults().stream()
                        .filter(fault -> fault.part().equals("chips[0]"))
                        .findFirst()
                        .orElseThrow()
                        .sentence());
        assertEquals(
                List.of("chips[0]", "chips[1]"),
                board.faults().stream().map(BoardFault::part).toList(),
                "one fault for a chip, and none for each part on it");
        assertEquals(HookState.ON_HOOK, board.hook().orElseThrow().state());
    }

    @Test
    void aChipThatComesLaterIsFoundAndItsPartsWork() {
        BoardProfile late = desk();
        SimBackEnd empty = new SimBackEnd();
        List<Integer> reports = new ArrayList<>();
        ProfileBoard board = new ProfileBoard(late, empty, maker, loop, () -> reports.add(1));
        board.keypad().orElseThrow().addListener(event -> heard.add(event.key() + " " + event.action()));
        board.lamps().orElseThrow().show(Map.of(Lamp.LINE_1, new LampSignal(LampColour.GREEN, LampPattern.STEADY)));
        SimLed green = wiring.led(10, SimWiring.GROUND);
        SimContact lifted = wiring.contact(5, SimWiring.GROUND);
        SimContact two = wiring.contact(0, 3);
        lifted.close();
        wait(10_000);
        assertFalse(green.lit());
        reports.clear();
        empty.add(gpio);
        wait(4_000);
        assertFalse(reports.isEmpty());
        assertEquals(
                List.of("chips[1]"),
                board.faults().stream().map(BoardFault::part).toList());
        assertTrue(green.lit(), "what was told before the chip came");
        assertEquals(HookState.ON_HOOK, board.hook().orElseThrow().state());
        lifted.open();
        wait(1_000);
        assertEquals(HookState.OFF_HOOK, board.hook().orElseThrow().state());
        tap(two);
        assertEquals(List.of("DIGIT_2 PRESSED", "DIGIT_2 RELEASED"), heard);
    }

    @Test
    void aLateChipWhoseLineIsTakenIsSaidUntilItIsFree() throws LineException {
        SimBackEnd empty = new SimBackEnd();
        ProfileBoard board = new ProfileBoard(desk(), empty, maker, loop, () -> {});
        LineBank other = gpio.take(
                "other program",
                List.of(new LineUse.Output(5, LineUse.Drive.PUSH_PULL, false, false)),
                EdgeListener.NONE);
        empty.add(gpio);
        wait(4_000);
        assertEquals(
                "line 5 of gpiochip0 is taken by \"other program\"",
                board.faults().getFirst().sentence());
        other.close();
        wait(4_000);
        assertEquals(
                List.of("chips[1]"),
                board.faults().stream().map(BoardFault::part).toList());
    }

    @Test
    void aHandsetOnUsbIsTheHookOfABoardWithoutACradle() {
        SimContact lifted = usbCradle.contact(0, SimWiring.SUPPLY);
        usbCradle.pullDown(0);
        BoardProfile desk = desk();
        BoardProfile usbOnly = new BoardProfile(
                "usb",
                BackEndChoice.SIM,
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                desk.inputs());
        board(usbOnly);
        lifted.close();
        wait(100);
        lifted.open();
        wait(1000);
        assertEquals(List.of("OFF_HOOK", "ON_HOOK"), heard);
    }

    @Test
    void aClosedBoardHasGivenItsLinesBackAndTellsNothing() throws LineException {
        plugExpander(new SimWiring(16, loop));
        SimContact one = wiring.contact(0, 2);
        ProfileBoard board = board(desk());
        assertThrows(LineException.class, this::takeAll);
        board.close();
        board.close();
        takeAll();
        tap(one);
        assertEquals(List.of(), heard);
    }

    private void takeAll() throws LineException {
        List<LineUse> all = new ArrayList<>();
        for (int line = 0; line < gpio.lines(); line++) {
            all.add(new LineUse.Input(line, Bias.NONE, false, false, Duration.ZERO));
        }
        gpio.take("other", all, EdgeListener.NONE);
    }

    private final class UsbHandset implements InputSource {
        @Override
        public Keypad keypad() {
            return usb;
        }

        @Override
        public Optional<LineChip> hook() {
            return Optional.of(new SimLines("handset", usbCradle));
        }

        @Override
        public List<BoardFault> faults() {
            return List.copyOf(usbFaults);
        }

        @Override
        public void close() {}
    }
}
