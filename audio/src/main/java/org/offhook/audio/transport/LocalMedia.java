package org.offhook.audio.transport;

import java.net.InetSocketAddress;

/**
 * What we can offer for a session: where we receive.
 *
 * @param rtp address and port for SDP's {@code c=} and {@code m=}
 * @param rtcp address and port for {@code a=rtcp} (RFC 3605); the RTP port + 1
 */
public record LocalMedia(InetSocketAddress rtp, InetSocketAddress rtcp) {}
