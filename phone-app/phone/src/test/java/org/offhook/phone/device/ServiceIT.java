package org.offhook.phone.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.phone.systemd.Ear;
import org.offhook.testkit.Asterisk;
import org.offhook.testkit.AsteriskUser;
import org.offhook.testkit.Await;
import org.offhook.testkit.ChildProcess;

/** The folder of a device, run as {@code offhook.service} runs it, with the test in the place of systemd. */
class ServiceIT {

    /** What SIGTERM makes of a Java program that ends as it should. */
    private static final int TERMINATED = 143;

    /** TimeoutStopSec of the unit. */
    private static final Duration TIMEOUT_STOP = Duration.ofSeconds(10);

    private static final Duration SOON = Duration.ofSeconds(10);

    private static Asterisk pbx;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startPbx() {
        pbx = Asterisk.builder().user(AsteriskUser.named("101")).start();
    }

    @AfterAll
    static void stopPbx() {
        if (pbx != null) {
            pbx.close();
        }
    }

    private ChildProcess service(String server) throws IOException {
        Path config = Files.writeString(folder.resolve("phone.yaml"), """
                version: 1
                accounts: [{user: "101", password: secret-101, server: "%s", autoAnswer: true}]
                sip: {port: 0, address: 127.0.0.1}
                audio: {device: loop}
                """.formatted(server));
        Files.createDirectories(folder.resolve("run"));
        return DeviceFolder.start(
                Map.of(
                        "NOTIFY_SOCKET", folder.resolve("notify").toString(),
                        "WATCHDOG_USEC", "2000000",
                        "RUNTIME_DIRECTORY", folder.resolve("run").toString(),
                        "STATE_DIRECTORY", folder.resolve("state").toString(),
                        "CACHE_DIRECTORY", folder.resolve("cache").toString()),
                DeviceFolder.get().resolve("bin/offhook"),
                "run",
                "--config",
                config,
                "--board",
                "sim");
    }

    @Test
    void aServiceThatIsStoppedInACallSaysGoodByeToEverybody() throws Exception {
        try (Ear systemd = new Ear(folder.resolve("notify").toString());
                ChildProcess phone = service(pbx.host() + ":" + pbx.port())) {
            systemd.hearUntil("READY=1");
            systemd.hearUntil("STATUS=1 of 1 lines registered");
            systemd.hearUntil("WATCHDOG=1");
            assertTrue(Files.exists(folder.resolve("run/good")));
            assertFalse(Files.exists(folder.resolve("run/busy")));

            pbx.originate("101", "601", "Carol <555>");
            systemd.hearUntil("STATUS=1 of 1 lines registered; in a call");
            systemd.hearUntil("WATCHDOG=1");
            assertTrue(Files.exists(folder.resolve("run/busy")));

            phone.terminate();
            systemd.hearUntil("STOPPING=1\nSTATUS=Saying good-bye");
            assertEquals(TERMINATED, phone.awaitExit(TIMEOUT_STOP), phone.output());
            Await.until("the end of the call", SOON, () -> pbx.channels() == 0);
            assertFalse(pbx.isRegistered("101"));
            assertFalse(Files.exists(folder.resolve("run/good")));
        }
    }

    @Test
    void aServiceIsReadyAndFedThoughNoServerAnswers() throws Exception {
        try (Ear systemd = new Ear(folder.resolve("notify").toString());
                ChildProcess phone = service("127.0.0.1:9")) {
            systemd.hearUntil("READY=1");
            systemd.hearUntil("WATCHDOG=1");
            systemd.hearUntil("WATCHDOG=1");
            assertFalse(Files.exists(folder.resolve("run/good")));
            assertTrue(phone.isAlive());
        }
    }
}
