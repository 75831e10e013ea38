package org.offhook.audio.engine;

import java.util.function.IntSupplier;
import org.offhook.audio.jitter.JitterSettings;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.rtp.Counter;
import org.offhook.audio.transport.PacketPort;

/**
 * Both ways of one session's sound, for as long as the session lives.
 *
 * <p>Threads: made by the media thread, belongs to the audio thread from the first graph that holds it.
 */
final class MediaStream {

    final SendStream send;
    final ReceiveStream receive;
    /** This period's sound from the peer. */
    final short[] heard;
    /** Periods that failed with an exception. */
    final Counter faults = new Counter();

    /** Where a stream's numbers begin (RFC 3550 §5.1). */
    record Start(int ssrc, int sequence, int timestamp) {}

    /** @param reportedLoss see {@link SendStream} */
    MediaStream(PacketPort port, Start start, IntSupplier reportedLoss, PcmFormat format, JitterSettings settings) {
        send = new SendStream(port, start, reportedLoss, format);
        receive = new ReceiveStream(port, format.rateHz(), settings);
        heard = new short[format.periodFrames()];
    }
}
