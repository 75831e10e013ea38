package org.offhook.phone.web.http;

import java.time.Duration;

/**
 * What one client may ask of this phone.
 *
 * @param connections open at a time; more are closed at once
 * @param headLength bytes of a request's line and headers together
 * @param headers header lines of a request
 * @param bodyLength bytes of a request's body
 * @param messageLength bytes of a WebSocket message
 * @param request from the first waiting for a request to its last byte, handshake of TLS included
 * @param write until the client takes what is sent
 */
public record HttpLimits(
        int connections,
        int headLength,
        int headers,
        int bodyLength,
        int messageLength,
        Duration request,
        Duration write) {

    public static HttpLimits defaults() {
        return new HttpLimits(32, 8192, 64, 16 * 1024, 16 * 1024, Duration.ofSeconds(20), Duration.ofSeconds(10));
    }
}
