package org.offhook.audio.engine;

/**
 * Told of the digits that peers send as telephone-event (RFC 4733), or in the sound of a session that is heard if the
 * peer cannot send events.
 */
@FunctionalInterface
public interface DigitListener {

    /** Once for each digit, at its beginning; on the engine's media thread: must not block. */
    void digit(String session, char digit);
}
