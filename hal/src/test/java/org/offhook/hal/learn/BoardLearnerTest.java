package org.offhook.hal.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.offhook.hal.board.BoardProfile;
import org.offhook.hal.board.HookPart;
import org.offhook.hal.board.KeyPart;
import org.offhook.hal.board.KeypadPart;
import org.offhook.hal.board.LineInput;
import org.offhook.hal.board.LineRef;
import org.offhook.hal.board.RotaryPart;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.expander.Mcp23017;
import org.offhook.hal.key.Key;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.line.LineUse.Bias;
import org.offhook.hal.sim.BounceTrace;
import org.offhook.hal.sim.BounceTraces;
import org.offhook.hal.sim.SimBuses;
import org.offhook.hal.sim.SimContact;
import org.offhook.hal.sim.SimDial;
import org.offhook.hal.sim.SimLines;
import org.offhook.hal.sim.SimMcp23017;
import org.offhook.hal.sim.SimWiring;
import org.offhook.hal.sim.VirtualLoop;

class BoardLearnerTest {

    private static final Duration HANG_UP = Duration.ofMillis(200);

    private final VirtualLoop loop = new VirtualLoop();
    private final SimWiring wiring = new SimWiring(28, loop);
    private final SimLines gpio = new SimLines("gpiochip0", wiring);
    private final PatientUser user = new PatientUser(loop);

    private static LineRef pi(int line) {
        return new LineRef("pi", line);
    }

    private static List<LineRef> pi(int... lines) {
        return Arrays.stream(lines).mapToObj(BoardLearnerTest::pi).toList();
    }

    private static List<Candidate> all(String name, LineChip chip) {
        return IntStream.range(0, chip.lines())
                .mapToObj(line -> new Candidate(new LineRef(name, line), chip))
                .toList();
    }

    private static List<List<Optional<Key>>> table(int columns, Key... keys) {
        List<List<Optional<Key>>> table = new ArrayList<>();
        for (int i = 0; i < keys.length; i += columns) {
            table.add(Arrays.stream(keys, i, i + columns)
                    .map(Optional::ofNullable)
                    .toList());
        }
        return table;
    }

    private static KeypadPart matrix(
            List<LineRef> rows, List<LineRef> columns, List<List<Optional<Key>>> keys, KeypadPart.Diodes diodes) {
        return new KeypadPart(
                rows,
                columns,
                keys,
                true,
                Bias.PULL_UP,
                LineUse.Drive.OPEN_DRAIN,
                diodes,
                Duration.ofMillis(20),
                Duration.ofNanos(20_000));
    }

    /** Solders the keys of a truth. */
    private void solder(KeypadPart truth, SimWiring to) {
        for (int row = 0; row < truth.rows().size(); row++) {
            for (int column = 0; column < truth.columns().size(); column++) {
                int from = truth.columns().get(column).offset();
                int into = truth.rows().get(row).offset();
                truth.key(row, column)
                        .ifPresent(key -> user.keys.put(
                                key,
                                truth.diodes() == KeypadPart.Diodes.NONE
                                        ? to.contact(into, from)
                                        : to.contactWithDiode(from, into)));
            }
        }
    }

    private static List<Key> keys(KeypadPart part) {
        return part.keys().stream()
                .flatMap(row -> row.stream().flatMap(Optional::stream))
                .toList();
    }

    @Test
    void aDeskPhoneWithAMatrixWithoutDiodesAndACradleThatOpens() {
        KeypadPart keypad = matrix(
                pi(3, 7, 12, 25),
                pi(4, 5, 6, 20, 21),
                table(
                        5,
                        Key.DIGIT_1,
                        Key.DIGIT_2,
                        Key.DIGIT_3,
                        Key.SOFT_1,
                        Key.UP,
                        Key.DIGIT_4,
                        Key.DIGIT_5,
                        Key.DIGIT_6,
                        Key.SOFT_2,
                        Key.DOWN,
                        Key.DIGIT_7,
                        Key.DIGIT_8,
                        Key.DIGIT_9,
                        Key.SOFT_3,
                        null,
                        Key.STAR,
                        Key.DIGIT_0,
                        Key.POUND,
                        Key.SOFT_4,
                        Key.OK),
                KeypadPart.Diodes.NONE);
        HookPart hook = new HookPart(
                new LineInput(pi(17), Bias.PULL_UP, false), Duration.ofMillis(10), Optional.empty(), HANG_UP);
        solder(keypad, wiring);
        user.hasCradle(wiring.contact(17, SimWiring.GROUND), false, BounceTraces.CRADLE);

        Learnt learnt = user.teach(all("pi", gpio), new Plan(keys(keypad), true, false));
        assertEquals(new Learnt(Optional.of(keypad), List.of(), Optional.of(hook), Optional.empty()), learnt);
        assertEquals(0, wiring.shorts());
        assertTrue(loop.idle());
        assertTrue(user.notices.contains(new Notice.FoundHook(pi(17), BounceTraces.CRADLE.length())));
    }

