package org.offhook.phone.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.offhook.testkit.Asterisk;
import org.offhook.testkit.ChildProcess;

/** The built program with the flags that the launcher gives it, each run in a process of its own. */
final class Program {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final Path folder;
    private final Path module = Path.of(System.getProperty("offhook.root"), "phone-app", "phone");

    Program(Path folder) {
        this.folder = folder;
    }

    /** Starts {@code offhook} with these arguments. */
    ChildProcess start(Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + module.resolve("jvm.options"),
                "-cp",
                module.resolve("target/classes") + ":" + module.resolve("target/lib") + "/*",
                "org.offhook.phone.wiring.Main"));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return ChildProcess.start(
                "offhook",
                command,
                Map.of("STATE_DIRECTORY", folder.resolve("state").toString()),
                Files.createTempFile(folder, "offhook", ".out"));
    }

    /** Runs it to its end. */
    ChildProcess.Finished run(Object... arguments) throws IOException {
        try (ChildProcess program = start(arguments)) {
            int code = program.awaitExit(LIMIT);
            return new ChildProcess.Finished(code, program.output());
        }
    }

    /** A configuration file with one account at that PBX and no sound device. */
    Path config(Asterisk pbx, String user, String password) throws IOException {
        return file("""
                version: 1
                accounts:
                  - user: %s
                    password: "%s"
                    server: "%s:%d"
                    codecs: [pcma]
                sip:
                  port: 0
                  address: 127.0.0.1
                audio:
                  device: "null"
                log:
                  level: trace
                """.formatted(user, password, pbx.host(), pbx.port()));
    }

    Path file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("phone.yaml"), yaml);
    }
}
