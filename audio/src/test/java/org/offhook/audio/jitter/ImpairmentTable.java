package org.offhook.audio.jitter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

    static List<NetworkTrace> networks(int seconds) {
        return List.of(
                model("clean", seconds).build(),
                model("3 % loss", seconds).loss(3).build(),
                model("5 % loss", seconds).loss(5).build(),
                model("10 % loss", seconds).loss(10).build(),
                model("Gilbert 5 %, bursts of 3", seconds).gilbert(5, 3).build(),
                model("3 packets lost each second", seconds).burstEachSecond(3).build(),
                model("30 ms jitter", seconds).jitter(30).build(),
                model("60 ms jitter", seconds).jitter(60).build(),
                model("100 ms jitter", seconds).jitter(100).build(),
                model("30 ms jitter, re-ordered", seconds)
                        .jitterWithReordering(30)
                        .build(),
                model("60 ms jitter, re-ordered", seconds)
                        .jitterWithReordering(60)
                        .build(),
                model("100 ms jitter, re-ordered", seconds)
                        .jitterWithReordering(100)
                        .build(),
                model("60 ms jitter, 5 % loss", seconds).jitter(60).loss(5).build(),
                model("Wi-Fi bursts", seconds).wifi().build(),
                model("LTE hand-overs", seconds).handOver().build(),
                model("+300 ppm", seconds).skew(300).build(),
                model("-300 ppm", seconds).skew(-300).build(),
                model("5 % twice, 10 ms jitter", seconds)
                        .jitter(10)
                        .duplicates(5)
                        .build(),
                model("talk spurts, 30 ms jitter", seconds)
                        .jitter(30)
                        .talkSpurts()
                        .build());
    }

    private static Model model(String name, int seconds) {
        return NetworkTrace.model(name, seconds, 42);
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
        for (NetworkTrace trace : networks(seconds)) {
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
