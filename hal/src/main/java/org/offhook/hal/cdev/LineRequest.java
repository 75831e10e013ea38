package org.offhook.hal.cdev;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.line.LineUse.Input;
import org.offhook.hal.line.LineUse.Output;
import org.offhook.hal.line.LineUses;
import org.offhook.hal.posix.Libc;

/**
 * Writes {@code struct gpio_v2_line_request}: what most lines have in common is the default, what differs is an
 * attribute with a mask. A pure function.
 */
final class LineRequest {

    /** A rotary dial's and a matrix's worst bounce, held while the program is busy elsewhere. */
    private static final int EVENT_BUFFER = 256;

    private static final long MOST_DEBOUNCE_MICROS = 0xFFFF_FFFFL;

    private final ByteBuffer request = Libc.buffer(GpioUapi.REQUEST_BYTES);
    private int attributes;

    private LineRequest() {}

    /**
     * @param chip for sentences
     * @throws LineException if a line is named twice, or there are too many of them or too many different ones
     */
    static ByteBuffer of(String chip, String consumer, List<LineUse> uses) throws LineException {
        LineUses.requireDistinct(chip, uses);
        LineRequest lines = new LineRequest();
        lines.common(consumer, uses);
        lines.flags(uses);
        lines.outputValues(uses);
        lines.debounce(uses);
        if (lines.attributes > GpioUapi.MOST_ATTRIBUTES) {
            throw new LineException(
                    "%s: the lines for %s differ in %d ways, the kernel takes %d: take them in two groups"
                            .formatted(chip, consumer, lines.attributes, GpioUapi.MOST_ATTRIBUTES));
        }
        lines.request.putInt(GpioUapi.REQUEST_ATTRIBUTE_COUNT, lines.attributes);
        return lines.request;
    }

    static long flags(LineUse use) {
        long flags = use.activeLow() ? GpioUapi.FLAG_ACTIVE_LOW : 0;
        return flags
                | switch (use) {
                    case Input input ->
                        GpioUapi.FLAG_INPUT
                                | (input.edges() ? GpioUapi.FLAG_EDGE_RISING | GpioUapi.FLAG_EDGE_FALLING : 0)
                                | switch (input.bias()) {
                                    case AS_IS -> 0;
                                    case NONE -> GpioUapi.FLAG_BIAS_DISABLED;
                                    case PULL_UP -> GpioUapi.FLAG_PULL_UP;
                                    case PULL_DOWN -> GpioUapi.FLAG_PULL_DOWN;
                                };
                    case Output output ->
                        GpioUapi.FLAG_OUTPUT
                                | switch (output.drive()) {
                                    case PUSH_PULL -> 0;
                                    case OPEN_DRAIN -> GpioUapi.FLAG_OPEN_DRAIN;
                                    case OPEN_SOURCE -> GpioUapi.FLAG_OPEN_SOURCE;
                                };
                };
    }

    private void common(String consumer, List<LineUse> uses) {
        for (int i = 0; i < uses.size(); i++) {
            request.putInt(i * Integer.BYTES, uses.get(i).offset());
        }
        GpioUapi.putName(request, GpioUapi.REQUEST_CONSUMER, consumer);
        request.putInt(GpioUapi.REQUEST_LINE_COUNT, uses.size());
        request.putInt(GpioUapi.REQUEST_EVENT_BUFFER, EVENT_BUFFER);
    }

    private void flags(List<LineUse> uses) {
        Map<Long, Long> masks = new LinkedHashMap<>();
        for (int i = 0; i < uses.size(); i++) {
            masks.merge(flags(uses.get(i)), 1L << i, (one, other) -> one | other);
        }
        long most = masks.entrySet().stream()
                .max(Map.Entry.comparingByValue((a, b) -> Integer.compare(Long.bitCount(a), Long.bitCount(b))))
                .orElseThrow()
                .getKey();
        request.putLong(GpioUapi.REQUEST_FLAGS, most);
        masks.forEach((flags, mask) -> {
            if (flags != most) {
                attribute(GpioUapi.ATTRIBUTE_FLAGS, flags, mask);
            }
        });
    }

    private void outputValues(List<LineUse> uses) {
        long outputs = 0;
        long active = 0;
        for (int i = 0; i < uses.size(); i++) {
            if (uses.get(i) instanceof Output output) {
                outputs |= 1L << i;
                active |= output.activeAtFirst() ? 1L << i : 0;
            }
        }
        if (outputs != 0) {
            attribute(GpioUapi.ATTRIBUTE_OUTPUT_VALUES, active, outputs);
        }
    }

    private void debounce(List<LineUse> uses) {
        Map<Long, Long> masks = new LinkedHashMap<>();
        for (int i = 0; i < uses.size(); i++) {
            if (uses.get(i) instanceof Input input && input.debounce().compareTo(Duration.ZERO) > 0) {
                masks.merge(micros(input.debounce()), 1L << i, (one, other) -> one | other);
            }
        }
        masks.forEach((micros, mask) -> attribute(GpioUapi.ATTRIBUTE_DEBOUNCE, micros, mask));
    }

    private static long micros(Duration debounce) {
        return Math.clamp(TimeUnit.MICROSECONDS.convert(debounce), 1, MOST_DEBOUNCE_MICROS);
    }

    private void attribute(int id, long value, long mask) {
        if (attributes < GpioUapi.MOST_ATTRIBUTES) {
            int at = GpioUapi.REQUEST_ATTRIBUTES + attributes * GpioUapi.ATTRIBUTE_BYTES;
            request.putInt(at, id);
            if (id == GpioUapi.ATTRIBUTE_DEBOUNCE) {
                request.putInt(at + GpioUapi.ATTRIBUTE_VALUE, (int) value);
            } else {
                request.putLong(at + GpioUapi.ATTRIBUTE_VALUE, value);
            }
            request.putLong(at + GpioUapi.ATTRIBUTE_MASK, mask);
        }
        attributes++;
    }
}
