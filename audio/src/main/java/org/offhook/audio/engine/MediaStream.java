package org.offhook.audio.engine;

import java.util.function.IntSupplier;
import org.offhook.audio.jitter.JitterSettings;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.tone.DigitEar;
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
    /** Digits in the peer's sound. */
    final HeardDigits digits = new HeardDigits();

    private final DigitEar ear;
    private final Runnable wakeMedia;

    /** Where a stream's numbers begin (RFC 3550 §5.1). */
    record Start(int ssrc, int sequence, int timestamp) {}

    /** Whom a stream asks and tells: see {@link SendStream}; and the media thread when a digit was heard. */
    record Ties(IntSupplier reportedLoss, Runnable wakeMedia) {}

    MediaStream(PacketPort port, Start start, Ties ties, PcmFormat format, JitterSettings settings) {
        wakeMedia = ties.wakeMedia();
        ear = new DigitEar(format.rateHz());
        send = new SendStream(port, start, ties.reportedLoss(), format);
        receive = new ReceiveStream(port, format.rateHz(), settings);
        heard = new short[format.periodFrames()];
    }

    /** Looks for digits in this period's sound. */
    void listen() {
        char digit = ear.listen(heard, heard.length);
        if (digit != 0) {
            digits.put(digit);
            wakeMedia.run();
        }
    }
}
