package org.offhook.bench.subject;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * This project's phone, started by its launcher, which must become the Java process by {@code exec}.
 *
 * @param root the folder with the launcher {@code offhook}
 * @param aot handed to the launcher as OFFHOOK_AOT: "auto" makes and uses the ahead-of-time cache, "off" does without
 * @param web whether it serves its web page
 * @param device the folder of a device to start instead of the build in {@code root}
 * @param periodMs of its sound device
 */
public record OffHook(Path root, String aot, boolean web, Optional<Path> device, int periodMs) implements Program {

    /** What a phone has that is not told otherwise. */
    public static final int USUAL_PERIOD_MS = 20;

    /** Found by the system property {@code offhook.root}, else upwards from the current folder. */
    public static OffHook find() throws IOException {
        String given = System.getProperty("offhook.root", "");
        Path here = Path.of("").toAbsolutePath();
        Optional<Path> root = given.isEmpty()
                ? Stream.iterate(here, java.util.Objects::nonNull, Path::getParent)
                        .filter(p -> Files.isExecutable(p.resolve("offhook")))
                        .findFirst()
                : Optional.of(Path.of(given).toAbsolutePath()).filter(p -> Files.isExecutable(p.resolve("offhook")));
        return new OffHook(
                root.orElseThrow(() -> new IOException("no launcher \"offhook\" in "
                        + (given.isEmpty() ? here + " or above it; give -Doffhook.root=FOLDER" : given))),
                "auto",
                true,
                Optional.empty(),
                USUAL_PERIOD_MS);
    }

    public OffHook withAot(String setting) {
        return new OffHook(root, setting, web, device, periodMs);
    }

    public OffHook withoutWeb() {
        return new OffHook(root, aot, false, device, periodMs);
    }

    public OffHook withPeriod(int milliseconds) {
        return new OffHook(root, aot, web, device, milliseconds);
    }

    /**
     * The same as {@code ./offhook image runtime} makes it, with its own Java runtime.
     *
     * @throws IOException if its start-up cache cannot be trained
     */
    public OffHook onDevice(Path folder) throws IOException, InterruptedException {
        Path absolute = folder.toAbsolutePath();
        ProcessBuilder training =
                new ProcessBuilder(absolute.resolve("bin/offhook").toString(), "aot").inheritIO();
        training.environment().put("CACHE_DIRECTORY", cacheOf(absolute).toString());
        if (training.start().waitFor() != 0) {
            throw new IOException("no start-up cache for " + absolute);
        }
        return new OffHook(root, aot, web, Optional.of(absolute), periodMs);
    }

    private static Path cacheOf(Path device) {
        return device.resolveSibling(device.getFileName() + ".cache");
    }

    @Override
    public String name() {
        return "OffHook";
    }

    @Override
    public String version() {
        return "OffHook "
                + Tool.firstLine(root, "git", "describe", "--always", "--dirty").orElse("of unknown commit");
    }

    @Override
    public Command prepare(Path folder, PhoneSetup setup) throws IOException {
        Path config = folder.resolve("phone.yaml");
        int port = web ? freePort() : 0;
        Files.writeString(
                config, yaml(setup, periodMs, "") + (web ? "web: {enabled: true, port: " + port + "}\n" : ""));
        Path state = folder.resolve("state");
        return new Command(
                List.of(
                        device.map(installed -> installed.resolve("bin"))
                                .orElse(root)
                                .resolve("offhook")
                                .toString(),
                        "run",
                        "--config",
                        config.toString()),
                Map.of(
                        "OFFHOOK_AOT",
                        aot,
                        "STATE_DIRECTORY",
                        state.toString(),
                        "CACHE_DIRECTORY",
                        cacheOf(device.orElse(folder)).toString()),
                web
                        ? Optional.of(
                                new Page(URI.create("http://127.0.0.1:" + port + "/"), state.resolve("web-token")))
                        : Optional.empty());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** A configuration whose sound device hears what it plays. */
    public static String yaml(PhoneSetup setup) {
        return yaml(setup, USUAL_PERIOD_MS, "");
    }

    /** @param audio more fields of the group {@code audio}, each with a comma before it */
    public static String yaml(PhoneSetup setup, int periodMs, String audio) {
        List<String> lines = new ArrayList<>(List.of("version: 1", "accounts:"));
        for (String user : setup.userList()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  - {user: \"%s\", password: %s, server: \"127.0.0.1:%d\", autoAnswer: true, codecs: [%s]}",
                    user,
                    PhoneSetup.PASSWORD,
                    setup.registrarPort(),
                    setup.codec().lowerName()));
        }
        lines.add("sip: {port: " + setup.sipPort() + "}");
        lines.add("audio: {device: loop, rateHz: 16000, periodMs: " + periodMs + audio + "}");
        return String.join("\n", lines) + "\n";
    }
}
