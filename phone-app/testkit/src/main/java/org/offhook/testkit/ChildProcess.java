package org.offhook.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program that runs beside the test, its output in a file. {@link #close} ends it and all that it
 * started; so does the end of the JVM. Safe for use by several threads.
 */
public final class ChildProcess implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final String name;
    private final Process process;
    private final Path log;
    private final Thread atExit;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.atExit = new Thread(() -> endTree(Duration.ofMillis(500)), "end-" + name);
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /**
     * Starts a program.
     *
     * @param name what messages call it
     * @param command program and arguments
     * @param environment added to this process's own
     * @param log receives standard output and standard error
     */
    public static ChildProcess start(String name, List<String> command, Map<String, String> environment, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return new ChildProcess(name, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " does not start", e);
        }
    }

    /** Runs a program to its end and returns what it printed, for short commands; fails when it takes longer. */
    public static Finished run(List<String> command, Duration limit) {
        try {
            Path log = Files.createTempFile("offhook-", ".out");
            try (ChildProcess child = start(command.getFirst(), command, Map.of(), log)) {
                int code = child.awaitExit(limit);
                return new Finished(code, child.output());
            } finally {
                Files.delete(log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a program ended. */
    public record Finished(int exitCode, String output) {}

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What the program reads. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /** What the program has printed so far. */
    public String output() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the output matches somewhere, and returns the match; fails when the program ends before. */
    public Matcher awaitLine(Pattern pattern, Duration limit) {
        return Await.forValue(name + " to print " + pattern + " to " + log, limit, () -> {
            boolean alive = isAlive();
            Matcher matcher = pattern.matcher(output());
            if (matcher.find()) {
                return Optional.of(matcher);
            }
            requireAlive(alive);
            return Optional.empty();
        });
    }

    /** Waits until something accepts TCP connections on that port of 127.0.0.1. */
    public void awaitTcpPort(int port, Duration limit) {
        Await.until(name + " to listen on TCP port " + port, limit, () -> {
            requireAlive(isAlive());
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.isConnected();
            } catch (IOException refused) {
                return false;
            }
        });
    }

    /** Waits for the end of the program and returns its exit code. */
    public int awaitExit(Duration limit) {
        try {
            // Not the handle's onExit, which may come before the exit value is known.
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(
                        name + " did not end within " + limit.toMillis() + " ms; it printed:\n" + tail());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Ends the program like a power cut: SIGKILL, no chance to say good-bye. */
    public void kill() {
        List<ProcessHandle> tree = tree();
        tree.forEach(ProcessHandle::destroyForcibly);
        tree.forEach(handle -> endsWithin(handle, GRACE));
    }

    /** Asks the program to end: SIGTERM. Does not wait. */
    public void terminate() {
        process.destroy();
    }

    /** Ends the program and its children: SIGTERM, and SIGKILL for what is left after some seconds. */
    @Override
    public void close() {
        endTree(GRACE);
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook runs now or has run.
        }
    }

    private void endTree(Duration grace) {
        List<ProcessHandle> tree = tree();
        tree.forEach(ProcessHandle::destroy);
        tree.stream().filter(handle -> !endsWithin(handle, grace)).forEach(ProcessHandle::destroyForcibly);
        tree.forEach(handle -> endsWithin(handle, grace));
    }

    private List<ProcessHandle> tree() {
        List<ProcessHandle> tree = new ArrayList<>(List.of(process.toHandle()));
        tree.addAll(process.descendants().toList());
        return tree;
    }

    private static boolean endsWithin(ProcessHandle handle, Duration limit) {
        try {
            handle.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (java.util.concurrent.TimeoutException stillThere) {
            return false;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void requireAlive(boolean alive) {
        if (!alive) {
            throw new AssertionError(
                    name + " ended with " + process.exitValue() + " before its time; it printed:\n" + tail());
        }
    }

    private String tail() {
        String output = output();
        return output.substring(Math.max(0, output.length() - 3000));
    }
}
