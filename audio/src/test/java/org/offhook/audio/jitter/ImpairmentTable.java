package org.offhook.audio.jitter;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.offhook.audio.codec.CodecFactory;
import org.offhook.audio.codec.g711.G711Factory;
import org.offhook.audio.codec.opus.OpusFactory;
import org.offhook.testkit.NetworkTrace;
import org.offhook.testkit.NetworkTrace.Model;
import org.offhook.testkit.Speech;
import org.offhook.testkit.SpeechQuality;
import org.offhook.testkit.Wav;

/** Networks, one a row, and what a receiver makes of them; run by hand it prints the table of the decision record. */
final class ImpairmentTable {

    private ImpairmentTable() {}

    /** By name, in the order of the table. */
    static Map<String, Model> networks(int seconds) {
        Map<String, Model> networks = new LinkedHashMap<>();
        Function<String, Model> row =
                name -> networks.computeIfAbsent(name, key -> NetworkTrace.model(key, seconds, 42));
        row.apply("clean");
        row.apply("3 % loss").loss(3);
        row.apply("5 % loss").loss(5);
        row.apply("10 % loss").loss(10);
        row.apply("Gilbert 5 %, bursts of 3").gilbert(5, 3);
        row.apply("3 packets lost each second").burstEachSecond(3);
        row.apply("30 ms jitter").jitter(30);
        row.apply("60 ms jitter").jitter(60);
        row.apply("100 ms jitter").jitter(100);
        row.apply("30 ms jitter, re-ordered").jitterWithReordering(30);
        row.apply("60 ms jitter, re-ordered").jitterWithReordering(60);
        row.apply("100 ms jitter, re-ordered").jitterWithReordering(100);
        row.apply("60 ms jitter, 5 % loss").jitter(60).loss(5);
        row.apply("Wi-Fi bursts").wifi();
        row.apply("LTE hand-overs").handOver();
        row.apply("400 ms slower for good").jitter(20).slower(400, 20);
        row.apply("+300 ppm").skew(300);
        row.apply("-300 ppm").skew(-300);
        row.apply("5 % twice, 10 ms jitter").jitter(10).duplicates(5);
        row.apply("talk spurts, 30 ms jitter").jitter(30).talkSpurts();
        return networks;
    }

    static Wav sentences(int rateHz) {
        return Speech.say(
                "The birch canoe slid on the smooth planks. Glue the sheet to the dark blue background. "
                        + "It's easy to tell the depth of a well. These days a chicken leg is a rare dish. "
                        + "Rice is often served in round bowls. The juice of lemons makes fine punch.",
                rateHz);
    }

    public static void main(String[] arguments) {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        CodecFactory ulaw = G711Factory.ulaw();
        print(new CallSimulator(ulaw, sentences(8000), 8000), "PCMU", seconds);
        print(new CallSimulator(OpusFactory.create(), sentences(16_000), 16_000), "Opus", seconds);
    }

    private static void print(CallSimulator simulator, String codec, int seconds) {
        System.out.printf(
                "%n%-28s %6s %6s %6s %6s %6s | %6s %6s %6s %6s %8s | %s%n",
                codec, "naive", "score", "lag", "mean", "p95", "conc", "fec", "late", "disc", "drop", "ns");
        for (Model network : networks(seconds).values()) {
            NetworkTrace trace = network.build();
            Wav clean = simulator.clean(trace.frames());
            int from = clean.rateHz() / 50;
            for (int i = 0; i < trace.frames(); i++) {
                if (trace.suppressed().get(i)) {
                    Arrays.fill(clean.samples(), i * from, (i + 1) * from, (short) 0);
                }
            }
            CallSimulator.Outcome outcome = simulator.play(trace, true);
            SpeechQuality heard = SpeechQuality.of(clean, new Wav(clean.rateHz(), outcome.heard()));
            double naive = SpeechQuality.of(clean, simulator.repeating(trace)).score();
            JitterCounters counters = outcome.counters();
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %6.2f %6.2f %6.0f %6.0f %6.0f | %6d %6d %6d %6d %8s | %d%n",
                    trace.name(),
                    naive,
                    heard.score(),
                    heard.lagMs() + 20 - 7,
                    outcome.meanDelayMs(),
                    outcome.delayMs(0.95, 50, trace.frames()),
                    counters.concealed.get(),
                    counters.recovered.get(),
                    counters.late.get(),
                    counters.discarded.get(),
                    counters.shortenedMicros.get() / 1000 + "/" + counters.lengthenedMicros.get() / 1000,
                    outcome.nanosAPeriod());
        }
    }
}
