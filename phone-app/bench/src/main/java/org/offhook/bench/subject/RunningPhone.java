package org.offhook.bench.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.offhook.bench.peer.Registrar;

/** A phone as a child process, registered at the instrument. For one thread. */
public final class RunningPhone implements AutoCloseable {

    /** A JVM that writes its ahead-of-time cache when it ends needs some seconds for that. */
    private static final int GRACE_SECONDS = 30;

    private static final int LOG_LINES = 15;

    /** The program ended or waited too long; the end of its log says why. */
    public static final class DidNotRegister extends IOException {
        private static final long serialVersionUID = 1L;

        private final String log;

        DidNotRegister(String message, String log) {
            super(message);
            this.log = log;
        }

        /** Its last lines, without control characters. */
        public String log() {
            return log;
        }
    }

    private final Process process;
    private final Optional<Page> page;
    private final Children children;
    private final Registrar.Binding binding;
    private final double firstRegisterMs;
    private final double registeredMs;

    private RunningPhone(
            Process process,
            Optional<Page> page,
            Children children,
            Registrar.Binding binding,
            double firstRegisterMs,
            double registeredMs) {
        this.process = process;
        this.page = page;
        this.children = children;
        this.binding = binding;
        this.firstRegisterMs = firstRegisterMs;
        this.registeredMs = registeredMs;
    }

    /**
     * Starts the program and waits until all its lines are registered.
     *
     * @param folder empty; gets configuration and log
     * @throws DidNotRegister if it does not come to that
     */
    public static RunningPhone start(
            Program program, Path folder, PhoneSetup setup, Registrar registrar, Children children, Duration limit)
            throws IOException, InterruptedException {
        Program.Command command = program.prepare(folder, setup);
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command.words())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(command.environment());
        registrar.clear();
        long begin = System.nanoTime();
        Process process = builder.start();
        children.add(process);
        try {
            Map<String, Registrar.Binding> bound = awaitRegistered(process, setup.users(), registrar, limit);
            if (bound.isEmpty()) {
                String ended = process.isAlive() ? "" : ": it has ended";
                throw new DidNotRegister(
                        program.name() + " did not register " + setup.users() + " within " + limit.toSeconds() + " s"
                                + ended,
                        tail(log));
            }
            long first = bound.values().stream()
                    .mapToLong(b -> b.firstNanos() - begin)
                    .min()
                    .orElseThrow();
            long last = bound.values().stream()
                    .mapToLong(b -> b.acceptedNanos() - begin)
                    .max()
                    .orElseThrow();
            return new RunningPhone(
                    process, command.page(), children, bound.get(setup.firstUser()), first / 1e6, last / 1e6);
        } catch (IOException | InterruptedException | RuntimeException e) {
            children.end(process, 2);
            throw e;
        }
    }

    /**
     * The times are stamped where the messages arrive; this only looks now and then whether the process still lives.
     *
     * @return empty if it does not come to that
     */
    private static Map<String, Registrar.Binding> awaitRegistered(
            Process process, Set<String> users, Registrar registrar, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        Map<String, Registrar.Binding> bound = Map.of();
        while (bound.isEmpty() && process.isAlive() && System.nanoTime() - end < 0) {
            bound = registrar.await(users, Duration.ofMillis(500)).orElse(Map.of());
        }
        return bound;
    }

    /**
     * Opens its web page once, if it has one: memory and speed are those of a phone whose pages are in use.
     *
     * @throws IOException if the page is not there
     */
    public void visitPage() throws IOException, InterruptedException {
        if (page.isPresent()) {
            page.get().visit();
        }
    }

    /** Where to call it. */
    public Registrar.Binding binding() {
        return binding;
    }

    /** Process start → the first REGISTER of any line arrived. */
    public double firstRegisterMs() {
        return firstRegisterMs;
    }

    /** Process start → 200 sent to the last line's REGISTER. */
    public double registeredMs() {
        return registeredMs;
    }

    /** Processor seconds so far, of the process and whatever it has started. */
    public double cpuSeconds() throws IOException {
        double sum = 0;
        for (long pid : pids()) {
            sum += ProcStat.parse(Files.readString(Path.of("/proc/" + pid + "/stat")))
                    .seconds();
        }
        return sum;
    }

    /** Memory now, of the process and whatever it has started. */
    public Memory memory() throws IOException {
        Memory sum = Memory.NONE;
        for (long pid : pids()) {
            sum = sum.plus(Memory.parse(Files.readString(Path.of("/proc/" + pid + "/smaps_rollup"))));
        }
        return sum;
    }

    @Override
    public void close() {
        children.end(process, GRACE_SECONDS);
    }

    private List<Long> pids() throws IOException {
        if (!process.isAlive()) {
            throw new IOException("the phone has ended (exit code " + process.exitValue() + ")");
        }
        return Stream.concat(Stream.of(process.pid()), process.descendants().map(ProcessHandle::pid))
                .toList();
    }

    private static String tail(Path log) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        List<String> lines = Files.readAllLines(log, java.nio.charset.StandardCharsets.ISO_8859_1);
        List<String> last = lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
        return String.join("\n", last).replaceAll("[\\p{Cntrl}&&[^\n]]", "");
    }
}
