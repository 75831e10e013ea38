package org.offhook.phone.wiring;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.offhook.phone.core.Call;
import org.offhook.phone.core.LineId;
import org.offhook.phone.core.PhoneEvent;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.systemd.ServiceWatch;
import org.offhook.phone.web.AccessToken;
import org.offhook.phone.web.WebServer;
import org.offhook.phone.web.WebSettings;
import org.offhook.provisioning.config.ConfigReader;
import org.offhook.provisioning.config.PhoneConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/**
 * {@code offhook train}: what a Java ahead-of-time cache is made from. Two phones in one program call each
 * other on loop-back, so that everything a start and a call need has been loaded and linked once (JEP 483).
 */
@Command(name = "train", hidden = true, description = "A short run for the start-up cache.")
final class TrainCommand implements Callable<Integer> {

    /** Written as a phone's own file is, so that what reads it is trained, too. */
    private static final String PHONE = """
            # One phone of two.
            version: 1
            phone: {name: Training, board: sim}
            accounts:
              - user: "%s"
                password: unused
                server: "127.0.0.1:%d"
                register: %s
                autoAnswer: true
            sip:
              port: %d
              address: 127.0.0.1
              allowFrom: [127.0.0.1]
            audio:
              device: loop
            web: {enabled: true, port: %d}
            log:
              level: error
            """;

    /** So many that whatever a call may need has been used. */
    private static final int SHORT_CALLS = 50;

    private static final Duration SOUND = Duration.ofSeconds(3);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Override
    public Integer call() throws Exception {
        Logging.start(PhoneConfig.Log.Level.ERROR);
        Path folder = Files.createTempDirectory("offhook-train");
        try {
            train(folder, System.nanoTime() + LIMIT.toNanos());
        } finally {
            delete(folder);
        }
        return ExitCode.OK;
    }

    /** Both phones start the way a device's phone does, up to the service manager's watch. */
    private static void train(Path folder, long end) throws Exception {
        int port = FreePort.find();
        try (Station first = station(folder, "102");
                Station second = station(folder, "101");
                OffHook called = first.start(config(folder, "102", port, false, port, FreePort.find()));
                OffHook caller = second.start(config(folder, "101", port, true, 0, FreePort.find()))) {
            Map<String, String> manager = Map.of(
                    "NOTIFY_SOCKET",
                    "@offhook-train",
                    "WATCHDOG_USEC",
                    "40000",
                    "RUNTIME_DIRECTORY",
                    folder.toString());
            try (ServiceWatch watch = ServiceWatch.start(manager, new WatchedPhone(() -> Optional.of(called)))
                    .orElseThrow()) {
                called.addListener(_ -> watch.changed());
                visitWeb(called);
                for (int i = 0; i < SHORT_CALLS && System.nanoTime() < end; i++) {
                    oneCall(caller, called, Duration.ZERO);
                }
                oneCall(caller, called, SOUND);
            }
        }
    }

    private static Station station(Path folder, String user) {
        return new Station(
                folder.resolve("state-" + user), BoardChoice.beside(folder.resolve("phone.yaml"), Optional.empty()));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** What a browser does that opens the page. */
    private static void visitWeb(OffHook phone) throws IOException {
        AccessToken token = AccessToken.fresh();
        try (WebServer server = WebServer.start(
                WebSettings.loopback(0, token), new WebPhone(phone), Optional.empty(), InstantSource.system())) {
            for (String path : List.of("", "phone.css", "api/v1/state", "api/v1/screen.png")) {
                HttpURLConnection connection =
                        (HttpURLConnection) server.url().resolve(path).toURL().openConnection();
                connection.setRequestProperty("Authorization", "Bearer " + token.reveal());
                try (InputStream in = connection.getInputStream()) {
                    in.readAllBytes();
                }
            }
        }
    }

    private static void oneCall(OffHook caller, OffHook called, Duration talk) throws InterruptedException {
        caller.post(new PhoneEvent.DialRequested(new LineId(1), "102"));
        if (!await(caller, state -> state.calls().stream().anyMatch(Call::up))) {
            return;
        }
        Thread.sleep(talk);
        caller.state().calls().forEach(call -> caller.post(new PhoneEvent.HangUpRequested(call.id())));
        await(caller, state -> state.calls().isEmpty());
        await(called, state -> state.calls().isEmpty());
    }

    private static boolean await(OffHook phone, Predicate<PhoneState> condition) throws InterruptedException {
        for (int i = 0; i < 1000; i++) {
            if (condition.test(phone.state())) {
                return true;
            }
            Thread.sleep(1);
        }
        return false;
    }

    private static PhoneConfig config(Path folder, String user, int server, boolean register, int port, int webPort)
            throws Exception {
        Path file = folder.resolve(user + ".yaml");
        Files.writeString(file, PHONE.formatted(user, server, register, port, webPort));
        return ConfigReader.read(file);
    }

    /** A port that was free a moment ago; if it is taken meanwhile, this training fails and the next one comes. */
    private static final class FreePort {
        static int find() throws IOException {
            try (java.net.DatagramSocket socket = new java.net.DatagramSocket(0)) {
                return socket.getLocalPort();
            }
        }
    }
}
