package org.offhook.audio.tone;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * All tones of one country. Immutable.
 *
 * <p>Levels in dBFS, where 0 is a sine of full scale: call progress tones −18, what is heard over a conversation
 * (call waiting, hold reminder) −24, ringer −6, off-hook warning −9.
 */
public final class ToneTable {

    private final String country;
    private final Map<ToneKind, Tone> tones;

    ToneTable(String country, Map<ToneKind, Tone> tones) {
        this.country = country;
        this.tones = new EnumMap<>(tones);
        if (!this.tones.keySet().equals(Set.of(ToneKind.values()))) {
            throw new IllegalArgumentException("tones of " + country + " are only " + tones.keySet());
        }
    }

    /**
     * The tones of a country; those of the United States if we do not have it, which {@link #country()} tells.
     *
     * @param iso two letters of ISO 3166-1 in either case; {@code uk} is understood as well
     */
    public static ToneTable forCountry(String iso) {
        return CountryTones.of(iso.strip().toLowerCase(Locale.ROOT));
    }

    /** The countries that we have, in lower case. */
    public static List<String> countries() {
        return CountryTones.COUNTRIES;
    }

    /** The country whose tones these are, two letters in lower case. */
    public String country() {
        return country;
    }

    public Tone tone(ToneKind kind) {
        return tones.get(kind);
    }
}
