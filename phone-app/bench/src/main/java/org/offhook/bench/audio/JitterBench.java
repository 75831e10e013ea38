package org.offhook.bench.audio;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.offhook.audio.jitter.AdaptiveJitterBuffer;
import org.offhook.audio.jitter.FrameDecoder;
import org.offhook.audio.jitter.JitterBuffer;
import org.offhook.audio.jitter.JitterSettings;
import org.offhook.bench.media.TestSignal;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * One period of the jitter buffer: what has come goes in, 20 ms of sound come out. The codec is one that only copies, so
 * that the buffer itself is measured. Steady: a packet a period. Rough: up to 60 ms late, out of order, 2 % lost.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JitterBench {

    /** How the packets come. */
    public enum Network {
        STEADY,
        ROUGH
    }

    private static final int RATE_HZ = 16_000;
    private static final int SAMPLES = RATE_HZ / 50;
    private static final long PERIOD_NANOS = 20_000_000;
    private static final int TYPE = 97;
    private static final int ROUNDS = 1024;
    private static final int LATEST = 3;
    private static final int LOST = -1;

    @Param({"STEADY", "ROUGH"})
    public Network network;

    private JitterBuffer buffer;
    private byte[][] payloads;
    private final int[] periodsLate = new int[ROUNDS];
    private final short[] pcm = new short[SAMPLES];
    private long period;

    @Setup
    public void prepare() {
        buffer = new AdaptiveJitterBuffer(RATE_HZ, JitterSettings.DEFAULT, new Copying());
        short[][] frames = TestSignal.frames(RATE_HZ, SAMPLES);
        payloads = new byte[frames.length][];
        for (int i = 0; i < frames.length; i++) {
            payloads[i] = bytes(frames[i]);
        }
        Random random = new Random(1);
        for (int i = 0; i < ROUNDS; i++) {
            boolean lost = random.nextInt(50) == 0;
            periodsLate[i] = network == Network.STEADY ? 0 : lost ? LOST : random.nextInt(LATEST + 1);
        }
    }

    @Benchmark
    public short period() {
        long now = period * PERIOD_NANOS;
        for (long packet = Math.max(0, period - LATEST); packet <= period; packet++) {
            if (periodsLate[(int) (packet % ROUNDS)] == period - packet) {
                byte[] payload = payloads[(int) (packet % payloads.length)];
                int timestamp = (int) (packet * SAMPLES);
                buffer.put(TYPE, packet == 0, (int) packet & 0xffff, timestamp, now, payload, 0, payload.length);
            }
        }
        buffer.read(pcm, SAMPLES, now);
        period++;
        return pcm[0];
    }

    private static byte[] bytes(short[] pcm) {
        byte[] bytes = new byte[pcm.length * 2];
        for (int i = 0; i < pcm.length; i++) {
            bytes[2 * i] = (byte) (pcm[i] >> 8);
            bytes[2 * i + 1] = (byte) pcm[i];
        }
        return bytes;
    }

    /** Big-endian samples, and silence for what is missing. */
    private static final class Copying implements FrameDecoder {

        @Override
        public int clockRateHz(int payloadType) {
            return RATE_HZ;
        }

        @Override
        public int decode(int payloadType, byte[] payload, int offset, int length, short[] pcm) {
            for (int i = 0; i < length / 2; i++) {
                pcm[i] = (short) (payload[offset + 2 * i] << 8 | payload[offset + 2 * i + 1] & 0xff);
            }
            return length / 2;
        }

        @Override
        public void conceal(short[] pcm, int samples) {
            java.util.Arrays.fill(pcm, 0, samples, (short) 0);
        }
    }
}
