package org.offhook.provisioning.agent;

import java.time.Duration;

/**
 * The agent's times.
 *
 * @param startLimit how long the start waits for the server before the phone starts with what it has
 * @param interval between two checks, on average; each one is between half of it and one and a half times it, so that
 *     phones switched on together do not ask together for ever
 * @param firstRetry after the first failure, on average; doubled with each further one
 * @param lastRetry longest time between two tries, on average
 * @param idlePoll between two looks whether the phone has become idle
 */
public record AgentSettings(
        Duration startLimit, Duration interval, Duration firstRetry, Duration lastRetry, Duration idlePoll) {

    public static final AgentSettings USUAL = new AgentSettings(
            Duration.ofSeconds(3),
            Duration.ofHours(1),
            Duration.ofSeconds(5),
            Duration.ofMinutes(15),
            Duration.ofSeconds(1));
}
