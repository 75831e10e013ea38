package org.offhook.phone.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.offhook.hal.board.BackEnd;
import org.offhook.hal.board.BoardFault;
import org.offhook.hal.board.PartMaker;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.display.Pause;
import org.offhook.hal.hook.HookState;
import org.offhook.hal.key.Key;
import org.offhook.hal.key.KeyEvent;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.machine.MachineParts;
import org.offhook.hal.sim.BounceTrace;
import org.offhook.hal.sim.SimBackEnd;
import org.offhook.hal.sim.SimBody;
import org.offhook.hal.sim.SimLines;
import org.offhook.hal.sim.SimWiring;
import org.offhook.hal.sim.VirtualLoop;
import org.offhook.provisioning.config.ConfigException;

/** Profiles on machines in memory: what fits works, and what does not is told with file, line and field. */
class RunningBoardTest {

    private static final String HOOK_AND_DISPLAY = """
            version: 1
            name: Test
            chips:
              - {name: pi, kernel: [gpiochip0]}
            hook: {line: pi:17}
            keys: [{key: ok, line: pi:4}]
            displays:
              - hd44780: {bus: 1, address: 0x27}
            """;

    private final VirtualLoop loop = new VirtualLoop();

    @TempDir
    private Path proc;

    static Stream<String> wired() {
        return BoardProfiles.NAMES.stream().filter(name -> !name.equals("usb-handset"));
    }

    @ParameterizedTest
    @MethodSource("wired")
    void everyKeyAndTheHookOfAProfileThatComesAlongWork(String name) throws ConfigException {
        BoardFile file = BoardProfiles.read(name, Path.of("."));
        SimBody machine = RunningBoard.simulated(file.profile(), loop);
        try (RunningBoard board = on(machine.backEnd(), file)) {
            assertEquals(List.of(), board.sentences());
            List<KeyEvent> events = new ArrayList<>();
            board.keypad().ifPresent(keypad -> keypad.addListener(events::add));
            for (Key key : Lesson.plan(file.profile()).keys()) {
                events.clear();
                machine.press(key, BounceTrace.NONE);
                loop.advance(Duration.ofMillis(300));
                machine.release(key, BounceTrace.NONE);
                loop.advance(Duration.ofMillis(300));
                assertEquals(
                        List.of(key + " PRESSED", key + " RELEASED"),
                        events.stream()
                                .map(event -> event.key() + " " + event.action())
                                .toList());
            }
            assertEquals(HookState.ON_HOOK, board.hook().orElseThrow().state());
            machine.lift(BounceTrace.NONE);
            loop.advance(Duration.ofSeconds(1));
            assertEquals(HookState.OFF_HOOK, board.hook().orElseThrow().state());
            machine.putDown(BounceTrace.NONE);
            loop.advance(Duration.ofSeconds(1));
            assertEquals(HookState.ON_HOOK, board.hook().orElseThrow().state());
            assertEquals(file.profile().displays().isEmpty(), board.display().isEmpty());
        }
    }

    @Test
    void aChipThatIsNotThereIsToldWithThoseThatAre() throws ConfigException {
        SimBackEnd machine = new SimBackEnd(new SimLines("gpiochip7", new SimWiring(8, loop)));
        machine.buses().plug(new BusAddress.I2c(1, 0x27), new Echo());
        try (RunningBoard board = on(machine, file(HOOK_AND_DISPLAY))) {
            assertEquals(
                    List.of("board.yaml:4: chips[0]: there is no chip gpiochip0; this machine has gpiochip7"),
                    board.sentences());
            assertTrue(board.display().isPresent(), "the display works all the same");
        }
    }

    @Test
    void aLineThatSomebodyElseHasIsToldWithWhoHasIt() throws Exception {
        SimLines chip = new SimLines("gpiochip0", new SimWiring(32, loop));
        chip.take(
                "spi0",
                List.of(new LineUse.Input(17, LineUse.Bias.PULL_UP, false, false, Duration.ZERO)),
                EdgeListener.NONE);
        SimBackEnd machine = new SimBackEnd(chip);
        machine.buses().plug(new BusAddress.I2c(1, 0x27), new Echo());
        try (RunningBoard board = on(machine, file(HOOK_AND_DISPLAY))) {
            assertEquals(1, board.sentences().size());
            String said = board.sentences().getFirst();
            assertTrue(said.startsWith("board.yaml:5: hook: "), said);
            assertTrue(said.contains("spi0"), said);
            assertTrue(board.hook().isEmpty());
            assertEquals(1, board.keypad().orElseThrow().keys().size());
        }
    }

    @Test
    void aSilentAddressIsToldWithWhoAnswers() throws ConfigException {
        SimBackEnd machine = new SimBackEnd(new SimLines("gpiochip0", new SimWiring(32, loop)));
        machine.buses().plug(new BusAddress.I2c(1, 0x3f), new Echo());
        try (RunningBoard board = on(machine, file(HOOK_AND_DISPLAY))) {
            assertEquals(
                    List.of(
                            "board.yaml:8: displays[0]: nothing answers at i2c-1 address 0x27; somebody answers at 0x3f"),
                    board.sentences());
            machine.buses().plug(new BusAddress.I2c(1, 0x27), new Echo());
            loop.advance(Duration.ofSeconds(1));
            assertEquals(List.of(), board.sentences(), "it is tried again");
        }
    }

