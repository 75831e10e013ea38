/**
 * SDP offer/answer for one audio stream (RFC 3264, 8866, 3551, 7587, 4733, 3605, 5761). Text in, text
 * and {@link org.offhook.audio.transport.NegotiatedMedia} out; no sockets, no clock, no threads.
 *
 * <p>The line parser is our own. The one that comes with jSIP 1.3.0-91 was measured first and throws
 * nothing but its own exception, in 3–30 µs, but it prints a stack trace to standard error for every
 * line that it does not like, so that a peer can fill the log, and it refuses whole bodies for harmless
 * faults in lines that a phone never reads ({@code b=CT:1.5}, an {@code o=} with a space in the name).
 */
package org.offhook.phone.sip.sdp;
