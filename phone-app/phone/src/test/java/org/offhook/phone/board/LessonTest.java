package org.offhook.phone.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.hal.board.BoardProfile;
import org.offhook.hal.board.HookPart;
import org.offhook.hal.board.KeypadPart;
import org.offhook.hal.board.LineRef;
import org.offhook.hal.key.Key;
import org.offhook.hal.learn.BoardLearner;
import org.offhook.hal.learn.LearnListener;
import org.offhook.hal.learn.Learnt;
import org.offhook.hal.learn.Notice;
import org.offhook.hal.learn.Prompt;
import org.offhook.hal.sim.BounceTrace;
import org.offhook.hal.sim.SimBody;
import org.offhook.hal.sim.VirtualLoop;

/** The wizard on simulated phones: the profile that it writes, read back, is wired as the phone is. */
class LessonTest {

    private static final String SCRAMBLED = """
            version: 1
            name: Scrambled
            chips:
              - {name: pi, kernel: [gpiochip0]}
            keypad:
              rows: [pi:27, pi:4, pi:22]
              columns: [pi:9, pi:26, pi:5, pi:17]
              keys:
                - [pound, 1, 9, 4]
                - [0, 7, none, 2]
                - [star, 3, 5, ok]
            keys:
              - {key: speaker, line: pi:6, activeLow: true}
              - {key: mute, line: pi:7, activeLow: true}
            hook: {line: pi:13, activeLow: true}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"reference", "rotary", "scrambled"})
    void whatIsWrittenIsWiredAsThePhone(String name) throws Exception {
        BoardProfile truth = name.equals("scrambled")
                ? BoardFile.read("scrambled.yaml", SCRAMBLED).profile()
                : BoardProfiles.read(name, Path.of(".")).profile();

        BoardFile written = BoardFile.read("learnt.yaml", BoardText.of(learn(truth)));

        assertEquals(List.of(), written.problems());
        BoardProfile learnt = written.profile();
        assertEquals(crossings(truth.keypad()), crossings(learnt.keypad()));
        assertEquals(
                truth.keys().stream()
                        .map(key -> key.key() + " " + key.contact())
                        .collect(Collectors.toSet()),
                learnt.keys().stream()
                        .map(key -> key.key() + " " + key.contact())
                        .collect(Collectors.toSet()));
        assertEquals(truth.hook().map(HookPart::contact), learnt.hook().map(HookPart::contact));
        assertEquals(
                truth.rotary()
                        .map(dial -> dial.pulse() + " " + dial.offNormal() + " " + dial.pulsesPerSecond() + " "
                                + dial.digits()),
                learnt.rotary()
                        .map(dial -> dial.pulse() + " " + dial.offNormal() + " " + dial.pulsesPerSecond() + " "
                                + dial.digits()));
        assertEquals(truth.lamps(), learnt.lamps());
        assertEquals(truth.displays(), learnt.displays());
    }

    private static BoardProfile learn(BoardProfile truth) throws Exception {
        VirtualLoop loop = new VirtualLoop();
        SimBody body = new SimBody(truth, loop);
        List<Learnt> done = new ArrayList<>();
        LearnListener user = new LearnListener() {
            @Override
            public void asked(Prompt prompt) {
                loop.at(loop.nanos() + Duration.ofMillis(300).toNanos(), () -> obey(prompt, body));
            }

            @Override
            public void noticed(Notice notice) {}

            @Override
            public void done(Learnt learnt) {
                done.add(learnt);
            }
        };
        new BoardLearner(Lesson.candidates(truth, body.backEnd()), Lesson.plan(truth), loop, user).start();
        loop.advance(Duration.ofMinutes(10));
        return done.getFirst().into(truth);
    }

    private static void obey(Prompt prompt, SimBody body) {
        switch (prompt) {
            case Prompt.HandsOff _ -> {}
            case Prompt.Press(Key key) -> body.press(key, BounceTrace.NONE);
            case Prompt.LetGo(Key key) -> body.release(key, BounceTrace.NONE);
            case Prompt.Lift _ -> body.lift(BounceTrace.NONE);
            case Prompt.PutDown _ -> body.putDown(BounceTrace.NONE);
            case Prompt.Dial(int digit) -> body.dial(digit, BounceTrace.NONE);
        }
    }

    /** Which lines each key joins: whether one calls a line a row or a column is the same. */
    private static Map<Key, Set<LineRef>> crossings(Optional<KeypadPart> keypad) {
        Map<Key, Set<LineRef>> crossings = new EnumMap<>(Key.class);
        keypad.ifPresent(matrix -> {
            for (int row = 0; row < matrix.rows().size(); row++) {
                for (int column = 0; column < matrix.columns().size(); column++) {
                    Set<LineRef> lines =
                            Set.of(matrix.rows().get(row), matrix.columns().get(column));
                    matrix.key(row, column).ifPresent(key -> crossings.put(key, lines));
                }
            }
        });
        return crossings;
    }
}
