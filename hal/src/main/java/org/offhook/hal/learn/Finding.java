package org.offhook.hal.learn;

import org.offhook.hal.line.LineUse;

/** What is different from when everything was at rest. Lines are places in the list of candidates. */
sealed interface Finding {

    record Nothing() implements Finding {}

    record Several() implements Finding {}

    /**
     * A contact of one line to ground or supply moved.
     *
     * @param bias with which it shows
     * @param activeLow whether the line is low now
     */
    record Line(int line, LineUse.Bias bias, boolean activeLow) implements Finding {}

    /**
     * Two lines were joined.
     *
     * @param driven the one that draws the other down
     * @param diode true if it does not work the other way round
     */
    record Crossing(int driven, int following, boolean diode) implements Finding {}

    static Finding between(Sight rest, Sight now) {
        long changed = rest.up() ^ now.up() | rest.down() ^ now.down();
        Finding found = new Nothing();
        if (Long.bitCount(changed) > 1) {
            return new Several();
        }
        if (changed != 0) {
            found = line(Long.numberOfTrailingZeros(changed), rest, now);
        }
        for (int driven = 0; driven < now.follows().size(); driven++) {
            long fresh = now.follows().get(driven) & ~rest.follows().get(driven) & ~changed;
            boolean own = (changed >> driven & 1) != 0;
            for (long left = own ? 0 : fresh; left != 0; left &= left - 1) {
                int following = Long.numberOfTrailingZeros(left);
                boolean mutual = (now.follows().get(following) >> driven & 1) != 0;
                if (mutual && following < driven) {
                    continue;
                }
                if (!(found instanceof Nothing)) {
                    return new Several();
                }
                found = new Crossing(driven, following, !mutual);
            }
        }
        return found;
    }

    /** A contact shows best with the bias that it works against: to ground with a pull-up. */
    private static Line line(int line, Sight rest, Sight now) {
        boolean showsUp = ((rest.up() ^ now.up()) >> line & 1) != 0;
        boolean showsDown = ((rest.down() ^ now.down()) >> line & 1) != 0;
        boolean lowByUp = (now.up() >> line & 1) == 0;
        boolean lowByDown = (now.down() >> line & 1) == 0;
        boolean pullUp = showsUp && (lowByUp || !showsDown || lowByDown);
        return new Line(line, pullUp ? LineUse.Bias.PULL_UP : LineUse.Bias.PULL_DOWN, pullUp ? lowByUp : lowByDown);
    }
}
