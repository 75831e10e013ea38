package org.offhook.audio.engine;

/**
 * Brings the sum of several voices into sixteen bits. What is not loud passes unchanged; above the knee it is pressed
 * together more and more, without a corner, so that two who shout at once are not torn.
 */
final class SoftClip {

    /** About 2.5 dB below full scale. */
    static final int KNEE = 24_576;

    private static final int ROOM = Short.MAX_VALUE - KNEE;

    private SoftClip() {}

    /** @param sum of so few voices that it is far from the end of an int */
    static short of(int sum) {
        int size = Math.abs(sum);
        if (size <= KNEE) {
            return (short) sum;
        }
        int over = size - KNEE;
        int pressed = KNEE + (int) ((long) ROOM * over / (ROOM + over));
        return (short) (sum < 0 ? -pressed : pressed);
    }
}
