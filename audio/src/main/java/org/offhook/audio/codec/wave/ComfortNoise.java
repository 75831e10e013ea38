package org.offhook.audio.codec.wave;

/**
 * Noise for the pauses of a sender that suppresses silence, as the sender describes it (RFC 3389 §3): the level is the
 * first octet of the payload, in -dBov; the shape of the spectrum is in the others, as reflection coefficients of an
 * all-pole filter. White noise goes through that filter as a lattice, which is stable for whatever coefficients come.
 * Changes take 20 ms, the first noise is faded in.
 *
 * <p>Coefficients have the sign of a prediction error filter that begins with 1: noise with more of the low frequencies
 * has a negative first one.
 *
 * <p>Threads: one owner, the audio thread. Allocates nothing after construction.
 */
public final class ComfortNoise {

    private static final int MOST_COEFFICIENTS = 32;
    private static final double FULL_SCALE = 32_767;
    private static final double STEEPEST = 0.99;
    private static final int STEPS_A_SECOND = 400;
    private static final int STEPS = 8;
    /** Root mean square of four 16-bit numbers, evenly spread, added up. */
    private static final double WHITE = 65_536 / Math.sqrt(3);

    private final int stepSamples;
    private final double[] wanted = new double[MOST_COEFFICIENTS];
    private final double[] coefficients = new double[MOST_COEFFICIENTS];
    private final double[] backward = new double[MOST_COEFFICIENTS + 1];
    private int wantedOrder;
    private int order;
    private double wantedLevel;
    private double level;
    private double gain;
    private int stepsLeft;
    private int samplesLeft; // of the step
    private boolean described;
    private long random = 0x9e3779b97f4a7c15L;

    /** @param rateHz of the sound, which is the RTP clock of the payload type (RFC 3389 §4) */
    public ComfortNoise(int rateHz) {
        stepSamples = rateHz / STEPS_A_SECOND;
    }

    /** Takes note of a payload. An empty one says nothing; of very many coefficients the first ones count. */
    public void describe(byte[] payload, int offset, int length) {
        if (length <= 0) {
            return;
        }
        wantedLevel = FULL_SCALE * Math.pow(10, -(payload[offset] & 0x7f) / 20.0);
        wantedOrder = Math.min(length - 1, MOST_COEFFICIENTS);
        for (int i = 0; i < MOST_COEFFICIENTS; i++) {
            double value = i < wantedOrder ? ((payload[offset + 1 + i] & 0xff) - 127) * 258 / 32_768.0 : 0;
            wanted[i] = Math.clamp(value, -STEEPEST, STEEPEST);
        }
        if (!described) {
            described = true;
            System.arraycopy(wanted, 0, coefficients, 0, MOST_COEFFICIENTS);
        }
        order = Math.max(order, wantedOrder);
        stepsLeft = STEPS;
    }

    /** Gives the next samples; silence before the first description. */
    public void fill(short[] pcm, int samples) {
        for (int i = 0; i < samples; i++) {
            if (samplesLeft == 0) {
                samplesLeft = stepSamples;
                approach();
            }
            samplesLeft--;
            pcm[i] = (short) Math.clamp(Math.round(filtered(gain * white())), Short.MIN_VALUE, Short.MAX_VALUE);
        }
    }

    private void approach() {
        if (stepsLeft == 0) {
            return;
        }
        double kept = 1;
        for (int i = 0; i < order; i++) {
            coefficients[i] += (wanted[i] - coefficients[i]) / stepsLeft;
            kept *= 1 - coefficients[i] * coefficients[i];
        }
        level += (wantedLevel - level) / stepsLeft;
        // The filter makes noise louder by as much as its prediction gain.
        gain = level * Math.sqrt(kept) / WHITE;
        if (--stepsLeft == 0) {
            order = wantedOrder;
        }
    }

    private double white() {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return (short) random + (short) (random >> 16) + (short) (random >> 32) + (short) (random >> 48);
    }

    private double filtered(double excitation) {
        double forward = excitation;
        for (int i = order - 1; i >= 0; i--) {
            forward -= coefficients[i] * backward[i];
            backward[i + 1] = backward[i] + coefficients[i] * forward;
        }
        backward[0] = forward;
        return forward;
    }
}