    @Test
    void aPanelOnAnExpanderWithDiodesAndKeysWithLinesOfTheirOwn() throws LineException {
        SimWiring panel = new SimWiring(16, loop);
        BusAddress.I2c address = new BusAddress.I2c(1, 0x20);
        SimBuses buses = new SimBuses();
        buses.plug(address, new SimMcp23017(panel, wiring.contact(2, SimWiring.GROUND)));
        Mcp23017 expander =
                new Mcp23017("panel", buses.device(address), Optional.empty(), Duration.ofMillis(10), loop, _ -> {});
        List<LineRef> rows = List.of(new LineRef("panel", 1), new LineRef("panel", 9), new LineRef("panel", 14));
        List<LineRef> columns = List.of(new LineRef("panel", 0), new LineRef("panel", 8));
        KeypadPart keypad = matrix(
                rows,
                columns,
                table(2, Key.LINE_1, Key.LINE_2, Key.LINE_3, null, Key.HOLD, Key.TRANSFER),
                KeypadPart.Diodes.COLUMN_TO_ROW);
        solder(keypad, panel);
        user.keys.put(Key.MUTE, wiring.contact(22, SimWiring.GROUND));
        user.keys.put(Key.SPEAKER, wiring.contact(23, SimWiring.SUPPLY));
        Duration debounce = Duration.ofMillis(20);
        // A slow cradle to the supply, whose springs part for 6 ms.
        user.hasCradle(wiring.contact(5, SimWiring.SUPPLY), true, BounceTrace.ofMicros(6000, 7000));

        List<Candidate> lines = new ArrayList<>(all("panel", expander));
        lines.addAll(all("pi", gpio));
        List<Key> asked = new ArrayList<>(keys(keypad));
        asked.addAll(List.of(Key.SPEAKER, Key.MUTE));
        Learnt learnt = user.teach(lines, new Plan(asked, true, false));
        assertEquals(
                new Learnt(
                        Optional.of(keypad),
                        List.of(
                                new KeyPart(Key.MUTE, new LineInput(pi(22), Bias.PULL_UP, true), debounce),
                                new KeyPart(Key.SPEAKER, new LineInput(pi(23), Bias.PULL_DOWN, false), debounce)),
                        Optional.of(new HookPart(
                                new LineInput(pi(5), Bias.PULL_DOWN, false),
                                Duration.ofMillis(15),
                                Optional.empty(),
                                HANG_UP)),
                        Optional.empty()),
                learnt);
        assertEquals(0, wiring.shorts() + panel.shorts());
    }

    @Test
    void aSwedishRotaryPhoneOfTwentyPulsesWithAnOffNormalContact() {
        SimContact offNormal = wiring.contact(9, SimWiring.GROUND);
        user.hasDial(new SimDial(wiring.contact(8, SimWiring.GROUND), Optional.of(offNormal), loop), 4, 20);
        user.hasCradle(wiring.contact(11, SimWiring.GROUND), true, BounceTraces.CRADLE);
        Learnt learnt = user.teach(all("pi", gpio), new Plan(List.of(), true, true));
        RotaryPart dial = new RotaryPart(
                new LineInput(pi(8), Bias.PULL_UP, false),
                Optional.of(new LineInput(pi(9), Bias.PULL_UP, true)),
                20,
                RotaryPart.Digits.SWEDEN,
                Duration.ofMillis(5));
        assertEquals(Optional.of(dial), learnt.rotary());
        assertEquals(
                Optional.of(new LineInput(pi(11), Bias.PULL_UP, true)),
                learnt.hook().map(HookPart::contact));
        BoardProfile profile = learnt.into(BoardProfile.empty("rotary", BoardProfile.BackEndChoice.SIM));
        assertEquals(Optional.of(dial), profile.rotary());
    }

