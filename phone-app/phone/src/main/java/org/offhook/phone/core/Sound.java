package org.offhook.phone.core;

import java.util.List;
import java.util.Optional;

/**
 * What is to be heard now, as a whole; derived from the state by a pure function, so that no tone can be
 * forgotten.
 *
 * @param calls the calls that the user hears and speaks to
 * @param tone a tone over or instead of them
 * @param digit a digit key that the user hears being pressed, or 0
 * @param path where it is heard
 * @param microphoneMuted true: the other side hears silence
 */
public record Sound(List<CallId> calls, Optional<Tone> tone, char digit, Path path, boolean microphoneMuted) {

    public enum Tone {
        DIAL,
        RING_BACK,
        BUSY,
        CONGESTION,
        CALL_WAITING,
        OFF_HOOK_WARNING,
        HOLD_REMINDER,
        /** Two beeps: a call has answered itself, the microphone is muted. */
        INTERCOM_BEEPS,
        RINGER
    }

    /** Which transducers. */
    public enum Path {
        HANDSET,
        SPEAKER,
        HEADSET
    }

    public static final Sound SILENCE = new Sound(List.of(), Optional.empty(), (char) 0, Path.SPEAKER, false);

    public Sound {
        calls = List.copyOf(calls);
    }

    /** What it comes out of. */
    public Outlet outlet() {
        if (tone.equals(Optional.of(Tone.RINGER))) {
            return Outlet.RINGER;
        }
        return switch (path) {
            case HANDSET -> Outlet.HANDSET;
            case SPEAKER -> Outlet.SPEAKER;
            case HEADSET -> Outlet.HEADSET;
        };
    }
}
