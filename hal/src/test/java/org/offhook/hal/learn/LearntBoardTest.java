package org.offhook.hal.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.offhook.hal.board.BackEnd;
import org.offhook.hal.board.BoardProfile;
import org.offhook.hal.board.ChipPart;
import org.offhook.hal.board.ChipSource;
import org.offhook.hal.board.DisplayPart;
import org.offhook.hal.board.HookPart;
import org.offhook.hal.board.InputPart;
import org.offhook.hal.board.InputSource;
import org.offhook.hal.board.KeyPart;
import org.offhook.hal.board.KeypadPart;
import org.offhook.hal.board.LampPart;
import org.offhook.hal.board.LineInput;
import org.offhook.hal.board.LineOutput;
import org.offhook.hal.board.LineRef;
import org.offhook.hal.board.PartMaker;
import org.offhook.hal.board.ProfileBoard;
import org.offhook.hal.board.RotaryPart;
import org.offhook.hal.display.Display;
import org.offhook.hal.key.Key;
import org.offhook.hal.lamp.Lamp;
import org.offhook.hal.lamp.LampColour;
import org.offhook.hal.lamp.LampPattern;
import org.offhook.hal.lamp.LampSignal;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.line.LineUse.Bias;
import org.offhook.hal.sim.BounceTraces;
import org.offhook.hal.sim.SimBody;
import org.offhook.hal.sim.VirtualLoop;

/** A body is wired by a profile, learnt from its contacts, and used by what was learnt. */
class LearntBoardTest {

    private static final PartMaker LINES_ONLY = new PartMaker() {
        @Override
        public Display display(
                DisplayPart part, BackEnd backEnd, ChipSource chips, Consumer<Optional<String>> trouble) {
            throw new IllegalStateException("this body has no display");
        }

        @Override
        public InputSource inputs(List<InputPart> parts) {
            throw new IllegalStateException("this body has no input devices");
        }
    };

    private final List<String> heard = new ArrayList<>();

    private static LineRef pi(int line) {
        return new LineRef("pi", line);
    }

