package org.offhook.hal.expander;

import java.util.List;
import org.offhook.hal.line.LineUse;

/** What an expander is to do with its lines, a bit for each. Guarded by the expander. */
final class Pins {

    private int driven;
    private int high;
    private int pulledUp;
    private int watched;

    /** Lines that are driven; the others are inputs or float. */
    int driven() {
        return driven;
    }

    /** Which way the lines are driven that are. */
    int high() {
        return high;
    }

    int pulledUp() {
        return pulledUp;
    }

    /** Inputs whose changes somebody wants to know. */
    int watched() {
        return watched;
    }

    /** Makes a line what a device wants it to be. */
    void take(LineUse use) {
        int bit = 1 << use.offset();
        release(use.offset());
        switch (use) {
            case LineUse.Input input -> {
                pulledUp |= input.bias() == LineUse.Bias.PULL_UP ? bit : 0;
                watched |= input.edges() ? bit : 0;
            }
            case LineUse.Output output -> drive(output, output.activeAtFirst());
        }
    }

    void drive(LineUse.Output output, boolean active) {
        boolean up = active != output.activeLow();
        int bit = 1 << output.offset();
        boolean drives =
                switch (output.drive()) {
                    case PUSH_PULL -> true;
                    case OPEN_DRAIN -> !up;
                    case OPEN_SOURCE -> up;
                };
        driven = drives ? driven | bit : driven & ~bit;
        // What an open output drives is known before it drives, so that it takes one step, not two.
        boolean level =
                switch (output.drive()) {
                    case PUSH_PULL -> up;
                    case OPEN_DRAIN -> false;
                    case OPEN_SOURCE -> true;
                };
        high = level ? high | bit : high & ~bit;
    }

    void letGo(int line) {
        driven &= ~(1 << line);
    }

    void release(int line) {
        int others = ~(1 << line);
        driven &= others;
        high &= others;
        pulledUp &= others;
        watched &= others;
    }

    void release(List<LineUse> uses) {
        uses.forEach(use -> release(use.offset()));
    }
}
