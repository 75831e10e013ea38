package org.offhook.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;

    @Test
    void closingAProcessEndsWhatItStarted() {
        ChildProcess shell = shell("sleep 600 & echo child $!; wait");
        long grandchild = Long.parseLong(
                shell.awaitLine(Pattern.compile("child (\\d+)"), SOON).group(1));
        shell.close();
        assertFalse(shell.isAlive());
        assertFalse(ProcessHandle.of(grandchild).map(ProcessHandle::isAlive).orElse(false));
    }

    @Test
    void aProgramThatEndsEarlySaysWhy() {
        try (ChildProcess shell = shell("echo no such device; exit 3")) {
            AssertionError error =
                    assertThrows(AssertionError.class, () -> shell.awaitLine(Pattern.compile("ready"), SOON));
            assertTrue(error.getMessage().contains("no such device"), error.getMessage());
            assertEquals(3, shell.awaitExit(SOON));
        }
    }

    @Test
    void aProgramThatDoesNotListenToTermIsKilled() {
        ChildProcess shell = shell("trap '' TERM; echo ready; while true; do sleep 1; done");
        shell.awaitLine(Pattern.compile("ready"), SOON);
        shell.close();
        assertFalse(shell.isAlive());
    }

    @Test
    void freePortsComeInEvenRows() throws IOException {
        int first = FreePorts.range(10);
        assertEquals(0, first % 2);
        try (ServerSocket socket = new ServerSocket(first + 9, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(first + 9, socket.getLocalPort());
        }
    }

    private ChildProcess shell(String script) {
        return ChildProcess.start("shell", List.of("sh", "-c", script), Map.of(), log());
    }

    private Path log() {
        try {
            return Files.createTempFile(folder, "log", ".txt");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
