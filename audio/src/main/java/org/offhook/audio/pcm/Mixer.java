package org.offhook.audio.pcm;

import java.util.List;
import java.util.Optional;

/** The mixer of one card. One thread at a time; every method may block. */
public interface Mixer extends AutoCloseable {

    /** Why there is no such control, or it has not what it is to be set to: half a sentence; empty if all is well. */
    Optional<String> lack(MixerProfile.Control control);

    /** Sets a control that {@link #lack} finds well; empty, or why it could not be set. */
    Optional<String> set(MixerProfile.Control control);

    /** What the card has in that direction, for people. */
    List<String> names(MixerProfile.Direction direction);

    @Override
    void close();
}
