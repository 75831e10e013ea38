package org.offhook.audio.pcm;

/**
 * What passes the {@link PcmDevice} border: signed 16-bit samples in native byte order, one channel.
 * A back end whose card has more channels copies or mixes them itself.
 *
 * @param rateHz samples per second, 8000, 16000, 24000, 32000 or 48000
 * @param periodFrames samples in one period, which is 10 or 20 ms
 */
public record PcmFormat(int rateHz, int periodFrames) {

    public PcmFormat {
        if (rateHz != 8000 && rateHz != 16000 && rateHz != 24000 && rateHz != 32000 && rateHz != 48000) {
            throw new IllegalArgumentException(
                    "sample rate " + rateHz + " Hz is not one of 8000, 16000, 24000, 32000, 48000");
        }
        if (periodFrames != rateHz / 100 && periodFrames != rateHz / 50) {
            throw new IllegalArgumentException(
                    "a period of " + periodFrames + " samples at " + rateHz + " Hz is neither 10 nor 20 ms");
        }
    }

    /** The format with a period of {@code periodMs} (10 or 20) milliseconds. */
    public static PcmFormat of(int rateHz, int periodMs) {
        return new PcmFormat(rateHz, rateHz / 1000 * periodMs);
    }

    /** Length of a period in milliseconds. */
    public int periodMs() {
        return periodFrames * 1000 / rateHz;
    }

    /** Length of a period in nanoseconds. */
    public long periodNanos() {
        return periodFrames * 1_000_000_000L / rateHz;
    }
}
