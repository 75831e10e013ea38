package org.offhook.hal.loop;

/**
 * One thread and its clock. The devices of a board do all their thinking on it, so they need no locks; while nothing is
 * due it sleeps.
 *
 * <p>Threads: every method from any thread; tasks run one after the other on the loop's.
 */
public interface DeviceLoop extends AutoCloseable {

    /** Now, by the clock of {@link System#nanoTime()}. */
    long nanos();

    /** Runs a task soon, after those that were given before. */
    void execute(Runnable task);

    /**
     * Runs a task at a time, late only if the loop is busy; tasks of one time in the order in which they were given. When
     * its time has come it queues behind the tasks that wait already: what a device was told before is known to it.
     *
     * @param atNanos by {@link #nanos}; what is past runs soon
     */
    Due at(long atNanos, Runnable task);

    /** Ends the loop; no task runs once it has returned, unless it is called by one. */
    @Override
    void close();

    /** A task that waits for its time. */
    interface Due {

        /** It does not run any more, if called on the loop; from elsewhere it may just be running. */
        void cancel();
    }
}
