package org.offhook.hal.cdev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.line.LineUse.Bias;
import org.offhook.hal.line.LineUse.Drive;
import org.offhook.hal.line.LineUse.Input;
import org.offhook.hal.line.LineUse.Output;

class LineRequestTest {

    private static final LineUse COLUMN = new Input(5, Bias.PULL_UP, true, true, Duration.ofMillis(4));

    private static long attribute(ByteBuffer request, int id, int bit) {
        int count = request.getInt(GpioUapi.REQUEST_ATTRIBUTE_COUNT);
        for (int i = 0; i < count; i++) {
            int at = GpioUapi.REQUEST_ATTRIBUTES + i * GpioUapi.ATTRIBUTE_BYTES;
            if (request.getInt(at) == id && (request.getLong(at + GpioUapi.ATTRIBUTE_MASK) >>> bit & 1) != 0) {
                return request.getLong(at + GpioUapi.ATTRIBUTE_VALUE);
            }
        }
        return -1;
    }

    private static long flagsOf(ByteBuffer request, int bit) {
        long own = attribute(request, GpioUapi.ATTRIBUTE_FLAGS, bit);
        return own >= 0 ? own : request.getLong(GpioUapi.REQUEST_FLAGS);
    }

    @Test
    void aKeypadsColumnIsAPulledUpActiveLowInputWithBothEdgesAndDebounce() throws Exception {
        ByteBuffer request = LineRequest.of("gpiochip0", "offhook keypad", List.of(COLUMN));
        assertEquals(5, request.getInt(0));
        assertEquals("offhook keypad", GpioUapi.name(request, GpioUapi.REQUEST_CONSUMER));
        assertEquals(
                GpioUapi.FLAG_INPUT
                        | GpioUapi.FLAG_ACTIVE_LOW
                        | GpioUapi.FLAG_PULL_UP
                        | GpioUapi.FLAG_EDGE_RISING
                        | GpioUapi.FLAG_EDGE_FALLING,
                request.getLong(GpioUapi.REQUEST_FLAGS));
        assertEquals(1, request.getInt(GpioUapi.REQUEST_ATTRIBUTE_COUNT));
        assertEquals(4000, attribute(request, GpioUapi.ATTRIBUTE_DEBOUNCE, 0));
    }

    @Test
    void aConsumersNameIsCutOffAtWhatTheKernelKeeps() throws Exception {
        ByteBuffer request = LineRequest.of("gpiochip0", "x".repeat(40), List.of(COLUMN));
        assertEquals(31, GpioUapi.name(request, GpioUapi.REQUEST_CONSUMER).length());
    }

    @Test
    void aLineAskedForTwiceIsRefused() {
        assertEquals(
                "line 5 of gpiochip0 is asked for twice",
                assertThrows(LineException.class, () -> LineRequest.of("gpiochip0", "c", List.of(COLUMN, COLUMN)))
                        .getMessage());
    }

    @Test
    void moreDifferencesThanTheKernelTakesAreRefused() {
        List<LineUse> uses = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            uses.add(new Input(i, Bias.AS_IS, false, true, Duration.ofMillis(i + 1)));
        }
        assertEquals(
                "gpiochip0: the lines for c differ in 11 ways, the kernel takes 10: take them in two groups",
                assertThrows(LineException.class, () -> LineRequest.of("gpiochip0", "c", uses))
                        .getMessage());
    }

    @Test
    void noLinesOrTooManyAreRefused() {
        List<LineUse> uses = new ArrayList<>();
        for (int i = 0; i < 65; i++) {
            uses.add(new Output(i, Drive.PUSH_PULL, false, false));
        }
        assertThrows(LineException.class, () -> LineRequest.of("gpiochip0", "c", uses));
        assertThrows(LineException.class, () -> LineRequest.of("gpiochip0", "c", List.of()));
    }

    @Provide
    Arbitrary<List<LineUse>> uses() {
        Arbitrary<LineUse> inputs = Combinators.combine(
                        Arbitraries.of(Bias.class),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(0, 1, 5))
                .as((bias, low, edges, ms) -> new Input(0, bias, low, edges, Duration.ofMillis(ms)));
        Arbitrary<LineUse> outputs = Combinators.combine(
                        Arbitraries.of(Drive.class), Arbitraries.of(true, false), Arbitraries.of(true, false))
                .as((drive, low, active) -> new Output(0, drive, low, active));
        return Arbitraries.oneOf(inputs, outputs)
                .list()
                .ofMinSize(1)
                .ofMaxSize(64)
                .map(LineRequestTest::numbered);
    }

    private static List<LineUse> numbered(List<LineUse> uses) {
        List<LineUse> numbered = new ArrayList<>();
        for (LineUse use : uses) {
            int offset = 100 - numbered.size();
            numbered.add(
                    switch (use) {
                        case Input in -> new Input(offset, in.bias(), in.activeLow(), in.edges(), in.debounce());
                        case Output out -> new Output(offset, out.drive(), out.activeLow(), out.activeAtFirst());
                    });
        }
        return numbered;
    }

    /** Whatever is common and whatever is an attribute: read back line by line it is what was asked for. */
    @Property(tries = 300)
    void eachLineGetsItsOwnFlagsValueAndDebounce(@ForAll("uses") List<LineUse> uses) throws LineException {
        ByteBuffer request;
        try {
            request = LineRequest.of("gpiochip0", "c", uses);
        } catch (LineException e) {
            assertTrue(e.getMessage().contains("two groups"), e.getMessage());
            return;
        }
        for (int i = 0; i < uses.size(); i++) {
            LineUse use = uses.get(i);
            assertEquals(use.offset(), request.getInt(4 * i));
            assertEquals(LineRequest.flags(use), flagsOf(request, i));
            switch (use) {
                case Output out -> {
                    long values = attribute(request, GpioUapi.ATTRIBUTE_OUTPUT_VALUES, i);
                    assertEquals(out.activeAtFirst(), (values >>> i & 1) != 0);
                }
                case Input in -> {
                    long micros = attribute(request, GpioUapi.ATTRIBUTE_DEBOUNCE, i);
                    assertEquals(in.debounce().isZero() ? -1 : in.debounce().toNanos() / 1000, micros);
                }
            }
        }
    }
}