    /** Wired the other way round than is learnt: rows are high when selected, columns pulled down, more rows than columns. */
    private static BoardProfile truth() {
        KeypadPart keypad = new KeypadPart(
                List.of(pi(20), pi(21), pi(22)),
                List.of(pi(10), pi(11)),
                List.of(
                        List.of(Optional.of(Key.DIGIT_1), Optional.of(Key.DIGIT_2)),
                        List.of(Optional.of(Key.DIGIT_3), Optional.of(Key.DIGIT_4)),
                        List.of(Optional.of(Key.STAR), Optional.of(Key.POUND))),
                false,
                Bias.PULL_DOWN,
                LineUse.Drive.OPEN_SOURCE,
                KeypadPart.Diodes.ROW_TO_COLUMN,
                Duration.ofMillis(20),
                Duration.ofNanos(20_000));
        LampPart lamp =
                new LampPart(Lamp.MESSAGE, LampColour.RED, new LampPart.Drive.OnLine(new LineOutput(pi(2), true)));
        return new BoardProfile(
                "truth",
                BoardProfile.BackEndChoice.SIM,
                List.of(new ChipPart.Kernel("pi", List.of("gpiochip0"))),
                Optional.of(keypad),
                List.of(new KeyPart(Key.HOLD, new LineInput(pi(30), Bias.PULL_DOWN, true), Duration.ofMillis(20))),
                Optional.of(new HookPart(
                        new LineInput(pi(31), Bias.PULL_DOWN, true),
                        Duration.ofMillis(10),
                        Optional.empty(),
                        Duration.ofMillis(200))),
                Optional.of(new RotaryPart(
                        new LineInput(pi(40), Bias.PULL_UP, true),
                        Optional.of(new LineInput(pi(41), Bias.PULL_UP, false)),
                        10,
                        RotaryPart.Digits.NEW_ZEALAND,
                        Duration.ofMillis(5))),
                List.of(lamp),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    private static void wait(VirtualLoop loop, int millis) {
        loop.advance(Duration.ofMillis(millis));
    }

    /** Uses every key, the handset and the dial, and says what was heard. */
    private List<String> use(BoardProfile truth, BoardProfile profile) {
        VirtualLoop loop = new VirtualLoop();
        SimBody body = new SimBody(truth, loop);
        ProfileBoard board = new ProfileBoard(profile, body.backEnd(), LINES_ONLY, loop, () -> {});
        assertEquals(List.of(), board.faults());
        heard.clear();
        board.keypad().orElseThrow().addListener(event -> heard.add(event.key() + " " + event.action()));
        board.hook().orElseThrow().addListener((state, _) -> heard.add(state.toString()));
        wait(loop, 100);
        for (Key key : List.of(Key.DIGIT_1, Key.DIGIT_2, Key.DIGIT_3, Key.DIGIT_4, Key.STAR, Key.POUND, Key.HOLD)) {
            body.press(key, BounceTraces.DOME_PRESS);
            wait(loop, 60);
            body.release(key, BounceTraces.DOME_RELEASE);
            wait(loop, 60);
        }
        body.lift(BounceTraces.CRADLE);
        wait(loop, 300);
        for (int digit = 0; digit < 10; digit++) {
            loop.advance(body.dial(digit, BounceTraces.DIAL).plus(Duration.ofMillis(400)));
        }
        body.putDown(BounceTraces.CRADLE);
        wait(loop, 300);
        board.lamps().orElseThrow().show(Map.of(Lamp.MESSAGE, new LampSignal(LampColour.RED, LampPattern.STEADY)));
        wait(loop, 1);
        assertTrue(body.lit(Lamp.MESSAGE, LampColour.RED));
        return List.copyOf(heard);
    }

    @Test
    void whatWasLearntHearsTheSameAsTheTruth() throws LineException {
        BoardProfile truth = truth();
        List<String> expected = use(truth, truth);
        assertEquals(2 * 7 + 2 + 2 * 10, expected.size());

        VirtualLoop lesson = new VirtualLoop();
        BoardProfile learnt = learn(new SimBody(truth, lesson), lesson).into(truth);
        assertEquals(List.of(pi(10), pi(11)), learnt.keypad().orElseThrow().rows(), "the fewer, and driven low");
        assertEquals(truth.keys(), learnt.keys());
        assertEquals(truth.hook(), learnt.hook());
        assertEquals(truth.rotary(), learnt.rotary());

        assertEquals(expected, use(truth, learnt));
    }

    private static Learnt learn(SimBody body, VirtualLoop lesson) throws LineException {
        LineChip chip = body.backEnd().chip("gpiochip0");
        List<Candidate> lines = IntStream.range(8, 48)
                .mapToObj(line -> new Candidate(pi(line), chip))
                .toList();
        List<Learnt> done = new ArrayList<>();
        LearnListener user = new LearnListener() {
            @Override
            public void asked(Prompt prompt) {
                lesson.at(lesson.nanos() + 300_000_000, () -> {
                    switch (prompt) {
                        case Prompt.HandsOff _ -> {
                            // Nothing is done.
                        }
                        case Prompt.Press(Key key) -> body.press(key, BounceTraces.TACTILE_PRESS);
                        case Prompt.LetGo(Key key) -> body.release(key, BounceTraces.DOME_RELEASE);
                        case Prompt.Lift _ -> body.lift(BounceTraces.CRADLE);
                        case Prompt.PutDown _ -> body.putDown(BounceTraces.CRADLE);
                        case Prompt.Dial(int digit) -> body.dial(digit, BounceTraces.DIAL);
                    }
                });
            }

            @Override
            public void noticed(Notice notice) {
                assertTrue(
                        notice instanceof Notice.FoundCrossing
                                || notice instanceof Notice.FoundLine
                                || notice instanceof Notice.FoundHook
                                || notice instanceof Notice.FoundDial,
                        notice::toString);
            }

            @Override
            public void done(Learnt learnt) {
                done.add(learnt);
            }
        };
        List<Key> keys = List.of(Key.DIGIT_1, Key.DIGIT_2, Key.DIGIT_3, Key.DIGIT_4, Key.STAR, Key.POUND, Key.HOLD);
        new BoardLearner(lines, new Plan(keys, true, true), lesson, user).start();
        lesson.advance(Duration.ofMinutes(5));
        return done.getFirst();
    }
}
