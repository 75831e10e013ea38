package org.offhook.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.offhook.bench.media.TestCodec;
import org.offhook.bench.report.MarkedSection;
import org.offhook.bench.report.ResultTable;
import org.offhook.bench.report.Samples;
import org.offhook.bench.run.Calibration;
import org.offhook.bench.run.CallPlan;
import org.offhook.bench.run.CallRun;
import org.offhook.bench.subject.Baresip;
import org.offhook.bench.subject.OffHook;
import org.offhook.bench.subject.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench call}: OffHook beside baresip. */
@Command(
        name = "call",
        description = "A call beside baresip: CPU, memory, times, pacing, delay, set-ups per second.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class CallCommand implements Callable<Integer> {

    enum Only {
        OFFHOOK,
        BARESIP
    }

    @Option(names = "--only", description = "Measure only one of: ${COMPLETION-CANDIDATES}.")
    private Optional<Only> only = Optional.empty();

    @Option(names = "--rounds", defaultValue = "3", description = "Turns of each program (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(
            names = "--seconds",
            defaultValue = "60",
            description = "Seconds of call before measuring, and again as many measured (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--codec",
            split = ",",
            defaultValue = "PCMU",
            description = "One call each: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    private List<TestCodec> codecs;

    @Option(names = "--lines", defaultValue = "2", description = "Accounts to register (${DEFAULT-VALUE}).")
    private int lines;

    @Option(names = "--starts", defaultValue = "5", description = "Starts per turn (${DEFAULT-VALUE}).")
    private int starts;

    @Option(
            names = "--calls",
            defaultValue = "500",
            description = "Short calls measured per turn, after as many to warm up (${DEFAULT-VALUE}).")
    private int calls;

    @Option(
            names = "--rates",
            split = ",",
            defaultValue = "50,100,150,200,250,300,400",
            description = "Call set-ups per second to try, rising (${DEFAULT-VALUE}).")
    private List<Integer> rates;

    @Option(names = "--rate-seconds", defaultValue = "3", description = "Seconds per rate (${DEFAULT-VALUE}).")
    private int rateSeconds;

    @Option(
            names = "--concurrency",
            defaultValue = "1",
            description = "Calls open at once while rates are tried (${DEFAULT-VALUE}).")
    private int concurrency;

    @Option(names = "--challenge", description = "Ask for credentials at registration (not checked).")
    private boolean challenge;

    @Option(names = "--period", defaultValue = "20", description = "Of OffHook's sound device, ms (${DEFAULT-VALUE}).")
    private int periodMs;

    @Option(names = "--write", paramLabel = "FILE", description = "Rewrite the section of this page, too.")
    private Optional<Path> page = Optional.empty();

    @Option(names = "--strict", description = "Exit code 1 if a figure is over its budget.")
    private boolean strict;

    @Option(names = "--keep", description = "Keep configurations and logs.")
    private boolean keep;

    @Override
    public Integer call() throws Exception {
        CallPlan plan = new CallPlan(
                rounds,
                seconds,
                seconds,
                codecs,
                lines,
                starts,
                calls,
                calls,
                rates,
                rateSeconds,
                concurrency,
                challenge);
        List<Program> programs = programs();
        String load = PageText.load();
        Calibration calibration = Calibration.run();
        System.err.println(load);
        System.err.println(calibration.text());
        Samples samples = CallRun.measure(plan, programs, keep, System.err);
        List<String> names = programs.stream().map(Program::name).toList();
        ResultTable table = programs.getFirst() instanceof OffHook
                ? ResultTable.judged(CallRun.figures(plan), names, samples)
                : ResultTable.plain(CallRun.figures(plan), names, samples);
        System.out.println();
        System.out.print(table.terminal());
        samples.notes().forEach(note -> System.out.println("note: " + note));
        if (page.isPresent()) {
            List<String> remarks = new ArrayList<>(List.of(plan(plan), load, calibration.text()));
            remarks.addAll(samples.notes());
            String body = PageText.section(programs, commandLine(), table, remarks);
            new MarkedSection("bench call").rewrite(page.get(), body);
        }
        return strict && !table.withinBudget() ? 1 : 0;
    }

    private List<Program> programs() throws IOException {
        List<Program> programs = new ArrayList<>();
        if (only.isEmpty() || only.get() == Only.OFFHOOK) {
            programs.add(OffHook.find().withPeriod(periodMs));
        }
        if (only.isEmpty() || only.get() == Only.BARESIP) {
            programs.add(new Baresip());
        }
        return programs;
    }

    private static String plan(CallPlan plan) {
        return "%d rounds; calls of %d s, of all programs at the same time, the last %d s measured; %d lines registered; %d starts and %d short calls a round; at most %d call(s) open at once while rates were tried, %d s each: %s a second."
                .formatted(
                        plan.rounds(),
                        plan.warmSeconds() + plan.measuredSeconds(),
                        plan.measuredSeconds(),
                        plan.lines(),
                        plan.starts(),
                        plan.calls(),
                        plan.concurrency(),
                        plan.rateSeconds(),
                        String.join(
                                ", ", plan.rates().stream().map(String::valueOf).toList()));
    }

    private String commandLine() {
        StringBuilder line = new StringBuilder("./offhook bench call");
        only.ifPresent(o -> line.append(" --only ").append(o.name().toLowerCase(java.util.Locale.ROOT)));
        line.append(" --rounds ").append(rounds).append(" --seconds ").append(seconds);
        line.append(" --codec ")
                .append(String.join(
                        ",", codecs.stream().map(TestCodec::lowerName).toList()));
        line.append(" --lines ").append(lines).append(" --starts ").append(starts);
        line.append(" --calls ").append(calls).append(" --concurrency ").append(concurrency);
        line.append(" --rates ")
                .append(String.join(",", rates.stream().map(String::valueOf).toList()));
        line.append(" --rate-seconds ").append(rateSeconds);
        return line.append(challenge ? " --challenge" : "")
                .append(periodMs == OffHook.USUAL_PERIOD_MS ? "" : " --period " + periodMs)
                .append(" --write docs/performance.md")
                .toString();
    }
}
