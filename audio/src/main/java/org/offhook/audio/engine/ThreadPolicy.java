package org.offhook.audio.engine;

/**
 * What is done to the engine's threads beyond starting them: real-time scheduling, locked memory.
 *
 * <p>Threads: each thread calls {@link #started} once, on itself, before its work; {@link #state} from any.
 */
@FunctionalInterface
public interface ThreadPolicy {

    /** Name of the thread that does each period's work. */
    String AUDIO_THREAD = "offhook-audio";

    /** What the names of the threads begin with that each move the sound of a device beside the master. */
    String SOUND_THREADS = "offhook-sound-";

    /** Leaves the threads as the JVM made them. */
    ThreadPolicy NONE = name -> {};

    /** @param name {@link #AUDIO_THREAD}, {@link #SOUND_THREADS} and a number, {@code offhook-media} or {@code offhook-device} */
    void started(String name);

    /** What has come of it, in words: {@code fifo 60, memory locked}. */
    default String state() {
        return "off";
    }
}
