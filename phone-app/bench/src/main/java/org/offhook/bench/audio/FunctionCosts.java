package org.offhook.bench.audio;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.offhook.bench.report.Budget;
import org.offhook.bench.report.Figure;
import org.offhook.bench.report.ResultTable;
import org.offhook.bench.report.Samples;
import org.offhook.bench.subject.OffHook;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Nanoseconds and bytes for 20 ms, function by function, by JMH in a JVM with the flags of the phone. */
public final class FunctionCosts implements AudioScenario {

    private static final String NANOS = "ns";
    private static final String BYTES = "bytes allocated";
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    /** The smallest object has 16 bytes. What the measurement itself allocates is shared out among its calls. */
    private static final double LESS_THAN_ANY_OBJECT = 15;

    private final int iterations;
    private final int millis;

    /**
     * @param iterations of each function, after half as many to warm up
     * @param millis of each iteration
     */
    public FunctionCosts(int iterations, int millis) {
        this.iterations = iterations;
        this.millis = millis;
    }

    @Override
    public String word() {
        return "functions";
    }

    @Override
    public String text() {
        return "each codec and the jitter buffer: nanoseconds and bytes allocated for 20 ms (JMH)";
    }

    @Override
    public Outcome run(PrintStream progress) throws IOException, RunnerException {
        Path flags = OffHook.find().root().resolve("phone-app/phone/jvm.options");
        Options options = new OptionsBuilder()
                .include(CodecBench.class.getName() + ".*")
                .include(JitterBench.class.getName() + ".*")
                .forks(1)
                .jvmArgs("@" + flags, "--sun-misc-unsafe-memory-access=allow", "-Djmh.ignoreLock=true")
                .warmupIterations(Math.max(1, iterations / 2))
                .warmupTime(TimeValue.milliseconds(millis))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.milliseconds(millis))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .build();
        progress.println(
                "JMH: 17 functions, " + (iterations + Math.max(1, iterations / 2)) + " × " + millis + " ms each");
        return outcome(new Runner(options).run());
    }

    private Outcome outcome(Collection<RunResult> results) {
        List<Figure> figures = new ArrayList<>();
        Samples samples = new Samples();
        List<String> remarks = new ArrayList<>();
        for (RunResult result : results) {
            Figure figure = new Figure(name(result), 0, new Budget.None());
            Result<?> time = result.getPrimaryResult();
            double bytes = result.getSecondaryResults().get(ALLOCATED).getScore();
            figures.add(figure);
            samples.add(figure, NANOS, time.getScore());
            samples.add(figure, BYTES, bytes);
            if (bytes > LESS_THAN_ANY_OBJECT) {
                remarks.add(
                        String.format(Locale.ROOT, "%s ALLOCATES %.1f bytes for each 20 ms.", figure.label(), bytes));
            }
        }
        remarks.add(String.format(
                Locale.ROOT,
                "JMH 1.37, 1 fork with the flags of the phone, %d iterations of %d ms; sound device at %d Hz; a period of 20 ms is 20 000 000 ns. \"Conceal\" is a frame decoded and one made up after it; the jitter buffer is measured with a codec that copies. JMH itself allocates some kB an iteration, which shows as a few bytes where calls are few; the smallest object has 16.",
                iterations,
                millis,
                BenchCodec.DEVICE_HZ));
        return new Outcome(ResultTable.plain(figures, List.of(NANOS, BYTES), samples), remarks);
    }

    private static String name(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        String function = benchmark.substring(benchmark.lastIndexOf('.') + 1);
        return function.equals("period")
                ? "jitter buffer, " + result.getParams().getParam("network").toLowerCase(Locale.ROOT)
                : result.getParams().getParam("codec") + ", " + function;
    }
}
