package org.offhook.testboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.offhook.testkit.Await;
import org.offhook.testkit.ChildProcess;
import org.offhook.testkit.Peer;
import org.offhook.testkit.Peers;

/**
 * One running board: an arm64 computer in QEMU whose disks, but for the data disk, forget at the end what was written. Commands
 * run on it as root by a shell, one after the other. {@link #close} switches it off. Safe for use by
 * several threads.
 */
public final class QemuBoard implements AutoCloseable {
    private static final Duration BOOT_LIMIT = Duration.ofMinutes(4);
    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(2);

    private final Path home;
    private final Path consoleLog;
    private final ChildProcess qemu;
    private final GuestControl control;
    private final BootTimes times;

    private QemuBoard(Builder builder) {
        try {
            long begin = System.nanoTime();
            home = Files.createTempDirectory("offhook-board-");
            Files.createDirectories(builder.logs);
            consoleLog = builder.logs.resolve("console.log");
            Files.deleteIfExists(consoleLog);
            List<String> command = new QemuCommand(Assembler.find(), home).of(builder, socket(), consoleLog);
            long assembled = System.nanoTime();
            qemu = ChildProcess.start("qemu", command, Map.of(), builder.logs.resolve("qemu.log"));
            control = connect();
            String upTime = awaitReady();
            times = BootTimes.read(
                    run("dmesg").output(),
                    upTime,
                    Duration.ofNanos(assembled - begin),
                    Duration.ofNanos(System.nanoTime() - assembled));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Skips or fails the test when what the board needs is {@linkplain Peers#require not here}. */
    public static Builder with(GuestKernel kernel) {
        Peers.require(Peer.QEMU_BOARD);
        return new Builder(kernel);
    }

    /** What is to be booted. */
    public static final class Builder {
        final GuestKernel kernel;
        GuestClock clock = GuestClock.STEADY;
        int megabytes = 1024;
        Path program;
        Path system;
        Path data;
        long dataBytesPerSecond;
        Path logs;
        String kernelArguments = "";
        String forwards = "";

        private Builder(GuestKernel kernel) {
            this.kernel = kernel;
            this.logs = Path.of("target", "boards", kernel.id());
        }

        public Builder clock(GuestClock wanted) {
            clock = wanted;
            return this;
        }

        public Builder memory(int wantedMegabytes) {
            megabytes = wantedMegabytes;
            return this;
        }

        /** The content of this folder is {@code /opt/offhook} on the board. */
        public Builder program(Path folder) {
            program = folder;
            return this;
        }

        /** Instead of the usual root: one with systemd, and the content of this folder laid over it. */
        public Builder system(Path folder) {
            system = folder;
            return this;
        }

        /** A disk on which what was written stays, {@code /data} on a board with systemd. */
        public Builder data(Path image) {
            data = image;
            return this;
        }

        /** The data disk is so slow at writing that a power cut can be timed to a write. */
        public Builder slowData(long bytesPerSecond) {
            dataBytesPerSecond = bytesPerSecond;
            return this;
        }

        /** Where the console's log is kept; {@code target/boards/…} when nothing is said. */
        public Builder logs(Path folder) {
            logs = folder;
            return this;
        }

        /** Added to the kernel's command line, for example {@code offhook.testboard=bus_hz=400000}. */
        public Builder kernelArgument(String argument) {
            kernelArguments += " " + argument;
            return this;
        }

        /** A UDP port of 127.0.0.1 on the host that leads to one of the board. */
        public Builder forwardUdp(int hostPort, int boardPort) {
            forwards += ",hostfwd=udp:127.0.0.1:" + hostPort + "-:" + boardPort;
            return this;
        }

        /** A TCP port of 127.0.0.1 on the host that leads to one of the board. */
        public Builder forwardTcp(int hostPort, int boardPort) {
            forwards += ",hostfwd=tcp:127.0.0.1:" + hostPort + "-:" + boardPort;
            return this;
        }

        /** Boots and returns when the board takes commands. The host is 10.0.2.2 for it. */
        public QemuBoard start() {
            return new QemuBoard(this);
        }
    }

    /** In the temporary folder, because the path of a Unix socket may have 107 characters. */
    private Path socket() {
        return home.resolve("control");
    }

    private GuestControl connect() {
        Await.until("QEMU to open its control socket", Duration.ofSeconds(60), () -> {
            requireAlive();
            return Files.exists(socket());
        });
        try {
            return GuestControl.connect(socket());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String awaitReady() {
        long end = System.nanoTime() + BOOT_LIMIT.toNanos();
        try {
            while (System.nanoTime() < end) {
                String upTime = control.awaitReady(Duration.ofMillis(500));
                if (upTime != null) {
                    return upTime;
                }
                requireAlive();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        close();
        throw new AssertionError("the board did not get ready; its console said:\n" + console());
    }

    private void requireAlive() {
        if (!qemu.isAlive()) {
            throw new AssertionError("QEMU ended: " + qemu.output() + "\nconsole:\n" + console());
        }
    }

    /** How long the start took. */
    public BootTimes times() {
        return times;
    }

    /** Runs a shell script on the board, for at most two minutes. */
    public GuestResult run(String script) {
        return run(script, COMMAND_LIMIT);
    }

    /** Runs a shell script on the board; fails when it takes longer on this machine's clock. */
    public GuestResult run(String script, Duration limit) {
        return control.run(script, limit);
    }

    /** Runs a shell script that must end well, and returns what it printed. */
    public String output(String script) {
        return output(script, COMMAND_LIMIT);
    }

    /** As {@link #output(String)}, with a limit by this machine's clock. */
    public String output(String script, Duration limit) {
        GuestResult result = run(script, limit);
        if (result.exitCode() != 0) {
            throw new AssertionError(
                    "exit code " + result.exitCode() + " of: " + GuestControl.brief(script) + "\n" + result.output());
        }
        return result.output();
    }

    /** Starts a shell script in the background; what it prints goes to that file of the board. Returns its id. */
    public long start(String script, String outputFile) {
        return Long.parseLong(output("(\n" + script + "\n) > " + outputFile + " 2>&1 < /dev/null & echo $!")
                .strip());
    }

    /** A file of the board. */
    public byte[] read(String path) {
        GuestResult result = run("cat '" + path + "'");
        if (result.exitCode() != 0) {
            throw new AssertionError(result.output());
        }
        return result.bytes();
    }

    /** Writes a file of the board. */
    public void write(String path, byte[] content) {
        // In pieces, because the guest's shell holds each script in memory more than once.
        int piece = 1 << 18;
        output(": > '" + path + "'");
        for (int from = 0; from < content.length; from += piece) {
            byte[] part = Arrays.copyOfRange(content, from, Math.min(content.length, from + piece));
            output("base64 -d >> '" + path + "' <<'EOF'\n"
                    + Base64.getMimeEncoder().encodeToString(part) + "\nEOF\n");
        }
    }

    /** Copies a file of the board to this machine. */
    public Path copyOut(String path, Path target) {
        try {
            return Files.write(target, read(path), StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the board printed on its console. */
    public String console() {
        try {
            return Files.exists(consoleLog) ? Files.readString(consoleLog) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does something while the board stands still, for example looks at its disk. */
    public void standStill(Runnable task) {
        signal("-STOP");
        try {
            task.run();
        } finally {
            signal("-CONT");
        }
    }

    private void signal(String signal) {
        ChildProcess.run(List.of("kill", signal, String.valueOf(qemu.pid())), COMMAND_LIMIT);
    }

    /** Switches the board off like a power cut. */
    @Override
    public void close() {
        if (control != null) {
            control.close();
        }
        qemu.kill();
        qemu.close();
        try {
            Assembler.delete(home);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
