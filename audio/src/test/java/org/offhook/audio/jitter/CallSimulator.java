package org.offhook.audio.jitter;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.BiFunction;
import org.offhook.audio.codec.CodecFactory;
import org.offhook.audio.codec.Decoder;
import org.offhook.audio.codec.Encoder;
import org.offhook.testkit.NetworkTrace;
import org.offhook.testkit.TracePacket;
import org.offhook.testkit.Wav;

/**
 * Plays a trace through a codec and a jitter buffer in virtual time. Arrival is known as in the engine: to the middle
 * of the period in which it was read.
 */
final class CallSimulator {

    static final int PERIOD_MS = 20;
    private static final long MS = 1_000_000;
    private static final int TAIL_PERIODS = 20;

    private final Wav clip;
    private final byte[][] payloads;
    private final CodecFactory codec;
    private final int rateHz;
    private BiFunction<Integer, FrameDecoder, JitterBuffer> buffers =
            (rate, decoder) -> new AdaptiveJitterBuffer(rate, JitterSettings.DEFAULT, decoder);
    private int sourceChangesAtPeriod = -1;

    /**
     * What came out.
     *
     * @param heard the sound, unless it was not to be kept
     * @param delayMs between arrival and playing, as the buffer says, each period; -1 before the first packet
     * @param allocated bytes allocated by the buffer and the codec after the first minute
     * @param nanosAPeriod mean time of the real clock that one period took
     */
    record Outcome(short[] heard, float[] delayMs, JitterCounters counters, long allocated, long nanosAPeriod) {

        double meanDelayMs() {
            double sum = 0;
            int n = 0;
            for (float delay : delayMs) {
                sum += delay < 0 ? 0 : delay;
                n += delay < 0 ? 0 : 1;
            }
            return n == 0 ? 0 : sum / n;
        }

        double delayMs(double quantile, int fromPeriod, int toPeriod) {
            float[] sorted = Arrays.copyOfRange(delayMs, fromPeriod, toPeriod);
            Arrays.sort(sorted);
            return sorted[(int) Math.min(sorted.length - 1, sorted.length * quantile)];
        }
    }

    /** A sender that says {@code clip} over and over. */
    CallSimulator(CodecFactory codec, Wav clip, int rateHz) {
        this.codec = codec;
        this.clip = clip.at(rateHz);
        this.rateHz = rateHz;
        int samples = rateHz / 1000 * PERIOD_MS;
        payloads = new byte[this.clip.samples().length / samples][];
        byte[] out = new byte[JitterBuffer.MAX_PAYLOAD];
        try (Encoder encoder = codec.newEncoder(rateHz, codec.format())) {
            for (int i = 0; i < payloads.length; i++) {
                short[] frame = Arrays.copyOfRange(this.clip.samples(), i * samples, (i + 1) * samples);
                payloads[i] = Arrays.copyOf(out, encoder.encode(frame, samples, out, 0));
            }
        }
    }

    CallSimulator through(BiFunction<Integer, FrameDecoder, JitterBuffer> factory) {
        buffers = factory;
        return this;
    }

    CallSimulator sourceChangesAtPeriod(int period) {
        sourceChangesAtPeriod = period;
        return this;
    }

    /** The sender's frames decoded without a network. */
    Wav clean(int frames) {
        short[] all = new short[frames * rateHz / 1000 * PERIOD_MS];
        short[] pcm = new short[rateHz / 1000 * 120];
        try (Decoder decoder = codec.newDecoder(rateHz)) {
            int at = 0;
            for (int i = 0; i < frames; i++) {
                byte[] payload = payloads[i % payloads.length];
                int n = decoder.decode(payload, 0, payload.length, pcm);
                System.arraycopy(pcm, 0, all, at, n);
                at += n;
            }
        }
        return new Wav(rateHz, all);
    }

    /** A receiver that has all the time in the world, plays what came, and repeats the last frame for what did not. */
    Wav repeating(NetworkTrace trace) {
        Wav clean = clean(trace.frames());
        int samples = rateHz / 1000 * PERIOD_MS;
        boolean[] there = new boolean[trace.frames()];
        trace.packets().forEach(packet -> there[packet.frame()] = true);
        short[] pcm = clean.samples();
        for (int i = 1; i < there.length; i++) {
            if (!there[i]) {
                System.arraycopy(pcm, (i - 1) * samples, pcm, i * samples, samples);
            }
        }
        return clean;
    }

    Outcome play(NetworkTrace trace, boolean keep) {
        int periods = trace.frames() + TAIL_PERIODS;
        int samples = rateHz / 1000 * PERIOD_MS;
        int ticks = codec.format().clockRateHz() / 1000 * PERIOD_MS;
        short[] heard = keep ? new short[periods * samples] : null;
        float[] delays = new float[periods];
        short[] pcm = new short[samples];
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long allocated = 0;
        long started = System.nanoTime();
        try (Decoder decoder = codec.newDecoder(rateHz)) {
            JitterBuffer buffer = buffers.apply(
                    rateHz, new CodecFrames(decoder, codec.format().clockRateHz()));
            int next = 0;
            for (int period = 0; period < periods; period++) {
                if (period == 3000) {
                    allocated = memory.getCurrentThreadAllocatedBytes();
                }
                long now = (period + 1L) * PERIOD_MS * MS;
                if (period == sourceChangesAtPeriod) {
                    buffer.reset();
                }
                int shift = sourceChangesAtPeriod >= 0 && period >= sourceChangesAtPeriod ? 777_777 : 0;
                while (next < trace.packets().size()
                        && trace.packets().get(next).atNanos() <= now) {
                    TracePacket packet = trace.packets().get(next++);
                    byte[] payload = payloads[packet.frame() % payloads.length];
                    buffer.put(
                            0,
                            packet.marker(),
                            packet.sequence() + shift & 0xffff,
                            packet.frame() * ticks + shift,
                            now - PERIOD_MS * MS / 2,
                            payload,
                            0,
                            payload.length);
                }
                buffer.read(pcm, samples, now);
                long micros = buffer.counters().delayMicros.get();
                delays[period] = micros == 0 ? -1 : micros / 1000f;
                if (keep) {
                    System.arraycopy(pcm, 0, heard, period * samples, samples);
                }
            }
            allocated = periods > 3000 ? memory.getCurrentThreadAllocatedBytes() - allocated : 0;
            long nanos = (System.nanoTime() - started) / periods;
            return new Outcome(heard, delays, buffer.counters(), allocated, nanos);
        }
    }

    /** One decoder under payload type 0. */
    record CodecFrames(Decoder decoder, int clockHz) implements FrameDecoder {

        @Override
        public int clockRateHz(int payloadType) {
            return clockHz;
        }

        @Override
        public int decode(int payloadType, byte[] payload, int offset, int length, short[] pcm) {
            return decoder.decode(payload, offset, length, pcm);
        }

        @Override
        public void conceal(short[] pcm, int samples) {
            decoder.conceal(pcm, samples);
        }

        @Override
        public boolean bringsCopies(int payloadType) {
            return decoder.bringsCopies();
        }

        @Override
        public boolean carriesPrevious(int payloadType, byte[] payload, int offset, int length) {
            return decoder.carriesPrevious(payload, offset, length);
        }

        @Override
        public void recover(int payloadType, byte[] following, int offset, int length, short[] pcm, int samples) {
            decoder.recover(following, offset, length, pcm, samples);
        }
    }
}
