package org.offhook.demo.media;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.offhook.audio.codec.CodecFactory;
import org.offhook.audio.codec.Encoder;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.rtp.RtpHeader;
import org.offhook.audio.transport.NegotiatedMedia;

/**
 * Encodes a source and sends it, a packet each ptime. While the phone holds the call nothing is sent and the source
 * stands still, but the RTP time runs on. Any thread.
 */
final class Speaker implements AutoCloseable {

    private static final int PCM_RATE_HZ = 16000;
    private static final int LONGEST_MS = 60;
    private static final int LARGEST_PACKET = 1500;

    private final RtpPort port;
    private final SoundSource source;
    private final List<CodecFactory> codecs;
    private final ScheduledExecutorService pacer;
    private final short[] pcm = new short[48000 * LONGEST_MS / 1000];
    private final byte[] packet = new byte[LARGEST_PACKET];
    private final int ssrc = ThreadLocalRandom.current().nextInt();

    private NegotiatedMedia media;
    private Encoder encoder;
    private ScheduledFuture<?> ticks;
    private boolean closed;
    private boolean marker = true;
    private int sequence = ThreadLocalRandom.current().nextInt(0x8000);
    private int timestamp = ThreadLocalRandom.current().nextInt();

    Speaker(RtpPort port, SoundSource source, List<CodecFactory> codecs, ScheduledExecutorService pacer) {
        this.port = port;
        this.source = source;
        this.codecs = codecs;
        this.pacer = pacer;
    }

    /** Sends by this from now on. */
    synchronized void media(NegotiatedMedia negotiated) {
        if (closed) {
            return;
        }
        if (media == null || !media.send().equals(negotiated.send())) {
            freeEncoder();
            encoder = newEncoder(negotiated.send().format());
        }
        if (media == null || media.ptimeMs() != negotiated.ptimeMs()) {
            stopTicks();
            ticks = pacer.scheduleAtFixedRate(
                    this::tick, negotiated.ptimeMs(), negotiated.ptimeMs(), TimeUnit.MILLISECONDS);
        }
        media = negotiated;
    }

    private Encoder newEncoder(PayloadFormat format) {
        CodecFactory codec = codecs.stream()
                .filter(each -> each.format().sameFormat(format))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no codec for " + format.rtpmap()));
        return codec.newEncoder(codec.pcmRateHz(PCM_RATE_HZ), format);
    }

    private synchronized void tick() {
        if (closed) {
            return;
        }
        timestamp += media.send().format().clockRateHz() * media.ptimeMs() / 1000;
        if (!media.direction().sends()) {
            marker = true;
            return;
        }
        int samples = encoder.pcmRateHz() * media.ptimeMs() / 1000;
        source.read(pcm, samples, encoder.pcmRateHz());
        int bytes = encoder.encode(pcm, samples, packet, RtpHeader.SIZE);
        if (bytes <= 0) {
            marker = true;
            return;
        }
        RtpHeader.write(packet, 0, marker, media.send().number(), sequence & 0xffff, timestamp, ssrc);
        sequence++;
        marker = false;
        port.send(packet, RtpHeader.SIZE + bytes);
    }

    private void stopTicks() {
        if (ticks != null) {
            ticks.cancel(false);
        }
    }

    private void freeEncoder() {
        if (encoder != null) {
            encoder.close();
            encoder = null;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        stopTicks();
        freeEncoder();
    }
}
