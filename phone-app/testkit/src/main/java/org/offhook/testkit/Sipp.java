package org.offhook.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One run of SIPp with a scenario file, on a free port of 127.0.0.1. Started by {@link Builder#start},
 * it runs beside the test until {@link #await}.
 */
public final class Sipp implements AutoCloseable {
    private final Path home = Folders.create("sipp");
    private final int port;
    private final ChildProcess process;

    private Sipp(Builder builder) {
        port = builder.port;
        List<String> command = new ArrayList<>(List.of("sipp"));
        if (!builder.target.isEmpty()) {
            command.add(builder.target);
        }
        command.addAll(List.of(
                "-sf", builder.scenario.toAbsolutePath().toString(), "-i", "127.0.0.1", "-p", String.valueOf(port)));
        command.addAll(List.of("-m", String.valueOf(builder.calls), "-mp", String.valueOf(FreePorts.rtpPair())));
        command.addAll(List.of("-nostdin", "-trace_msg", "-message_file", file("messages")));
        command.addAll(List.of("-trace_err", "-error_file", file("errors"), "-trace_stat", "-stf", file("statistics")));
        builder.keys.forEach((key, value) -> command.addAll(List.of("-key", key, value)));
        command.addAll(builder.options);
        process = ChildProcess.start("sipp", command, Map.of("TERM", "dumb"), home.resolve("screen"));
    }

    /**
     * Skips or fails the test when SIPp is {@linkplain Peers#require not here}.
     *
     * @param scenario SIPp's XML
     */
    public static Builder scenario(Path scenario) {
        Peers.require(Peer.SIPP);
        return new Builder(scenario);
    }

    /** What is to be run. */
    public static final class Builder {
        private final Path scenario;
        private final Map<String, String> keys = new HashMap<>();
        private final List<String> options = new ArrayList<>();
        private String target = "";
        private int port = FreePorts.one();
        private int calls = 1;

        private Builder(Path scenario) {
            this.scenario = scenario;
        }

        /** Host and port that a client scenario calls; a server scenario has none. */
        public Builder target(String hostAndPort) {
            target = hostAndPort;
            return this;
        }

        /** SIP port; any free one by default. */
        public Builder port(int newPort) {
            port = newPort;
            return this;
        }

        /** How often the scenario is played before SIPp ends. */
        public Builder calls(int count) {
            calls = count;
            return this;
        }

        /** The value of {@code [name]} in the scenario. */
        public Builder key(String name, String value) {
            keys.put(name, value);
            return this;
        }

        /** More of SIPp's command line, such as {@code -au user -ap password}, {@code -r 10} or {@code -t t1}. */
        public Builder options(String... more) {
            options.addAll(List.of(more));
            return this;
        }

        public Sipp start() {
            return new Sipp(this);
        }

        /** Runs to the end. */
        public Result run(Duration limit) {
            try (Sipp sipp = start()) {
                return sipp.await(limit);
            }
        }
    }

    /**
     * How a run ended.
     *
     * @param exitCode 0 all calls went as the scenario says, 1 at least one failed, 99 no call, others: see SIPp
     * @param messages every SIP message, sent and received
     * @param errors what did not go as the scenario says
     * @param statistics SIPp's last line of statistics by column, for example {@code FailedCall(C)}
     */
    public record Result(int exitCode, String messages, String errors, Map<String, String> statistics) {
        /** Fails with SIPp's own words unless all calls went as the scenario says. */
        public void requireSuccess() {
            if (exitCode != 0) {
                throw new AssertionError("SIPp ended with " + exitCode + ": " + errors + "\n" + messages);
            }
        }
    }

    public int port() {
        return port;
    }

    /** Waits for the end of the run. */
    public Result await(Duration limit) {
        int code = process.awaitExit(limit);
        return new Result(code, read("messages"), read("errors"), statistics());
    }

    private Map<String, String> statistics() {
        List<String> lines = read("statistics").lines().toList();
        Map<String, String> statistics = new HashMap<>();
        if (lines.size() >= 2) {
            String[] names = lines.getFirst().split(";");
            String[] values = lines.getLast().split(";");
            for (int i = 0; i < Math.min(names.length, values.length); i++) {
                statistics.put(names[i], values[i]);
            }
        }
        return statistics;
    }

    private String file(String name) {
        return home.resolve(name).toString();
    }

    private String read(String name) {
        Path file = home.resolve(name);
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
        Folders.delete(home);
    }
}
