package org.offhook.hal.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.offhook.hal.line.LineException;
import org.offhook.hal.sim.BounceTrace;
import org.offhook.hal.sim.BounceTraces;

class MatrixKeypadTest {

    private static final BounceTrace NONE = BounceTrace.NONE;

    @ParameterizedTest
    @EnumSource
    void everyKeyIsReportedOnceWithEveryBounce(MatrixBench.Diodes diodes) throws LineException {
        MatrixBench bench = new MatrixBench(diodes, Duration.ZERO);
        for (BounceTrace down : BounceTraces.ALL) {
            for (BounceTrace up : BounceTraces.ALL) {
                for (char key : "1234567890*#".toCharArray()) {
                    bench.press(key, down);
                    bench.wait(60);
                    bench.release(key, up);
                    bench.wait(60);
                    assertEquals("+" + key + " -" + key, bench.log.take());
                }
            }
        }
        assertEquals(0, bench.wiring.shorts());
    }

    @Test
    void everyKeyIsReportedOnceWithBouncesOfPublishedLengths() throws LineException {
        MatrixBench bench = new MatrixBench(MatrixBench.Diodes.NONE, Duration.ZERO);
        List<BounceTrace> traces = BounceTraces.generated(1, 500);
        for (int i = 0; i + 1 < traces.size(); i++) {
            char key = "1234567890*#".charAt(i % 12);
            bench.press(key, traces.get(i));
            bench.wait(60);
            bench.release(key, traces.get(i + 1));
            bench.wait(60);
            assertEquals("+" + key + " -" + key, bench.log.take());
        }
    }

    @Test
    void theWorstSwitchIsReportedOnceAsWell() throws LineException {
        MatrixBench bench = new MatrixBench(MatrixBench.Diodes.NONE, Duration.ZERO);
        BounceTrace worst = BounceTraces.worst(7, 2_000);
        assertEquals(Duration.ofMillis(157), worst.length());
        bench.press('5', worst);
        bench.wait(300);
        bench.release('5', worst);
        bench.wait(300);
        assertEquals("+5 -5", bench.log.take());
    }

    @Test
    void nothingRunsAndNothingIsReadWhileNoKeyIsDown() throws LineException {
        MatrixBench bench = new MatrixBench(MatrixBench.Diodes.NONE, Duration.ZERO);
        bench.press('5', BounceTraces.TACTILE_PRESS);
        bench.wait(100);
        bench.release('5', BounceTraces.DOME_RELEASE);
        bench.wait(100);
        long transfers = bench.chip.transfers();
        long wakeUps = bench.loop.wakeUps();
        bench.loop.advance(Duration.ofDays(1));
        assertEquals(transfers, bench.chip.transfers());
        assertEquals(wakeUps, bench.loop.wakeUps());
        assertTrue(bench.loop.idle());
    }

    @Test
    void aPressIsDatedByItsFirstTouch() throws LineException {
        MatrixBench bench = new MatrixBench(MatrixBench.Diodes.NONE, Duration.ZERO);
        long touched = bench.loop.nanos();
        bench.press('8', NONE);
        bench.wait(100);
        assertEquals(touched, bench.log.events().getFirst().atNanos());
    }

    @Test
    void aTouchShorterThanTheDebounceIsNothing() throws LineException {
        MatrixBench bench = new MatrixBench(MatrixBench.Diodes.NONE, Duration.ZERO);
        bench.press('5', BounceTrace.ofMicros(12_000, 13_000));
        bench.wait(15);
        bench.release('5', NONE);
        bench.wait(100);
        assertEquals("", bench.log.take());
        assertTrue(bench.loop.idle());
    }

    @Test
    void twoKeysRollOver() throws LineException {
        MatrixBench bench = new MatrixBench(MatrixBench.Diodes.NONE, Duration.ZERO);
        for (String pair : List.of("12", "14", "15", "0#", "36")) {
            char first = pair.charAt(0);
            char second = pair.charAt(1);
            bench.press(first, BounceTraces.DOME_PRESS);
            bench.wait(50);
            bench.press(second, BounceTraces.DOME_PRESS);
            bench.wait(50);
            bench.release(first, BounceTraces.DOME_RELEASE);
            bench.wait(50);
            bench.release(second, BounceTraces.DOME_RELEASE);
            bench.wait(50);
            assertEquals("+%c +%c -%c -%c".formatted(first, second, first, second), bench.log.take());
        }
        assertEquals(0, bench.wiring.shorts());
    }

    @Test
    void theThirdCornerOfARectangleWaitsUntilItIsClearWhichKeyItIs() throws LineException {
        MatrixBench bench = new MatrixBench(MatrixBench.Diodes.NONE, Duration.ZERO);
        for (char key : "124".toCharArray()) {
            bench.press(key, NONE);
            bench.wait(50);
        }
        assertEquals("+1 +2", bench.log.take());
        bench.release('1', NONE);
        bench.wait(50);
        assertEquals("-1 +4", bench.log.take());
        bench.release('2', NONE);
        bench.release('4', NONE);
        bench.wait(50);
        assertEquals("-2 -4", bench.log.take());
        assertTrue(bench.loop.idle());
    }

