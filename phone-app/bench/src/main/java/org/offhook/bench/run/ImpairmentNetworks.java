package org.offhook.bench.run;

import java.util.List;
import org.offhook.testkit.NetworkTrace;

/** The networks of {@code bench impairment}, by a fixed seed: the same packets on every machine. */
final class ImpairmentNetworks {

    private static final long SEED = 42;

    private ImpairmentNetworks() {}

    static List<NetworkTrace> all(int seconds) {
        return List.of(
                model("clean", seconds).build(),
                model("3 % loss", seconds).loss(3).build(),
                model("5 % loss", seconds).loss(5).build(),
                model("10 % loss", seconds).loss(10).build(),
                model("5 % loss in bursts of 3 (Gilbert)", seconds)
                        .gilbert(5, 3)
                        .build(),
                model("3 × 20 ms lost each second", seconds).burstEachSecond(3).build(),
                model("30 ms jitter, re-ordered", seconds)
                        .jitterWithReordering(30)
                        .build(),
                model("60 ms jitter, re-ordered", seconds)
                        .jitterWithReordering(60)
                        .build(),
                model("100 ms jitter, re-ordered", seconds)
                        .jitterWithReordering(100)
                        .build(),
                model("sender slow by 300 ppm", seconds).skew(300).build(),
                model("sender fast by 300 ppm", seconds).skew(-300).build());
    }

    private static NetworkTrace.Model model(String name, int seconds) {
        return NetworkTrace.model(name, seconds, SEED);
    }

    /** The time under way that every packet has, in milliseconds. */
    static double baseMs(NetworkTrace trace) {
        return trace.packets().stream()
                .mapToDouble(p -> p.atNanos() / 1e6 - (double) p.frame() * trace.frameMs())
                .min()
                .orElse(0);
    }
}
