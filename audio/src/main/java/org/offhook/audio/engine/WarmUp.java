package org.offhook.audio.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.offhook.audio.codec.CodecFactory;
import org.offhook.audio.codec.PayloadFormat;
import org.offhook.audio.jitter.JitterSettings;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.tone.ToneTable;
import org.offhook.audio.transport.MediaChannel;
import org.offhook.audio.transport.MediaDirection;
import org.offhook.audio.transport.MediaIo;
import org.offhook.audio.transport.NegotiatedMedia;
import org.offhook.audio.transport.PayloadType;
import org.offhook.audio.transport.PortRange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the audio path on made-up calls with itself, so that its classes are loaded and its loops compiled before
 * the first real call.
 *
 * <p>Threads: any; touches nothing of the running engine.
 */
final class WarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
    private static final int LEAST_PERIODS = 50;
    private static final long MOST_NANOS_A_CODEC = 40_000_000;
    private static final PayloadType EVENTS = new PayloadType(127, PayloadFormat.TELEPHONE_EVENT);

    private final CodecBank codecs;
    private final PcmFormat format;
    private final PeriodWork work;
    private long nowNanos;
    private int lossPercent;

    WarmUp(CodecBank codecs, PcmFormat format, ToneTable table) {
        this.codecs = codecs;
        this.format = format;
        work = new PeriodWork(format, table, new OutputGain());
    }

    /**
     * Works {@code periods} periods of a call with each codec, fewer if the codec itself takes its time. The calls go
     * over the loopback interface; without one nothing is warmed up.
     */
    void run(int periods) {
        try {
            MediaIo io = new MediaIo(PortRange.EPHEMERAL, 0, () -> nowNanos);
            try {
                for (CodecFactory factory : codecs.factories()) {
                    call(io, new PayloadType(96, factory.format()), periods);
                }
            } finally {
                io.stop();
            }
        } catch (IOException e) {
            LOG.info("The audio path stays cold: {}", e.getMessage());
        }
    }

    private void call(MediaIo io, PayloadType type, int periods) throws IOException {
        MediaChannel channel = io.open(InetAddress.getLoopbackAddress(), digit -> {});
        InetSocketAddress self = channel.local().rtp();
        NegotiatedMedia media =
                new NegotiatedMedia(self, self, MediaDirection.SENDRECV, type, List.of(type), Optional.of(EVENTS), 20);
        channel.apply(media);
        SendCodec send = codecs.sendCodec(null, media);
        ReceiveCodecs receive = codecs.receiveCodecs(ReceiveCodecs.NONE, media);
        if (send == null) {
            return;
        }
        MediaStream stream = new MediaStream(
                channel.port(),
                new MediaStream.Start(1, 1, 1),
                new MediaStream.Ties(() -> lossPercent, () -> {}),
                format,
                JitterSettings.DEFAULT);
        StreamPlan plan = new StreamPlan(stream, send, receive, true, true, true, true, EVENTS.number(), 8000);
        MediaGraph graph = new MediaGraph(1, new StreamPlan[] {plan}, null, (char) 0, false, AudioRoute.HANDSET);
        stream.send.digits().queue('5', 0);
        work.adopt(graph);
        short[] microphone = new short[format.periodFrames()];
        short[] speaker = new short[format.periodFrames()];
        long until = System.nanoTime() + MOST_NANOS_A_CODEC;
        for (int i = 0; i < periods && (i < LEAST_PERIODS || System.nanoTime() < until); i++) {
            nowNanos += format.periodNanos();
            lossPercent = i % 2;
            work.process(graph, microphone, speaker, nowNanos);
            System.arraycopy(speaker, 0, microphone, 0, speaker.length);
            microphone[i % microphone.length] += 1000;
        }
        send.close();
        receive.entries().forEach(ReceiveCodecs.Entry::close);
    }
}
