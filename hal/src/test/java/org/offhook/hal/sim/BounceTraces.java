package org.offhook.hal.sim;

import java.util.List;

/**
 * Bounces as contacts make them: times of the change-overs in microseconds since the first touch, in the shapes and
 * lengths that oscillograms of such contacts show.
 */
public final class BounceTraces {

    /** Snap-dome of a phone's keypad, pressed: short chatter. */
    public static final BounceTrace DOME_PRESS = BounceTrace.ofMicros(40, 95, 180, 260, 700, 1020);
    /** The same, let go. */
    public static final BounceTrace DOME_RELEASE = BounceTrace.ofMicros(120, 150, 610, 790);
    /** Tactile switch, pressed. */
    public static final BounceTrace TACTILE_PRESS =
            BounceTrace.ofMicros(15, 60, 240, 330, 900, 1400, 2100, 2160, 3900, 4020);
    /** Worn rubber mat: long and soft. */
    public static final BounceTrace RUBBER_PRESS = BounceTrace.ofMicros(
            800, 1300, 2500, 2900, 4200, 4350, 6100, 8000, 8800, 9100, 12_300, 12_900, 14_100, 15_800);
    /** Worn rubber mat, let go slowly. */
    public static final BounceTrace RUBBER_RELEASE =
            BounceTrace.ofMicros(300, 1900, 2200, 5200, 5900, 9300, 9900, 13_700, 14_200, 19_500, 19_600, 19_900);
    /** Leaf springs of a cradle. */
    public static final BounceTrace CRADLE =
            BounceTrace.ofMicros(200, 900, 1800, 2600, 3900, 4600, 6100, 6900, 8800, 9400);
    /** Impulse springs of a dial. */
    public static final BounceTrace DIAL = BounceTrace.ofMicros(90, 210, 400, 560, 1100, 1500, 2300, 2450);
    /** A single swing. */
    public static final BounceTrace SWING = BounceTrace.ofMicros(4100, 4900);

    public static final List<BounceTrace> ALL = List.of(
            BounceTrace.NONE,
            DOME_PRESS,
            DOME_RELEASE,
            TACTILE_PRESS,
            RUBBER_PRESS,
            RUBBER_RELEASE,
            CRADLE,
            DIAL,
            SWING);

    private BounceTraces() {}
}
