package org.offhook.provisioning.agent;

import java.time.Duration;
import java.time.Instant;

/** The agent's one thread and its clock. */
interface AgentLoop extends AutoCloseable {

    /** Time of day, for people; durations are kept by {@link #run}. */
    Instant now();

    /** Runs a task on the agent's thread after a time. From any thread; after {@link #close} nothing happens. */
    void run(Duration delay, Runnable task);

    /** Runs something that blocks, beside the agent's thread. */
    void aside(Runnable task);

    @Override
    void close();
}
