package org.offhook.audio.engine;

/** Told of the digits that peers send as telephone-event (RFC 4733). */
@FunctionalInterface
public interface DigitListener {

    /** Once for each digit, at its beginning; on the engine's media thread: must not block. */
    void digit(String session, char digit);
}
