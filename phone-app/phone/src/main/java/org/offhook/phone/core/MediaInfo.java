package org.offhook.phone.core;

import java.util.Optional;

/**
 * What the in-call screen shows about a call's sound.
 *
 * @param codec name for people: {@code PCMA}, {@code opus}
 * @param encrypted true: padlock
 * @param quality empty until it was measured
 */
public record MediaInfo(String codec, boolean encrypted, Optional<SoundQuality> quality) {

    public MediaInfo(String codec, boolean encrypted) {
        this(codec, encrypted, Optional.empty());
    }

    MediaInfo with(Optional<SoundQuality> measured) {
        return new MediaInfo(codec, encrypted, measured);
    }
}
