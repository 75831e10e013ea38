package org.offhook.audio.engine;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Where the sound of the audio thread's period comes from and goes to besides the master device.
 *
 * <p>Threads: the audio thread; {@link #all} by any. Per period nothing is allocated.
 */
final class SideDevices {

    private final List<SideDevice> all;
    private final SideDevice[] byRoute = new SideDevice[AudioRoute.values().length];
    private SideDevice used;

    SideDevices(Map<AudioRoute, SideDevice> devices) {
        Map<AudioRoute, SideDevice> copy = new EnumMap<>(AudioRoute.class);
        copy.putAll(devices);
        all = copy.values().stream().distinct().toList();
        copy.forEach((route, device) -> byRoute[route.ordinal()] = device);
    }

    List<SideDevice> all() {
        return all;
    }

    /** As {@link org.offhook.audio.pcm.PcmDevice#expectPauses}: what stops the audio thread stops theirs. */
    void expectPauses(long worstNanos) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).expectPauses(worstNanos);
        }
    }

    /** The period's microphone, in place of the master's if the route has another. */
    void hear(AudioRoute route, short[] microphone) {
        SideDevice wanted = byRoute[route.ordinal()];
        if (wanted != used) {
            if (used != null) {
                used.use(false);
            }
            if (wanted != null) {
                wanted.use(true);
            }
            used = wanted;
        }
        if (used != null) {
            used.hear(microphone);
        }
    }

    /** The period's sound goes to the device of the route; the master is silent if it is another. */
    void play(short[] speaker) {
        if (used != null) {
            used.play(speaker);
            Arrays.fill(speaker, (short) 0);
        }
    }
}
