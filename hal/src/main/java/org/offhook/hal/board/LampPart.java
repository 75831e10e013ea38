package org.offhook.hal.board;

import org.offhook.hal.lamp.Lamp;
import org.offhook.hal.lamp.LampColour;

/**
 * One light. A lamp of two colours is two lights of the same {@link Lamp}; a lamp with one light shows both colours as
 * its own.
 */
public record LampPart(Lamp lamp, LampColour colour, Drive drive) {

    /** How a light is lit. */
    public sealed interface Drive {

        /** By a line of its own. */
        record OnLine(LineOutput output) implements Drive {}

        /**
         * By a pulse-width channel.
         *
         * @param percent how bright, 1…100
         */
        record OnPwm(PwmRef pwm, int percent) implements Drive {
            public OnPwm {
                if (percent < 1 || percent > 100) {
                    throw new IllegalArgumentException(percent + " % is no brightness");
                }
            }
        }

        /**
         * Between two lines that it shares with other lights; lit while {@code anode} is high, {@code cathode} low,
         * and every other line of the net floats.
         */
        record Charlieplex(LineRef anode, LineRef cathode) implements Drive {}
    }
}
