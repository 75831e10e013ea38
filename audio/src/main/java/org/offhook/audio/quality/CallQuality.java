package org.offhook.audio.quality;

/**
 * How good a call sounds.
 *
 * @param now over the last seconds, see {@link QualityMeter#SECONDS}
 * @param call over all of it
 * @param worstMos the worst {@link Quality#mosCq()} that {@link #now} ever was
 * @param oneWayMs from the other mouth to this ear, as far as it is known: half the round trip, packet, codec, playout
 */
public record CallQuality(Quality now, Quality call, double worstMos, double oneWayMs) {}
