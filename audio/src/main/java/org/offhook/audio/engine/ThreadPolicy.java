package org.offhook.audio.engine;

/**
 * What is done to the engine's threads beyond starting them: real-time scheduling, locked memory.
 *
 * <p>Threads: each thread calls {@link #started} once, on itself, before its work.
 */
@FunctionalInterface
public interface ThreadPolicy {

    /** Leaves the threads as the JVM made them. */
    ThreadPolicy NONE = name -> {};

    /** @param name {@code offhook-audio}, {@code offhook-media} or {@code offhook-device} */
    void started(String name);
}
