package org.offhook.hal.evdev;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a HID report descriptor (HID 1.11, 6.2.2) as far as input reports need it. What is broken ends the reading; what
 * was understood before counts. One use.
 */
final class HidDescriptor {

    private static final int LONG_ITEM = 0xFE;
    private static final int MAIN = 0;
    private static final int GLOBAL = 1;
    private static final int LOCAL = 2;
    private static final int MOST_USAGES = 1024;
    private static final int MOST_BITS = 4096 * 8;
    private static final int CONSTANT = 1;
    private static final int VARIABLE = 2;
    private static final int RELATIVE = 4;

    private record Globals(int page, int least, int size, int count, int report) {}

    private final byte[] bytes;
    private final List<HidField> fields = new ArrayList<>();
    private final Map<Integer, Integer> bits = new HashMap<>();
    private final Deque<Globals> pushed = new ArrayDeque<>();
    private final List<Integer> usages = new ArrayList<>();
    private Globals now = new Globals(0, 0, 0, 0, 0);
    private int firstOfRange;

    private HidDescriptor(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The fields of all input reports, those without a meaning left out. */
    static List<HidField> inputs(byte[] descriptor) {
        HidDescriptor reading = new HidDescriptor(descriptor);
        reading.read();
        return List.copyOf(reading.fields);
    }

    private void read() {
        int at = 0;
        boolean fine = true;
        while (fine && at < bytes.length) {
            int prefix = bytes[at] & 0xFF;
            if (prefix == LONG_ITEM) {
                at += at + 1 < bytes.length ? 3 + (bytes[at + 1] & 0xFF) : 2;
                continue;
            }
            int size = (prefix & 3) == 3 ? 4 : prefix & 3;
            if (at + 1 + size > bytes.length) {
                return;
            }
            int value = 0;
            for (int i = 0; i < size; i++) {
                value |= (bytes[at + 1 + i] & 0xFF) << 8 * i;
            }
            fine = item(prefix >> 2 & 3, prefix >> 4, size, value);
            at += 1 + size;
        }
    }

    private boolean item(int type, int tag, int size, int value) {
        switch (type) {
            case MAIN -> {
                boolean fine = tag != 8 || input(value);
                usages.clear();
                return fine;
            }
            case GLOBAL -> global(tag, size, value);
            case LOCAL -> local(tag, size, value);
            default -> {
                // Reserved.
            }
        }
        return true;
    }

    private void global(int tag, int size, int value) {
        switch (tag) {
            case 0 -> now = new Globals(value, now.least(), now.size(), now.count(), now.report());
            case 1 -> now = new Globals(now.page(), signed(value, size), now.size(), now.count(), now.report());
            case 7 -> now = new Globals(now.page(), now.least(), value, now.count(), now.report());
            case 8 -> now = new Globals(now.page(), now.least(), now.size(), now.count(), value);
            case 9 -> now = new Globals(now.page(), now.least(), now.size(), value, now.report());
            case 10 -> pushed.push(now);
            case 11 -> now = pushed.isEmpty() ? now : pushed.pop();
            default -> {
                // Units and limits that no key has.
            }
        }
    }

    private static int signed(int value, int size) {
        int unused = 32 - 8 * size;
        return size == 0 ? 0 : value << unused >> unused;
    }

    private void local(int tag, int size, int value) {
        int usage = size == 4 ? value : now.page() << 16 | value;
        switch (tag) {
            case 0 -> add(usage);
            case 1 -> firstOfRange = usage;
            case 2 -> {
                for (int one = firstOfRange; one <= usage && usages.size() < MOST_USAGES; one++) {
                    add(one);
                }
            }
            default -> {
                // Strings and designators.
            }
        }
    }

    private void add(int usage) {
        if (usages.size() < MOST_USAGES) {
            usages.add(usage);
        }
    }

    private boolean input(int flags) {
        int from = bits.getOrDefault(now.report(), 0);
        int count = now.count();
        int size = now.size();
        if (size < 0 || count < 0 || (long) size * count > MOST_BITS - from) {
            return false;
        }
        bits.put(now.report(), from + size * count);
        if ((flags & CONSTANT) != 0 || usages.isEmpty() || size < 1 || size > 32) {
            return true;
        }
        boolean array = (flags & VARIABLE) == 0;
        boolean relative = (flags & RELATIVE) != 0;
        for (int i = 0; i < count; i++) {
            List<Integer> meant = array ? usages : List.of(usages.get(Math.min(i, usages.size() - 1)));
            fields.add(new HidField(now.report(), from + i * size, size, meant, array, now.least(), relative));
        }
        return true;
    }
}
