package org.offhook.provisioning.agent;

import java.time.Duration;

/**
 * How much a server may ask of the phone's patience and memory.
 *
 * @param connect until a connection stands
 * @param answer longest silence of the server
 * @param total for all of it, name look-up, redirects and authentication included
 * @param bytes longest configuration
 */
public record FetchLimits(Duration connect, Duration answer, Duration total, int bytes) {

    /** Plenty for a configuration over a slow line. */
    public static final FetchLimits USUAL =
            new FetchLimits(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20), 1 << 20);
}
