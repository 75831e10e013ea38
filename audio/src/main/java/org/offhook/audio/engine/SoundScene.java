package org.offhook.audio.engine;

import java.util.List;
import java.util.Optional;
import org.offhook.audio.tone.ToneKind;

/**
 * Everything that is to be heard now. The engine changes from one scene to the next within a period;
 * a tone that stays the same goes on where it is.
 *
 * @param sessions the media sessions that the user hears and speaks to (one; several for a conference)
 * @param tone a tone over or instead of the sessions, repeated as its cadence says
 * @param digit a DTMF digit that the user hears for as long as it is set (0 for none)
 * @param microphoneMuted true: the sessions are sent silence
 * @param route which sound device, where the phone has several
 */
public record SoundScene(
        List<String> sessions, Optional<ToneKind> tone, char digit, boolean microphoneMuted, AudioRoute route) {

    /** Nothing is heard and nothing is spoken. */
    public static final SoundScene SILENCE = new SoundScene(List.of(), Optional.empty(), (char) 0, false);

    /** A scene in the handset. */
    public SoundScene(List<String> sessions, Optional<ToneKind> tone, char digit, boolean microphoneMuted) {
        this(sessions, tone, digit, microphoneMuted, AudioRoute.HANDSET);
    }

    public SoundScene {
        sessions = List.copyOf(sessions);
    }
}
