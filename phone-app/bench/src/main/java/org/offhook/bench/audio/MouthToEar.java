package org.offhook.bench.audio;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.offhook.audio.codec.CodecFactory;
import org.offhook.audio.engine.AudioEngine;
import org.offhook.audio.engine.EngineConfig;
import org.offhook.audio.engine.RealTimeSettings;
import org.offhook.audio.engine.SoundScene;
import org.offhook.audio.engine.posix.RealTimePolicy;
import org.offhook.audio.pcm.PcmFormat;
import org.offhook.audio.tone.ToneTable;
import org.offhook.audio.transport.LocalMedia;
import org.offhook.audio.transport.MediaDirection;
import org.offhook.audio.transport.NegotiatedMedia;
import org.offhook.audio.transport.PayloadType;
import org.offhook.bench.media.ChirpTrain;
import org.offhook.bench.report.Budget;
import org.offhook.bench.report.Figure;
import org.offhook.bench.report.ResultTable;
import org.offhook.bench.report.Samples;
import org.offhook.bench.report.Statistics;

/**
 * From the microphone of one audio engine through a network with jitter to the loudspeaker of another, in real time:
 * how long a sound takes. The two devices' periods are half a period apart.
 */
public final class MouthToEar implements AudioScenario {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final PcmFormat FORMAT = PcmFormat.of(BenchCodec.DEVICE_HZ, 20);
    private static final RealTimeSettings REAL_TIME = new RealTimeSettings(60, false, List.of());
    private static final int[] JITTERS_MS = {0, 40};
    private static final List<BenchCodec> CODECS = List.of(BenchCodec.PCMU, BenchCodec.OPUS);
    private static final double SETTLE_SECONDS = 3;
    private static final long START_NANOS = 300_000_000;
    private static final String MEDIAN = "median, ms";
    private static final String LEAST = "least, ms";
    private static final String MOST = "most, ms";

    private final int seconds;

    /** @param seconds of each call; the first three are not counted */
    public MouthToEar(int seconds) {
        this.seconds = seconds;
    }

    @Override
    public String word() {
        return "delay";
    }

    @Override
    public String text() {
        return "mouth to ear through two audio engines and a network with jitter, in real time";
    }

    @Override
    public Outcome run(PrintStream progress) throws Exception {
        List<Figure> figures = new ArrayList<>();
        Samples samples = new Samples();
        List<String> remarks = new ArrayList<>();
        for (BenchCodec codec : CODECS) {
            warmUp(codec);
            for (int jitterMs : JITTERS_MS) {
                Figure figure = new Figure(codec + ", jitter " + jitterMs + " ms", 1, new Budget.None());
                figures.add(figure);
                measure(codec, jitterMs, figure, samples, remarks, progress);
            }
        }
        remarks.add(String.format(
                Locale.ROOT,
                "Two audio engines of the phone in one JVM, in real time, %d s each, the first %.0f not counted; device at %d Hz, periods of 20 ms, half a period apart; one packet each 20 ms. Jitter: each packet is kept for 0 to so many ms, all as likely, so the network itself takes half of it in the mean. What a card holds ready for its loudspeaker is not in it.",
                seconds,
                SETTLE_SECONDS,
                FORMAT.rateHz()));
        return new Outcome(ResultTable.plain(figures, List.of(MEDIAN, LEAST, MOST), samples), remarks);
    }

    private void measure(
            BenchCodec codec, int jitterMs, Figure figure, Samples samples, List<String> remarks, PrintStream progress)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        ChirpTrain train = new ChirpTrain(FORMAT.rateHz());
        long begin = System.nanoTime() + START_NANOS;
        ScriptedDevice mouth = new ScriptedDevice(FORMAT, train, true, begin, 1);
        ScriptedDevice ear = new ScriptedDevice(FORMAT, train, false, begin + FORMAT.periodNanos() / 2, seconds);
        try (AudioEngine speaker = engine(codec, mouth);
                AudioEngine listener = engine(codec, ear)) {
            connect(codec, jitterMs, speaker, listener);
        }
        short[] heard = ear.heard();
        double[] delays = train.delaysMs(heard, SETTLE_SECONDS);
        int looked = train.looked(heard, SETTLE_SECONDS);
        if (delays.length < looked) {
            remarks.add(figure.label() + ": only " + delays.length + " of " + looked + " chirps were heard.");
        }
        if (mouth.late() + ear.late() > 0) {
            remarks.add(figure.label() + ": the machine kept the devices waiting " + (mouth.late() + ear.late())
                    + " times; these numbers mean little.");
        }
        if (delays.length > 0) {
            // The ear's recording begins half a period after the train does.
            double ahead = FORMAT.periodMs() / 2.0;
            samples.add(figure, MEDIAN, Statistics.median(delays) + ahead);
            samples.add(figure, LEAST, java.util.Arrays.stream(delays).min().orElseThrow() + ahead);
            samples.add(figure, MOST, java.util.Arrays.stream(delays).max().orElseThrow() + ahead);
            progress.printf(Locale.ROOT, "  %s: %.1f ms%n", figure.label(), Statistics.median(delays) + ahead);
        }
    }

    private static void warmUp(BenchCodec codec) {
        ScriptedDevice none = new ScriptedDevice(FORMAT, new ChirpTrain(FORMAT.rateHz()), false, 0, 0);
        List<CodecFactory> codecs = List.of(codec.factory());
        try (AudioEngine engine = new AudioEngine(EngineConfig.DEFAULT, none, codecs, ToneTable.forCountry("us"))) {
            engine.warmUp();
        }
    }

    private static AudioEngine engine(BenchCodec codec, ScriptedDevice device) {
        EngineConfig config = EngineConfig.DEFAULT.withThreads(new RealTimePolicy(REAL_TIME));
        AudioEngine engine = new AudioEngine(config, device, List.of(codec.factory()), ToneTable.forCountry("us"));
        engine.start();
        return engine;
    }

    private void connect(BenchCodec codec, int jitterMs, AudioEngine speaker, AudioEngine listener)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        LocalMedia from = prepare(speaker, "mouth");
        LocalMedia to = prepare(listener, "ear");
        try (JitteringNetwork network = JitteringNetwork.to(to.rtp(), jitterMs, 1, new RealTimePolicy(REAL_TIME))) {
            speaker.apply("mouth", media(codec, network.entry(), to.rtcp(), MediaDirection.SENDONLY));
            listener.apply("ear", media(codec, network.entry(), from.rtcp(), MediaDirection.RECVONLY));
            hear(speaker, "mouth");
            hear(listener, "ear");
            TimeUnit.SECONDS.sleep(seconds);
            TimeUnit.NANOSECONDS.sleep(START_NANOS + FORMAT.periodNanos());
        }
    }

    private static LocalMedia prepare(AudioEngine engine, String session)
            throws InterruptedException, ExecutionException, TimeoutException {
        return engine.prepare(session, LOOPBACK).toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    private static NegotiatedMedia media(
            BenchCodec codec, InetSocketAddress rtp, InetSocketAddress rtcp, MediaDirection direction) {
        PayloadType type = new PayloadType(codec.payloadType(), codec.format());
        return new NegotiatedMedia(rtp, rtcp, direction, type, List.of(type), Optional.empty(), 20);
    }

    private static void hear(AudioEngine engine, String session) {
        engine.scene(new SoundScene(List.of(session), Optional.empty(), (char) 0, false));
    }
}
