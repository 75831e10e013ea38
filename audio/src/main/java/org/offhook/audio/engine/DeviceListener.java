package org.offhook.audio.engine;

import java.util.Set;

/** Told how the sound devices fare. */
@FunctionalInterface
public interface DeviceListener {

    /**
     * A device works, or does not any more, or not for the reason it did not before.
     *
     * @param routes what it is for
     * @param problem one sentence, or the empty string if it works
     */
    void changed(Set<AudioRoute> routes, DeviceState state, String problem);
}
