package org.offhook.audio.transport;

import java.net.InetAddress;
import java.util.concurrent.CompletionStage;

/**
 * Owner of the media sockets, as signalling sees it. A session is named by the call that it belongs
 * to. Every method may be called from any thread and returns at once.
 */
public interface MediaTransport {

    /**
     * Makes a session ready to be offered: opens its ports.
     *
     * @param session a name not in use
     * @param localAddress the address under which the peer reaches us; the sockets are bound to it
     * @return completes on a thread of the transport; exceptionally with {@link java.io.IOException} if no
     *     port is free
     */
    CompletionStage<LocalMedia> prepare(String session, InetAddress localAddress);

    /**
     * Starts or changes a prepared session. Idempotent: the same value again changes nothing audible. Unknown
     * sessions are ignored (the call may have ended meanwhile).
     */
    void apply(String session, NegotiatedMedia media);

    /** Sends one digit ({@code 0–9 * # A–D}) as telephone-event (RFC 4733), or in the sound if the peer takes no events; queued behind digits still being sent. */
    void sendDigit(String session, char digit, int durationMs);

    /** Ends a session and frees its ports. Unknown sessions are ignored. */
    void release(String session);
}
