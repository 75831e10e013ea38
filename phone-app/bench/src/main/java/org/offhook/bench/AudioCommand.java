package org.offhook.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.offhook.bench.audio.AudioScenario;
import org.offhook.bench.audio.FunctionCosts;
import org.offhook.bench.audio.MouthToEar;
import org.offhook.bench.report.MarkedSection;
import org.offhook.bench.subject.OffHook;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench audio}: functions by JMH, and scenarios, each into its own section of the page. */
@Command(
        name = "audio",
        description = "What the way of the sound costs (JMH) and how long it takes, mouth to ear.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class AudioCommand implements Callable<Integer> {

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description = "Only these parts: functions, delay (all).")
    private List<String> only = List.of();

    @Option(
            names = "--iterations",
            defaultValue = "4",
            description = "Of each function, after half as many to warm up (${DEFAULT-VALUE}).")
    private int iterations;

    @Option(names = "--millis", defaultValue = "1000", description = "Of each iteration (${DEFAULT-VALUE}).")
    private int millis;

    @Option(names = "--seconds", defaultValue = "12", description = "Of each mouth-to-ear run (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--write", paramLabel = "FILE", description = "Rewrite the sections of this page, too.")
    private Optional<Path> page = Optional.empty();

    @Override
    public Integer call() throws Exception {
        List<AudioScenario> all = List.of(new FunctionCosts(iterations, millis), new MouthToEar(seconds));
        OffHook offHook = OffHook.find();
        for (AudioScenario scenario : all) {
            if (!only.isEmpty() && !only.contains(scenario.word())) {
                continue;
            }
            String load = PageText.load();
            System.err.println(scenario.word() + ": " + scenario.text() + ". " + load);
            AudioScenario.Outcome outcome = scenario.run(System.err);
            System.out.println();
            System.out.print(outcome.table().terminal());
            outcome.remarks().forEach(remark -> System.out.println("note: " + remark));
            if (page.isPresent()) {
                List<String> remarks = new ArrayList<>(outcome.remarks());
                remarks.add(load);
                String body = PageText.section(List.of(offHook), commandLine(scenario), outcome.table(), remarks);
                new MarkedSection("bench audio " + scenario.word()).rewrite(page.get(), body);
            }
        }
        return 0;
    }

    private String commandLine(AudioScenario scenario) {
        return "./offhook bench audio --only " + scenario.word() + " --iterations " + iterations + " --millis " + millis
                + " --seconds " + seconds + " --write docs/performance.md";
    }
}
