package org.offhook.phone.core;

import java.util.OptionalInt;

/**
 * How good the other side sounds here, rounded so that it changes only when somebody would care.
 *
 * @param mosTenths mean opinion score of the last seconds times ten, 10–45 (ITU-T G.107)
 * @param callMosTenths the same of the whole call
 * @param worstMosTenths the least that {@code mosTenths} has been
 * @param rFactorNow rating factor of the last seconds, 0–100
 * @param rFactor the same of the whole call
 * @param lossPerMille packets of the whole call that never came, of 1000
 * @param discardPerMille packets of the whole call that came too late to be played, of 1000
 * @param jitterMs interarrival jitter now
 * @param playoutMs delay of the jitter buffer now, to 5 ms
 * @param roundTripMs to the other side and back, to 5 ms, if it is known
 * @param remoteMosTenths how good we sound there, by the other side's own reckoning (RFC 3611 §4.7), if it says so
 */
public record SoundQuality(
        int mosTenths,
        int callMosTenths,
        int worstMosTenths,
        int rFactorNow,
        int rFactor,
        int lossPerMille,
        int discardPerMille,
        int jitterMs,
        int playoutMs,
        OptionalInt roundTripMs,
        OptionalInt remoteMosTenths) {}
