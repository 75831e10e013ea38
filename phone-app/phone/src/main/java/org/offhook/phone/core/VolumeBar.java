package org.offhook.phone.core;

import org.offhook.phone.core.user.Knob;

/**
 * What a volume key shows for a moment.
 *
 * @param steps presses since it came up: each makes it stay longer; 0 if it is not shown
 */
public record VolumeBar(Knob knob, int steps) {

    static final VolumeBar HIDDEN = new VolumeBar(Knob.RINGER, 0);

    public boolean shown() {
        return steps > 0;
    }
}