    @ParameterizedTest
    @EnumSource(names = {"COLUMN_TO_ROW", "ROW_TO_COLUMN"})
    void withDiodesEveryKeyIsHeardAtOnce(MatrixBench.Diodes diodes) throws LineException {
        MatrixBench bench = new MatrixBench(diodes, Duration.ZERO);
        for (char key : "1245".toCharArray()) {
            bench.press(key, NONE);
            bench.wait(50);
        }
        bench.release('1', NONE);
        bench.wait(50);
        assertEquals("+1 +2 +4 +5 -1", bench.log.take());
        assertEquals(0, bench.wiring.shorts());
    }

    @Test
    void longWiresAreGivenTimeToFollow() throws LineException {
        MatrixBench bench = new MatrixBench(MatrixBench.Diodes.NONE, Duration.ofNanos(80_000));
        bench.press('#', BounceTraces.DOME_PRESS);
        bench.wait(60);
        bench.press('1', BounceTraces.DOME_PRESS);
        bench.wait(60);
        bench.release('1', NONE);
        bench.release('#', NONE);
        bench.wait(60);
        assertEquals("+# +1 -1 -#", bench.log.take());
        assertTrue(bench.loop.idle());
    }

    @Test
    void aKeyThatIsLostSightOfIsReleasedAndComesBackWithTheChip() throws LineException {
        MatrixBench bench = new MatrixBench(MatrixBench.Diodes.NONE, Duration.ZERO);
        bench.press('7', NONE);
        bench.wait(60);
        bench.chip.gone(true);
        bench.wait(60);
        assertEquals("+7 -7", bench.log.take());
        bench.wait(5000);
        bench.chip.gone(false);
        bench.wait(1100);
        assertEquals("+7", bench.log.take());
        bench.release('7', NONE);
        bench.wait(60);
        assertEquals("-7", bench.log.take());
        assertTrue(bench.loop.idle());
    }

    @Test
    void aKeyHeldAtTheStartIsPressed() throws LineException {
        MatrixBench bench = new MatrixBench(MatrixBench.Diodes.NONE, Duration.ZERO);
        bench.keypad.close();
        bench.press('#', NONE);
        KeyLog log = new KeyLog();
        MatrixKeypad late = new MatrixKeypad(bench.chip, bench.chip, bench.matrix, bench.loop);
        late.addListener(log);
        bench.wait(60);
        assertEquals("+#", log.take());
    }

    /** A key goes down, is held, goes up, and nothing happens for a while; it bounces both ways. */
    record Press(char key, int pauseMillis, int holdMillis, BounceTrace down, BounceTrace up) {}

    @Provide
    Arbitrary<List<Press>> presses() {
        Arbitrary<BounceTrace> trace = Arbitraries.longs()
                .between(1, MatrixBench.DEBOUNCE.toNanos() / 1000 - 1)
                .set()
                .ofMaxSize(12)
                .map(times -> BounceTrace.ofMicros(times.stream()
                        .sorted(Comparator.naturalOrder())
                        .limit(times.size() / 2 * 2)
                        .mapToLong(Long::longValue)
                        .toArray()));
        return Combinators.combine(
                        Arbitraries.of('1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'),
                        Arbitraries.integers().between(50, 90),
                        Arbitraries.integers().between(50, 90),
                        trace,
                        trace)
                .as(Press::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }

    @Property(tries = 300)
    void whateverBouncesTheEventsAreTheTruth(@ForAll("presses") List<Press> presses) throws LineException {
        MatrixBench bench = new MatrixBench(MatrixBench.Diodes.NONE, Duration.ZERO);
        StringBuilder truth = new StringBuilder();
        for (Press press : presses) {
            truth.append(" +").append(press.key()).append(" -").append(press.key());
            bench.press(press.key(), press.down());
            bench.wait(press.holdMillis());
            bench.release(press.key(), press.up());
            bench.wait(press.pauseMillis());
        }
        assertEquals(truth.substring(1), bench.log.take());
        assertTrue(bench.loop.idle());
    }

    @Property(tries = 300)
    void keysThatOverlapAreTheTruthKeyByKey(@ForAll("presses") List<Press> presses) throws LineException {
        MatrixBench bench = new MatrixBench(MatrixBench.Diodes.COLUMN_TO_ROW, Duration.ZERO);
        List<String> truth = new ArrayList<>();
        Press before = null;
        for (Press press : presses) {
            if (before != null && before.key() != press.key()) {
                bench.press(press.key(), press.down());
                bench.wait(25);
                bench.release(before.key(), before.up());
            } else if (before != null) {
                bench.release(before.key(), before.up());
                bench.wait(press.pauseMillis());
                bench.press(press.key(), press.down());
            } else {
                bench.press(press.key(), press.down());
            }
            bench.wait(press.holdMillis());
            before = press;
            truth.add("+" + press.key());
            truth.add("-" + press.key());
        }
        bench.release(before.key(), before.up());
        bench.wait(100);
        List<String> heard = new ArrayList<>(List.of(bench.log.take().split(" ")));
        for (char key : "1234567890*#".toCharArray()) {
            assertEquals(of(key, truth), of(key, heard));
        }
        assertEquals(truth.size(), heard.size());
    }

    private static List<String> of(char key, List<String> events) {
        return events.stream().filter(event -> event.charAt(1) == key).toList();
    }
}
