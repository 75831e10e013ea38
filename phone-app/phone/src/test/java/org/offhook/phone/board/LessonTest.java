package org.offhook.phone.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
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

    /** A board that is no Raspberry Pi, on lines that its header would not have. */
    private static final String ELSEWHERE = """
            version: 1
            name: Elsewhere
            chips:
              - {name: soc, kernel: [300b000.pinctrl]}
              - {name: gpio1, kernel: [gpiochip1]}
            keypad:
              rows: [soc:0, soc:3, soc:18]
              columns: [soc:2, soc:21, soc:29]
              keys:
                - [1, 2, 3]
                - [4, 5, 6]
                - [7, 8, 0]
            hook: {line: gpio1:14, activeLow: false}
            """;

    private static final String ON_EXPANDERS = """
            version: 1
            name: On expanders
            chips:
              - {name: pi, kernel: [pinctrl-bcm2711]}
              - {name: keys, mcp23017: {bus: 1, address: 0x20, interrupt: pi:4}}
              - {name: more, pcf8574: {bus: 1, address: 0x21}}
            keypad:
              rows: [keys:0, keys:9, keys:2, keys:12]
              columns: [keys:8, keys:1, keys:10]
              keys:
                - [1, 2, 3]
                - [4, 5, 6]
                - [7, 8, 9]
                - [star, 0, pound]
            keys:
              - {key: speaker, line: more:3, activeLow: true}
              - {key: mute, line: keys:15, activeLow: true}
            hook: {line: pi:17, activeLow: false}
            lamps:
              - {lamp: line1, line: keys:5}
              - {lamp: message, line: more:6, activeLow: true}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"reference", "rotary", "scrambled", "elsewhere", "onExpanders"})
    void whatIsWrittenIsWiredAsThePhone(String name) throws Exception {
        BoardProfile truth =
                switch (name) {
                    case "scrambled" ->
                        BoardFile.read("scrambled.yaml", SCRAMBLED).profile();
                    case "elsewhere" ->
                        BoardFile.read("elsewhere.yaml", ELSEWHERE).profile();
                    case "onExpanders" ->
                        BoardFile.read("expanders.yaml", ON_EXPANDERS).profile();
                    default -> BoardProfiles.read(name, Path.of(".")).profile();
                };

        BoardFile written = BoardFile.read("learnt.yaml", BoardText.of(learn(truth, likeOf(truth))));

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

    private static BoardProfile learn(BoardProfile truth, BoardProfile like) throws Exception {
        VirtualLoop loop = new VirtualLoop();
        SimBody body = new SimBody(truth, loop, 32);
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
        try (LessonLines lines = LessonLines.of(like, body.backEnd(), loop)) {
            assertEquals(List.of(), lines.remarks());
            new BoardLearner(lines.candidates(), Lesson.plan(like), loop, user).start();
            loop.advance(Duration.ofMinutes(10));
            return lines.profile(like, done.getFirst());
        }
    }

    /** What is known before: of the board elsewhere not that it has a second chip, nor any right line. */
    private static BoardProfile likeOf(BoardProfile truth) throws Exception {
        if (!truth.name().equals("Elsewhere")) {
            return truth;
        }
        String like = ELSEWHERE
                .replace("  - {name: gpio1, kernel: [gpiochip1]}\n", "")
                .replace("gpio1:14", "soc:31")
                .replace("[soc:0, soc:3, soc:18]", "[soc:4, soc:5, soc:6]")
                .replace("[soc:2, soc:21, soc:29]", "[soc:7, soc:8, soc:9]");
        return BoardFile.read("like.yaml", like).profile();
    }

    @Test
    void linesBeyondThoseThatCanBeLookedAtAreToldOf() throws Exception {
        VirtualLoop loop = new VirtualLoop();
        BoardProfile like = likeOf(BoardFile.read("elsewhere.yaml", ELSEWHERE).profile());
        SimBody body = new SimBody(BoardFile.read("elsewhere.yaml", ELSEWHERE).profile(), loop);
        try (LessonLines lines = LessonLines.of(like, body.backEnd(), loop)) {
            assertEquals(64, lines.candidates().size());
            assertEquals(
                    List.of("64 lines are looked at, as many as can be at once; 64 more are not: choose with --lines"),
                    lines.remarks());
        }
        Predicate<LineRef> chosen = LineRange.parse("gpio1:10-20,soc:3");
        try (LessonLines lines = LessonLines.of(like, body.backEnd(), loop, chosen)) {
            assertEquals(12, lines.candidates().size());
            assertEquals(List.of(), lines.remarks());
        }
    }

    @Test
    void anExpanderThatIsSilentAndAChipThatIsMissingAreToldOf() throws Exception {
        VirtualLoop loop = new VirtualLoop();
        BoardProfile like = BoardFile.read(
                        "like.yaml",
                        ON_EXPANDERS.replace("pinctrl-bcm2711", "pinctrl-xyz").replace("0x21", "0x22"))
                .profile();
        SimBody body = new SimBody(BoardFile.read("truth.yaml", ON_EXPANDERS).profile(), loop, 32);
        try (LessonLines lines = LessonLines.of(like, body.backEnd(), loop)) {
            assertEquals(2, lines.remarks().size());
            assertTrue(
                    lines.remarks().getFirst().startsWith("there is no chip pinctrl-xyz"), lines.remarks()::toString);
            assertTrue(lines.remarks().getLast().contains("0x22"), lines.remarks()::toString);
            assertTrue(lines.candidates().stream()
                    .anyMatch(line -> line.ref().chip().equals("keys")));
        }
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
