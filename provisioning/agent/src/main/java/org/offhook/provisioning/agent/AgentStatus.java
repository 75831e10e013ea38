package org.offhook.provisioning.agent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.offhook.provisioning.config.tree.Problem;

/**
 * What the agent is doing, for the screen and the API. Without secrets. Immutable.
 *
 * @param source where the configuration comes from
 * @param runningSince when the settings that the phone works with were fetched; empty if it has none
 * @param lastCheck when the server was last asked and that had an end
 * @param result one sentence about the last check; empty before the first
 * @param problems what is wrong with the configuration that the server has, each with its line; empty if nothing
 * @param nextCheck when the server is asked next; empty while it is being asked
 */
public record AgentStatus(
        Phase phase,
        String source,
        Optional<Instant> runningSince,
        Optional<Instant> lastCheck,
        Result result,
        List<Problem> problems,
        Optional<Instant> nextCheck) {

    public AgentStatus {
        problems = List.copyOf(problems);
    }

    /** How far the phone is. */
    public enum Phase {
        /** Asking the server for the first time, nothing applied yet. */
        STARTING,
        /** The server gave nothing and nothing is stored; the phone cannot work. */
        NO_CONFIGURATION,
        /** The phone works with the settings it has. */
        RUNNING,
        /** The same, and newer settings wait until no call would be interrupted. */
        WAITING_FOR_IDLE
    }

    /**
     * How a check ended.
     *
     * @param good false if something must be mended, here or at the server
     * @param sentence for a person
     */
    public record Result(boolean good, String sentence) {}
}
