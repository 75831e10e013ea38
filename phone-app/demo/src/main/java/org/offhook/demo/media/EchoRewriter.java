package org.offhook.demo.media;

import java.util.concurrent.ThreadLocalRandom;
import org.offhook.audio.rtp.RtpHeader;
import org.offhook.audio.transport.NegotiatedMedia;
import org.offhook.audio.transport.PayloadType;

/**
 * Makes of each packet that a phone sends one that it may receive: with payload type, SSRC, sequence numbers and
 * time stamps of ours. Gaps and disorder stay as they were, so that the phone treats its own losses. Where the
 * phone's stream begins anew, ours goes on.
 *
 * <p>Threads: {@link #media} by any; {@link #rewrite} by the receive thread.
 */
final class EchoRewriter {

    private static final int DROP = -1;

    private final int ssrc = ThreadLocalRandom.current().nextInt();
    private volatile NegotiatedMedia media;
    private final RtpHeader header = new RtpHeader();

    private NegotiatedMedia inUse;
    private boolean fresh = true;
    private int sourceSsrc;
    private int sequenceOffset;
    private int timestampOffset;
    private int lastSequence = ThreadLocalRandom.current().nextInt(0x8000);
    private int lastTimestamp = ThreadLocalRandom.current().nextInt();
    private long lastNanos;

    void media(NegotiatedMedia negotiated) {
        media = negotiated;
    }

    /**
     * Rewrites a packet.
     *
     * @param out receives the packet from index 0; at least as long as the one that came
     * @param nanos when it came
     * @return length of the packet to send; 0 if it is not to be sent back
     */
    int rewrite(byte[] in, int length, byte[] out, long nanos) {
        NegotiatedMedia now = media;
        if (now == null || header.parse(in, 0, length) != RtpHeader.OK) {
            return 0;
        }
        if (inUse == null || !inUse.send().format().sameFormat(now.send().format())) {
            fresh = true;
        }
        inUse = now;
        if (fresh || header.ssrc() != sourceSsrc) {
            begin(now, nanos);
        }
        int number = payloadTypeBack(now, header.payloadType());
        if (number == DROP) {
            sequenceOffset--; // the phone must not take it for lost
            return 0;
        }
        boolean marker = header.marker() || fresh;
        fresh = false;
        int sequence = header.sequence() + sequenceOffset & 0xffff;
        int timestamp = header.timestamp() + timestampOffset;
        if ((short) (sequence - lastSequence) > 0) {
            lastSequence = sequence;
            lastTimestamp = timestamp;
            lastNanos = nanos;
        }
        RtpHeader.write(out, 0, marker, number, sequence, timestamp, ssrc);
        System.arraycopy(in, header.payloadOffset(), out, RtpHeader.SIZE, header.payloadLength());
        return RtpHeader.SIZE + header.payloadLength();
    }

    /** The phone's stream begins anew: our numbers go on by one, our time by the time that has passed. */
    private void begin(NegotiatedMedia now, long nanos) {
        fresh = true;
        sourceSsrc = header.ssrc();
        long passedMs = lastNanos == 0 ? 0 : Math.max(0, (nanos - lastNanos) / 1_000_000);
        int clock = (int) (passedMs * now.send().format().clockRateHz() / 1000);
        sequenceOffset = lastSequence + 1 - header.sequence();
        timestampOffset = lastTimestamp + clock - header.timestamp();
    }

    private static int payloadTypeBack(NegotiatedMedia media, int received) {
        for (PayloadType type : media.receive()) {
            if (type.number() == received) {
                if (type.format().isTelephoneEvent()) {
                    return media.sendEvents()
                            .filter(events -> events.format().sameFormat(type.format()))
                            .map(PayloadType::number)
                            .orElse(DROP);
                }
                return type.format().sameFormat(media.send().format())
                        ? media.send().number()
                        : DROP;
            }
        }
        return DROP;
    }
}
