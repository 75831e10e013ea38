package org.offhook.audio.jitter;

/**
 * Bounds of the playout delay.
 *
 * @param minDelayMs delay in a network without jitter
 * @param maxDelayMs delay that is not exceeded however the network behaves
 */
public record JitterSettings(int minDelayMs, int maxDelayMs) {

    public static final JitterSettings DEFAULT = new JitterSettings(20, 200);

    public JitterSettings {
        if (minDelayMs < 0 || maxDelayMs < minDelayMs || maxDelayMs > 500) {
            throw new IllegalArgumentException(
                    "playout delay " + minDelayMs + "…" + maxDelayMs + " ms is not an ascending range within 0…500 ms");
        }
    }
}