    @Test
    void aSoundCardThatIsNotThereIsToldWithThoseThatAre() throws Exception {
        Files.writeString(proc.resolve("cards"), """
                 0 [vc4hdmi0       ]: vc4-hdmi - vc4-hdmi-0
                                      vc4-hdmi-0
                 2 [Headphones     ]: bcm2835_headpho - bcm2835 Headphones
                                      bcm2835 Headphones
                """);
        String sound = """
                version: 1
                name: Test
                sound:
                  - {role: handset, device: "alsa:plughw:CARD=Device,DEV=0"}
                  - {role: speaker, device: "alsa:plughw:CARD=Headphones"}
                  - {role: ringer, device: "alsa:hw:2"}
                  - {role: headset, device: "alsa:default"}
                """;
        try (RunningBoard board = on(new SimBackEnd(), file(sound))) {
            assertEquals(
                    List.of("board.yaml:4: sound[0].device: there is no sound card \"Device\"; this machine has"
                            + " vc4hdmi0, Headphones"),
                    board.sentences());
        }
    }

    @Test
    void soundDevicesThatTheProgramDoesNotKnowAreSaidAndNotUsed() throws Exception {
        String sound = """
                version: 1
                name: Test
                sound:
                  - {role: speaker, device: "alsa:default"}
                  - {role: handset, device: "gramophone:1"}
                  - {role: headset, device: "tinyalsa:Nowhere"}
                  - {role: ringer, device: "null"}
                """;
        try (RunningBoard board = on(new SimBackEnd(), file(sound))) {
            assertEquals(
                    List.of(true, false, true, true),
                    board.sound().stream().map(RunningBoard::usable).toList());
            assertEquals(2, board.sentences().size(), board.sentences().toString());
            assertTrue(
                    board.sentences().getFirst().startsWith("board.yaml:5: sound[1].device: "),
                    board.sentences().getFirst());
            assertEquals(
                    "board.yaml:6: sound[2].device: there is no sound card \"Nowhere\"; this machine has none",
                    board.sentences().get(1));
        }
    }

    @Test
    void whatAMixerHasNotIsSaidWithItsPlaceUntilItIsThere() throws Exception {
        String sound = """
                version: 1
                name: Test
                sound:
                  - role: handset
                    device: "alsa:default"
                    controls:
                      - {name: Speaker, percent: 80}
                """;
        try (RunningBoard board = on(new SimBackEnd(), file(sound))) {
            board.mixerFaults(List.of(new BoardFault(
                    "sound[0].controls[0].name", "there is no control \"Speaker\"; the card has Master")));
            assertEquals(
                    List.of("board.yaml:7: sound[0].controls[0].name: there is no control \"Speaker\"; the card has"
                            + " Master"),
                    board.sentences());
            board.mixerFaults(List.of());
            assertEquals(List.of(), board.sentences());
        }
    }

    @Test
    void whatIsWrongInTheFileIsToldTogetherWithWhatIsMissing() throws ConfigException {
        String wrong = HOOK_AND_DISPLAY.replace("{key: ok", "{key: okay");
        SimBackEnd machine = new SimBackEnd(new SimLines("gpiochip0", new SimWiring(32, loop)));
        try (RunningBoard board = on(machine, file(wrong))) {
            List<String> places = board.sentences().stream()
                    .map(said -> said.substring(0, said.indexOf(": ", said.indexOf(": ") + 1)))
                    .toList();
            assertEquals(List.of("board.yaml:6: keys[0].key", "board.yaml:8: displays[0]"), places);
        }
    }

    @Test
    void aDisplayThatIsLostAndComesBackIsReportedBothTimes() throws ConfigException {
        BoardFile file = file(HOOK_AND_DISPLAY);
        SimBackEnd machine = new SimBackEnd(new SimLines("gpiochip0", new SimWiring(32, loop)));
        BusAddress address = new BusAddress.I2c(1, 0x27);
        machine.buses().plug(address, new Echo());
        List<List<String>> reports = new ArrayList<>();
        try (RunningBoard board = on(machine, file)) {
            board.report(reports::add);
            machine.buses().pull(address);
            loop.advance(Duration.ofMinutes(1));
            machine.buses().plug(address, new Echo());
            loop.advance(Duration.ofMinutes(1));
        }
        assertEquals(List.of(0, 1, 0), reports.stream().map(List::size).toList());
        assertTrue(reports.get(1).getFirst().startsWith("board.yaml:8: displays[0]: "), reports.toString());
    }

    @Test
    void withoutAProfileThePhoneHasNoBodyAndSaysWhy() {
        ConfigException why =
                assertThrows(ConfigException.class, () -> BoardProfiles.read("none-such.yaml", Path.of("nowhere")));
        try (RunningBoard board = RunningBoard.none(why)) {
            assertEquals(List.of("nowhere/none-such.yaml: no such file"), board.sentences());
            assertFalse(board.keypad().isPresent());
        }
    }

    @Test
    void aProfileForNoMachineRunsInMemory() throws ConfigException {
        try (RunningBoard board = RunningBoard.open(BoardProfiles.read("sim", Path.of(".")))) {
            assertEquals(List.of(), board.sentences());
            assertEquals(
                    Key.values().length, board.keypad().orElseThrow().keys().size());
            assertEquals(HookState.ON_HOOK, board.hook().orElseThrow().state());
        }
    }

    private RunningBoard on(BackEnd machine, BoardFile file) {
        SoundCards cards = SoundCards.listedIn(proc.resolve("cards"));
        PartMaker parts = new MachineParts(() -> loop, Pause.SLEEP);
        RunningBoard board = RunningBoard.on(new RunningBoard.Machine(machine, loop, parts, cards), file);
        loop.settle();
        return board;
    }

    private static BoardFile file(String text) throws ConfigException {
        return BoardFile.read("board.yaml", text);
    }
}
