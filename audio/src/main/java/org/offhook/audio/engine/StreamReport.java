package org.offhook.audio.engine;

import java.util.Optional;
import java.util.OptionalDouble;
import org.offhook.audio.quality.CallQuality;
import org.offhook.audio.rtp.VoipMetrics;

/**
 * How one session's sound travels.
 *
 * @param codec encoding that we send, or the empty string
 * @param bytesSent payload bytes
 * @param bytesReceived payload bytes
 * @param lost packets that never came
 * @param late packets that came after their time
 * @param duplicate packets that came twice
 * @param reordered packets that came in time behind a later one
 * @param concealed stretches of sound made up
 * @param discarded packets thrown away for want of room, after an outage, or older than our part in the call
 * @param strangers datagrams from somebody else, refused
 * @param malformed datagrams and payloads that made no sense
 * @param jitterMs interarrival jitter (RFC 3550 §6.4.1); arrival is known to a period, so that less jitter than that
 *     shows as none in most calls and as up to half a period in a few, in the right proportion
 * @param playoutDelayMs time between arrival and playing
 * @param remoteLost packets of ours that the other side lost, by its reports
 * @param remoteFractionLost part lost lately, 0 to 1
 * @param roundTripMs time to the other side and back (RFC 3550 §6.4.1), if known; up to a period too long under
 *     rtcp-mux
 * @param quality how good it sounds; empty before the first second
 * @param remoteMetrics how good the other side says it sounds there (RFC 3611 §4.7), if it does
 */
public record StreamReport(
        String codec,
        long packetsSent,
        long bytesSent,
        long packetsReceived,
        long bytesReceived,
        long lost,
        long late,
        long duplicate,
        long reordered,
        long concealed,
        long discarded,
        long strangers,
        long malformed,
        double jitterMs,
        double playoutDelayMs,
        long remoteLost,
        double remoteFractionLost,
        OptionalDouble roundTripMs,
        Optional<CallQuality> quality,
        Optional<VoipMetrics> remoteMetrics) {}
