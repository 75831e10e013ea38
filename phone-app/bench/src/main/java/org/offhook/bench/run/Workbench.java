package org.offhook.bench.run;

import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.offhook.bench.media.TestCodec;
import org.offhook.bench.peer.DriverPeer;
import org.offhook.bench.subject.Children;
import org.offhook.bench.subject.PhoneSetup;
import org.offhook.bench.subject.Program;
import org.offhook.bench.subject.RunningPhone;

/** Folders, ports and child processes of one run, and where it says how far it is. For one thread. */
final class Workbench implements AutoCloseable {

    private static final Duration REGISTER_LIMIT = Duration.ofSeconds(30);
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private final Children children = new Children();
    private final Path folder;
    private final boolean keep;
    private final PrintStream progress;
    private int launches;

    Workbench(boolean keep, PrintStream progress) throws IOException {
        this.keep = keep;
        this.progress = progress;
        folder = Files.createTempDirectory("offhook-bench");
    }

    void say(String text) {
        progress.println(text);
    }

    RunningPhone launch(Program program, DriverPeer peer, int lines, TestCodec codec)
            throws IOException, InterruptedException {
        Path own = Files.createDirectory(folder.resolve(program.name() + "-" + launches++));
        PhoneSetup setup = new PhoneSetup(peer.port(), freePort(), lines, codec);
        return RunningPhone.start(program, own, setup, peer.registrar(), children, REGISTER_LIMIT);
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        children.close();
        if (keep) {
            say("configurations and logs: " + folder);
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
