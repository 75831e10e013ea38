package org.offhook.hal.line;

import java.util.List;

/** What every chip wants of a request, whatever it is reached by. Any thread. */
public final class LineUses {

    private LineUses() {}

    /**
     * @param chip for the sentence
     * @param lines how many the chip has
     * @throws LineException if a line is asked for that the chip does not have
     */
    public static void requireWithin(String chip, int lines, List<LineUse> uses) throws LineException {
        for (LineUse use : uses) {
            if (use.offset() >= lines) {
                throw new LineException(
                        "%s has the lines 0 to %d: there is no line %d".formatted(chip, lines - 1, use.offset()));
            }
        }
    }

    /**
     * @param chip for the sentence
     * @throws LineException if a line is asked for twice, or none or more than {@link LineBank#MOST} are
     */
    public static void requireDistinct(String chip, List<LineUse> uses) throws LineException {
        if (uses.isEmpty() || uses.size() > LineBank.MOST) {
            throw new LineException(
                    "%s: %d lines asked for at once, possible are 1 to %d".formatted(chip, uses.size(), LineBank.MOST));
        }
        long[] offsets = uses.stream().mapToLong(LineUse::offset).sorted().toArray();
        for (int i = 1; i < offsets.length; i++) {
            if (offsets[i] == offsets[i - 1]) {
                throw new LineException("line %d of %s is asked for twice".formatted(offsets[i], chip));
            }
        }
    }
}
