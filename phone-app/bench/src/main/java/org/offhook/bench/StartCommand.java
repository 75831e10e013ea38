package org.offhook.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.offhook.bench.report.MarkedSection;
import org.offhook.bench.report.ResultTable;
import org.offhook.bench.report.Samples;
import org.offhook.bench.run.Calibration;
import org.offhook.bench.run.StartRun;
import org.offhook.bench.subject.Baresip;
import org.offhook.bench.subject.OffHook;
import org.offhook.bench.subject.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench start}: OffHook with and without its ahead-of-time cache and web pages, and baresip for comparison. */
@Command(
        name = "start",
        description = "Start until registered, and memory, with and without AOT cache and web pages.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class StartCommand implements Callable<Integer> {

    @Option(names = "--rounds", defaultValue = "5", description = "Starts of each (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--lines", defaultValue = "2", description = "Accounts to register (${DEFAULT-VALUE}).")
    private int lines;

    @Option(names = "--seconds", defaultValue = "10", description = "Length of the call (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--without-baresip", description = "Only OffHook.")
    private boolean alone;

    @Option(
            names = "--device",
            paramLabel = "DIR",
            description = "Also what ./offhook image runtime has made, with its own Java runtime.")
    private Optional<Path> device = Optional.empty();

    @Option(names = "--write", paramLabel = "FILE", description = "Rewrite the section of this page, too.")
    private Optional<Path> page = Optional.empty();

    @Option(names = "--keep", description = "Keep configurations and logs.")
    private boolean keep;

    @Override
    public Integer call() throws Exception {
        OffHook offHook = OffHook.find();
        Map<String, Program> variants = new LinkedHashMap<>();
        variants.put("AOT cache, web on", offHook.withAot("auto"));
        variants.put("AOT cache, web off", offHook.withAot("auto").withoutWeb());
        variants.put("no AOT cache, web on", offHook.withAot("off"));
        if (device.isPresent()) {
            OffHook installed = offHook.onDevice(device.get());
            variants.put("device, AOT cache", installed.withAot("auto"));
            variants.put("device, no AOT cache", installed.withAot("off"));
        }
        if (!alone) {
            variants.put("baresip", new Baresip());
        }
        String load = PageText.load();
        System.err.println(load);
        Calibration.run();
        Samples samples = StartRun.measure(variants, rounds, lines, seconds, keep, System.err);
        ResultTable table = ResultTable.judged(StartRun.figures(), List.copyOf(variants.keySet()), samples);
        System.out.println();
        System.out.print(table.terminal());
        samples.notes().forEach(note -> System.out.println("note: " + note));
        if (page.isPresent()) {
            List<Program> programs = alone ? List.of(offHook) : List.of(offHook, new Baresip());
            List<String> remarks = new ArrayList<>(List.of(load));
            remarks.addAll(samples.notes());
            String command = "./offhook bench start --rounds " + rounds + " --lines " + lines + " --seconds " + seconds
                    + device.map(folder -> " --device " + folder).orElse("")
                    + (alone ? " --without-baresip" : "") + " --write docs/performance.md";
            new MarkedSection("bench start").rewrite(page.get(), PageText.section(programs, command, table, remarks));
        }
        return 0;
    }
}
