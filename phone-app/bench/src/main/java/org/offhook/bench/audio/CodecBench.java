package org.offhook.bench.audio;

import java.util.concurrent.TimeUnit;
import org.offhook.audio.codec.CodecFactory;
import org.offhook.audio.codec.Decoder;
import org.offhook.audio.codec.Encoder;
import org.offhook.bench.media.TestSignal;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** 20 ms of something like speech, encoded and decoded; the next 20 ms at each call, ten seconds round and round. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CodecBench {

    private static final int MOST_BYTES = 1500;
    private static final int LONGEST_MS = 120;

    @Param({"PCMU", "PCMA", "G722", "OPUS", "L16"})
    public BenchCodec codec;

    private Encoder encoder;
    private Decoder decoder;
    private short[][] frames;
    private byte[][] payloads;
    private int samples;
    private final byte[] payload = new byte[MOST_BYTES];
    private short[] pcm;
    private int next;

    @Setup
    public void prepare() {
        CodecFactory factory = codec.factory();
        int rateHz = factory.pcmRateHz(BenchCodec.DEVICE_HZ);
        samples = rateHz / 50;
        frames = TestSignal.frames(rateHz, samples);
        encoder = factory.newEncoder(rateHz, codec.format());
        decoder = factory.newDecoder(rateHz);
        pcm = new short[rateHz / 1000 * LONGEST_MS];
        payloads = new byte[frames.length][];
        for (int i = 0; i < frames.length; i++) {
            int bytes = encoder.encode(frames[i], samples, payload, 0);
            payloads[i] = java.util.Arrays.copyOf(payload, bytes);
        }
    }

    @TearDown
    public void close() {
        encoder.close();
        decoder.close();
    }

    @Benchmark
    public int encode() {
        return encoder.encode(frames[turn()], samples, payload, 0);
    }

    @Benchmark
    public int decode() {
        byte[] bytes = payloads[turn()];
        return decoder.decode(bytes, 0, bytes.length, pcm);
    }

    @Benchmark
    public int conceal() {
        byte[] bytes = payloads[turn()];
        decoder.decode(bytes, 0, bytes.length, pcm);
        return decoder.conceal(pcm, samples);
    }

    private int turn() {
        next = next + 1 == frames.length ? 0 : next + 1;
        return next;
    }
}
