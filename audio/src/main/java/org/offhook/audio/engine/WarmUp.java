package org.offhook.audio.engine;

import java.util.List;
import java.util.Optional;
import org.offhook.audio.codec.CodecFactory;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.jitter.JitterSettings;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.rtp.RtpHeader;
import org.offhook.audio.tone.ToneTable;
import org.offhook.audio.transport.MediaDirection;
import org.offhook.audio.transport.NegotiatedMedia;
import org.offhook.audio.transport.Packet;
import org.offhook.audio.transport.PacketRing;
import org.offhook.audio.transport.PayloadType;

/**
 * Runs the audio path on made-up calls with itself, so that its classes are loaded and its loops compiled before
 * the first real call.
 *
 * <p>Threads: any; touches nothing of the running engine.
 */
final class WarmUp {

    private static final int LEAST_PERIODS = 50;
    private static final long MOST_NANOS_A_CODEC = 40_000_000;
    private static final PayloadType EVENTS = new PayloadType(127, PayloadFormat.TELEPHONE_EVENT);

    private final CodecBank codecs;
    private final PcmFormat format;
    private final PeriodWork work;
    private long nowNanos;

    WarmUp(CodecBank codecs, PcmFormat format, ToneTable table) {
        this.codecs = codecs;
        this.format = format;
        work = new PeriodWork(format, table);
    }

    /** Works {@code periods} periods of a call with each codec, fewer if the codec itself takes its time. */
    void run(int periods) {
        for (CodecFactory factory : codecs.factories()) {
            call(new PayloadType(96, factory.format()), periods);
        }
    }

    private void call(PayloadType type, int periods) {
        NegotiatedMedia media =
                new NegotiatedMedia(null, null, MediaDirection.SENDRECV, type, List.of(type), Optional.of(EVENTS), 20);
        SendCodec send = codecs.sendCodec(null, media);
        ReceiveCodecs receive = codecs.receiveCodecs(ReceiveCodecs.NONE, media);
        if (send == null) {
            return;
        }
        PacketRing in = new PacketRing(8);
        PacketRing out = new PacketRing(8);
        MediaStream stream = new MediaStream(
                in,
                out,
                new MediaStream.Start(1, 1, 1),
                format.rateHz(),
                format.periodFrames(),
                JitterSettings.DEFAULT);
        StreamPlan plan = new StreamPlan(stream, send, receive, true, true, true, EVENTS.number(), 8000);
        MediaGraph graph = new MediaGraph(1, new StreamPlan[] {plan}, null, (char) 0, false);
        stream.send.digits().queue('5', 0);
        work.adopt(graph);
        short[] microphone = new short[format.periodFrames()];
        short[] speaker = new short[format.periodFrames()];
        long until = System.nanoTime() + MOST_NANOS_A_CODEC;
        for (int i = 0; i < periods && (i < LEAST_PERIODS || System.nanoTime() < until); i++) {
            nowNanos += format.periodNanos();
            work.process(graph, microphone, speaker, nowNanos);
            carry(out, in);
            System.arraycopy(speaker, 0, microphone, 0, speaker.length);
            microphone[i % microphone.length] += 1000;
        }
        send.close();
        receive.entries().forEach(ReceiveCodecs.Entry::close);
    }

    private void carry(PacketRing from, PacketRing to) {
        for (Packet packet = from.peek(); packet != null; packet = from.peek()) {
            Packet copy = to.claim();
            if (copy != null) {
                System.arraycopy(packet.data, 0, copy.data, 0, packet.length);
                copy.length = packet.length;
                copy.atNanos = nowNanos;
                if (copy.header.parse(copy.data, 0, copy.length) == RtpHeader.OK) {
                    to.publish();
                }
            }
            from.release();
        }
    }
}
