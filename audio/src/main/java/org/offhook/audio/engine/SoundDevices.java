package org.offhook.audio.engine;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.offhook.audio.pcm.PcmDevice;

/**
 * The sound devices of a phone. Each has a clock of its own: the audio thread goes by that of the master, and the sound
 * of the others is adapted to it. A route that no other device has is the master's.
 *
 * @param master opened by the engine, and closed by it
 * @param others likewise, in the master's format
 */
public record SoundDevices(PcmDevice master, List<Other> others) {

    /**
     * Another device than the master.
     *
     * @param routes what it is for
     * @param hears true: it has a microphone, which is the user's while it is in use; false: the master's is
     */
    public record Other(PcmDevice device, Set<AudioRoute> routes, boolean hears) {

        public Other {
            routes = Set.copyOf(routes);
            if (routes.isEmpty()) {
                throw new IllegalArgumentException("a sound device that is for nothing");
            }
        }
    }

    public SoundDevices {
        others = List.copyOf(others);
        Set<AudioRoute> taken = EnumSet.noneOf(AudioRoute.class);
        for (Other other : others) {
            if (!other.device().format().equals(master.format())) {
                throw new IllegalArgumentException("sound devices of one phone have one format");
            }
            if (!other.routes().stream().allMatch(taken::add)) {
                throw new IllegalArgumentException("two sound devices for one route");
            }
        }
    }

    /** One device for all. */
    public static SoundDevices only(PcmDevice device) {
        return new SoundDevices(device, List.of());
    }

    /** What the master is for. */
    public Set<AudioRoute> masterRoutes() {
        Set<AudioRoute> left = EnumSet.allOf(AudioRoute.class);
        others.forEach(other -> left.removeAll(other.routes()));
        return left;
    }
}
