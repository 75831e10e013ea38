package org.offhook.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.offhook.bench.media.TestCodec;
import org.offhook.bench.report.MarkedSection;
import org.offhook.bench.run.Impairment;
import org.offhook.bench.subject.Baresip;
import org.offhook.bench.subject.OffHook;
import org.offhook.bench.subject.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench impairment}: what OffHook and baresip make of the very same packets. */
@Command(
        name = "impairment",
        description = "Speech over bad networks: score and delay beside baresip, on the very same packets.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class ImpairmentCommand implements Callable<Integer> {

    @Option(names = "--seconds", defaultValue = "30", description = "Of speech for each network (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--rounds", defaultValue = "1", description = "Of all networks (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--only", defaultValue = "", description = "Networks whose names hold this (all).")
    private String only;

    @Option(
            names = "--codec",
            split = ",",
            defaultValue = "PCMU",
            description = "One table each: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private List<TestCodec> codecs;

    @Option(names = "--period", defaultValue = "20", description = "Of OffHook's sound device, ms (${DEFAULT-VALUE}).")
    private int periodMs;

    @Option(names = "--write", paramLabel = "FILE", description = "Rewrite the section of this page, too.")
    private Optional<Path> page = Optional.empty();

    @Option(names = "--strict", description = "Exit code 1 if OffHook is behind somewhere.")
    private boolean strict;

    @Override
    public Integer call() throws Exception {
        List<Program> programs = List.of(OffHook.find().withPeriod(periodMs), new Baresip(true));
        String load = PageText.load();
        System.err.println(load);
        Impairment.Outcome outcome = new Impairment(programs, codecs, seconds, rounds, only).run(System.err);
        System.out.println();
        System.out.print(outcome.table().terminal());
        outcome.remarks().forEach(remark -> System.out.println("note: " + remark));
        if (page.isPresent()) {
            List<String> remarks = new ArrayList<>(outcome.remarks());
            remarks.add(load);
            String body = PageText.section(programs, commandLine(), outcome.table(), remarks);
            new MarkedSection("bench impairment").rewrite(page.get(), body);
        }
        return strict && !outcome.table().withinBudget() ? 1 : 0;
    }

    private String commandLine() {
        return "./offhook bench impairment --seconds " + seconds + " --rounds " + rounds
                + (only.isEmpty() ? "" : " --only \"" + only + "\"")
                + " --codec "
                + String.join(",", codecs.stream().map(TestCodec::lowerName).toList())
                + (periodMs == OffHook.USUAL_PERIOD_MS ? "" : " --period " + periodMs) + " --write docs/performance.md";
    }
}
