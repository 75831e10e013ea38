package org.offhook.phone.systemd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifySocketTest {

    @TempDir
    private Path folder;

    @Test
    void aMessageReachesASocketInAFolder() throws Exception {
        String name = folder.resolve("notify").toString();
        try (Ear ear = new Ear(name);
                NotifySocket socket =
                        NotifySocket.of(Map.of("NOTIFY_SOCKET", name)).orElseThrow()) {
            assertTrue(socket.send("READY=1\nSTATUS=größer"));
            assertEquals("READY=1\nSTATUS=größer", ear.hear());
            assertTrue(socket.send("WATCHDOG=1"));
            assertEquals("WATCHDOG=1", ear.hear());
        }
    }

    @Test
    void aMessageReachesASocketInNoFolder() throws Exception {
        String name = "@offhook-test-" + ProcessHandle.current().pid() + "-" + System.nanoTime();
        try (Ear ear = new Ear(name);
                NotifySocket socket =
                        NotifySocket.of(Map.of("NOTIFY_SOCKET", name)).orElseThrow()) {
            assertTrue(socket.send("READY=1"));
            assertEquals("READY=1", ear.hear());
        }
    }

    @Test
    void nobodyIsToldWithoutAServiceManager() {
        assertEquals(Optional.empty(), NotifySocket.of(Map.of()));
        assertEquals(Optional.empty(), NotifySocket.of(Map.of("NOTIFY_SOCKET", "")));
        assertEquals(Optional.empty(), NotifySocket.of(Map.of("NOTIFY_SOCKET", "vsock:2:1234")));
    }

    @Test
    void aServiceManagerThatIsGoneIsBorne() throws Exception {
        String name = folder.resolve("notify").toString();
        try (NotifySocket socket =
                NotifySocket.of(Map.of("NOTIFY_SOCKET", name)).orElseThrow()) {
            assertFalse(socket.send("READY=1"));
            try (Ear back = new Ear(name)) {
                assertTrue(socket.send("WATCHDOG=1"));
                assertEquals("WATCHDOG=1", back.hear());
            }
            Files.delete(Path.of(name));
            assertFalse(socket.send("WATCHDOG=1"));
        }
    }

    @Test
    void aClosedSocketSendsNothing() {
        String name = folder.resolve("notify").toString();
        try (Ear ear = new Ear(name)) {
            NotifySocket socket = NotifySocket.of(Map.of("NOTIFY_SOCKET", name)).orElseThrow();
            socket.close();
            assertFalse(socket.send("READY=1"));
            assertEquals("", ear.heardAlready());
        }
    }

    @Test
    void aPathEndsWithAZeroAndANameInNoFolderBeginsWithOne() {
        byte low = (byte) (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? 1 : 0);
        byte high = (byte) (1 - low);
        assertArrayEquals(new byte[] {low, high, '/', 'n', 0}, SocketName.encode("/n"));
        assertArrayEquals(new byte[] {low, high, 0, 'n'}, SocketName.encode("@n"));
        assertThrows(IllegalArgumentException.class, () -> SocketName.encode("/" + "n".repeat(107)));
        assertThrows(IllegalArgumentException.class, () -> SocketName.encode("notify"));
    }
}