    @Test
    void aDialOfNewZealandWithoutAnOffNormalContact() {
        user.hasDial(new SimDial(wiring.contact(8, SimWiring.GROUND), Optional.empty(), loop), 7, 9.3);
        RotaryPart dial = user.teach(all("pi", gpio), new Plan(List.of(), false, true))
                .rotary()
                .orElseThrow();
        assertEquals(RotaryPart.Digits.NEW_ZEALAND, dial.digits());
        assertEquals(10, dial.pulsesPerSecond());
        assertEquals(Optional.empty(), dial.offNormal());
    }

    @Test
    void whoPressesTheWrongKeysIsAskedAgain() {
        KeypadPart keypad = matrix(
                pi(0, 1),
                pi(2, 3),
                table(2, Key.DIGIT_1, Key.DIGIT_2, Key.DIGIT_3, Key.DIGIT_4),
                KeypadPart.Diodes.NONE);
        PatientUser clumsy = new PatientUser(loop) {
            @Override
            void obey(Prompt prompt) {
                long times = prompts.stream().filter(prompt::equals).count();
                if (prompt.equals(new Prompt.Press(Key.DIGIT_2)) && times == 1) {
                    keys.get(Key.DIGIT_1).close();
                } else if (prompt.equals(new Prompt.Press(Key.DIGIT_2)) && times == 2) {
                    keys.get(Key.DIGIT_2).close();
                    keys.get(Key.DIGIT_4).close();
                } else if (prompt instanceof Prompt.LetGo) {
                    keys.values().forEach(SimContact::open);
                } else {
                    super.obey(prompt);
                }
            }
        };
        solder(keypad, wiring);
        clumsy.keys.putAll(user.keys);
        Learnt learnt = clumsy.teach(all("pi", gpio), new Plan(keys(keypad), false, false));
        assertEquals(Optional.of(keypad), learnt.keypad());
        assertTrue(clumsy.notices.containsAll(List.of(new Notice.AlreadyTaken(Key.DIGIT_1), new Notice.Several())));
    }

    @Test
    void aKeyThatThePhoneLacksIsSkippedAndATakenLineIsLeftOut() throws LineException {
        gpio.take("other", List.of(LineProbe.input(all("pi", gpio).get(27), Bias.NONE, false)), EdgeListener.NONE);
        user.keys.put(Key.DIGIT_1, wiring.contact(0, 1));
        user.keys.put(Key.DIGIT_2, wiring.contact(2, 26));
        BoardLearner[] learner = new BoardLearner[1];
        Learnt[] result = new Learnt[1];
        LearnListener impatient = new LearnListener() {
            @Override
            public void asked(Prompt prompt) {
                if (prompt.equals(new Prompt.Press(Key.DIGIT_1))) {
                    learner[0].skip();
                } else {
                    user.asked(prompt);
                }
            }

            @Override
            public void noticed(Notice notice) {
                user.noticed(notice);
            }

            @Override
            public void done(Learnt learnt) {
                result[0] = learnt;
            }
        };
        Plan plan = new Plan(List.of(Key.DIGIT_1, Key.DIGIT_2), false, false);
        learner[0] = new BoardLearner(all("pi", gpio), plan, loop, impatient);
        learner[0].start();
        loop.advance(Duration.ofMinutes(1));
        assertEquals(List.of(Key.DIGIT_2), keys(result[0].keypad().orElseThrow()));
        assertEquals(new Notice.LeftOut(pi(27), "line 27 of gpiochip0 is taken by \"other\""), user.notices.getFirst());
        assertTrue(loop.idle());
    }

    @Test
    void aChipThatFailsEndsTheLessonWithASentence() {
        user.keys.put(Key.DIGIT_1, wiring.contact(0, 1));
        BoardLearner learner =
                new BoardLearner(all("pi", gpio), new Plan(List.of(Key.DIGIT_1), true, true), loop, user);
        learner.start();
        loop.advance(Duration.ofMillis(100));
        gpio.gone(true);
        loop.advance(Duration.ofMillis(500));
        assertEquals(new Notice.Failed("gpiochip0 is gone"), user.notices.getLast());
        assertTrue(loop.idle());
    }
}
