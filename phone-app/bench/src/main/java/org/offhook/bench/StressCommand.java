package org.offhook.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.offhook.bench.media.TestCodec;
import org.offhook.bench.report.MarkedSection;
import org.offhook.bench.report.ResultTable;
import org.offhook.bench.stress.StressPlan;
import org.offhook.bench.stress.StressResult;
import org.offhook.bench.stress.StressRun;
import org.offhook.bench.subject.OffHook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench stress}: what makes the audio thread late, with and without it in turn. */
@Command(
        name = "stress",
        description = "Missed periods of the audio thread in a call, with and without pressure in turn.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class StressCommand implements Callable<Integer> {

    @Option(names = "--rounds", defaultValue = "2", description = "Calls with each policy (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "8", description = "Length of a window (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--warm-seconds", defaultValue = "8", description = "Of call before the first (${DEFAULT-VALUE}).")
    private int warmSeconds;

    @Option(names = "--codec", defaultValue = "PCMU", description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private TestCodec codec;

    @Option(
            names = "--pressure",
            split = ",",
            defaultValue = "ALLOCATOR,COMPILER,CLASSES,FLOOD",
            description = "${COMPLETION-CANDIDATES} (all).")
    private List<StressPlan.Kind> pressures;

    @Option(
            names = "--policy",
            split = ",",
            defaultValue = "FIFO,NORMAL",
            description = "How the audio thread is scheduled: ${COMPLETION-CANDIDATES} (both).")
    private List<StressPlan.Policy> policies;

    @Option(names = "--flood", defaultValue = "1000", description = "SIP requests a second (${DEFAULT-VALUE}).")
    private int flood;

    @Option(names = "--flag", paramLabel = "FLAG", description = "One more Java flag of the phone, after its own.")
    private List<String> flags = List.of();

    @Option(names = "--write", paramLabel = "FILE", description = "Rewrite the section of this page, too.")
    private Optional<Path> page = Optional.empty();

    @Option(names = "--keep", description = "Keep configurations and logs.")
    private boolean keep;

    @Override
    public Integer call() throws Exception {
        OffHook offHook = OffHook.find();
        StressPlan plan = new StressPlan(rounds, seconds, warmSeconds, codec, pressures, policies, flood, flags);
        String load = PageText.load();
        System.err.println(load);
        Path folder = Files.createTempDirectory("offhook-stress");
        StressResult result;
        try {
            result = StressRun.measure(plan, folder, System.err);
        } finally {
            if (keep) {
                System.err.println("configurations and logs: " + folder);
            } else {
                delete(folder);
            }
        }
        ResultTable table = result.table(plan);
        System.out.println();
        System.out.print(table.terminal());
        result.remarks().forEach(remark -> System.out.println("note: " + remark));
        if (page.isPresent()) {
            List<String> remarks = new ArrayList<>(List.of(plan(plan), load));
            remarks.addAll(result.remarks());
            String body = PageText.section(List.of(offHook), commandLine(), table, remarks);
            new MarkedSection("bench stress").rewrite(page.get(), body);
        }
        return 0;
    }

    private static String plan(StressPlan plan) {
        return "%d calls with each policy in turn, %s; windows of %d s without and with each pressure in turn: %s; %d SIP requests a second, one in ten an INVITE."
                .formatted(
                        plan.rounds(),
                        plan.codec(),
                        plan.seconds(),
                        plan.pressures().stream()
                                .map(kind -> words(kind) + " (" + kind.text() + ")")
                                .collect(Collectors.joining(", ")),
                        plan.floodPerSecond());
    }

    private String commandLine() {
        return "./offhook bench stress --rounds " + rounds + " --seconds " + seconds + " --warm-seconds " + warmSeconds
                + " --codec " + codec.lowerName() + " --pressure "
                + pressures.stream().map(StressCommand::words).collect(Collectors.joining(",")) + " --policy "
                + policies.stream().map(StressCommand::words).collect(Collectors.joining(",")) + " --flood " + flood
                + flags.stream().map(flag -> " --flag " + flag).collect(Collectors.joining())
                + " --write docs/performance.md";
    }

    private static String words(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
