package org.offhook.audio.engine;

/** Told once a second how each session fares that somebody listens to. */
@FunctionalInterface
public interface QualityListener {

    /** A report that has a quality; on the engine's media thread: must not block. */
    void measured(String session, StreamReport report);
}
