package org.offhook.provisioning.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigStoreTest {

    private static final StoredConfig ONE = config("one");
    private static final StoredConfig TWO = config("two");
    private static final StoredConfig THREE = config("three");

    private static StoredConfig config(String word) {
        return new StoredConfig(
                "version: 1\nphone: {name: " + word + "}\n\n",
                Optional.of("\"" + word + "\""),
                "https://fleet.example.com/" + word,
                Instant.parse("2026-03-01T08:00:00.123456789Z"));
    }

    @Test
    void whatIsStoredComesBackWithTheOneBefore(@TempDir Path folder) throws IOException {
        Path inside = folder.resolve("new").resolve("state");
        ConfigStore store = new ConfigStore(inside);
        assertEquals(List.of(), store.load());
        store.save(ONE);
        assertEquals(List.of(ONE), new ConfigStore(inside).load());
        store.save(TWO);
        assertEquals(List.of(TWO, ONE), new ConfigStore(inside).load());
        store.save(THREE);
        assertEquals(List.of(THREE, TWO), new ConfigStore(inside).load());
    }

    @Test
    void onlyTheOwnerCanReadIt(@TempDir Path folder) throws IOException {
        Path inside = folder.resolve("state");
        new ConfigStore(inside).save(ONE);
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(inside)));
        try (Stream<Path> files = Files.list(inside)) {
            List<Path> all = files.toList();
            assertEquals(
                    List.of("config-a"),
                    all.stream().map(file -> file.getFileName().toString()).toList());
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(all.getFirst())));
        }
    }

    @Test
    void aLeftOverTemporaryFileOfAnybodyIsReplaced(@TempDir Path folder) throws IOException {
        Path left = Files.writeString(folder.resolve(ConfigStore.NEW), "left");
        Files.setPosixFilePermissions(left, PosixFilePermissions.fromString("rw-rw-rw-"));
        new ConfigStore(folder).save(ONE);
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("config-a"))));
    }

    @Test
    void whateverStepThePowerFailsAtOldOrNewIsThereAndTheNewOneIfSaveReturned() throws IOException {
        int steps = 0;
        boolean returned;
        do {
            MemoryDisk disk = new MemoryDisk();
            ConfigStore store = new ConfigStore(disk);
            store.save(ONE);
            store.save(TWO);
            disk.failAfter(steps++);
            returned = saved(store, THREE);
            for (MemoryDisk left : disk.afterPowerFailure()) {
                List<StoredConfig> found = new ConfigStore(left).load();
                assertTrue(!found.isEmpty(), "nothing left after " + steps);
                assertTrue(
                        found.getFirst().equals(THREE)
                                || !returned && found.getFirst().equals(TWO),
                        found + " after " + steps);
                ConfigStore next = new ConfigStore(left);
                next.save(ONE);
                assertEquals(ONE, next.load().getFirst(), "storing goes on after " + steps);
            }
        } while (!returned);
        assertEquals(6, steps, "write (two steps), sync, rename, sync of the folder, and one that did not fail");
    }

    @Test
    void theFirstOneIsThereOrNotButNeverInPart() throws IOException {
        for (int steps = 0; steps < 6; steps++) {
            MemoryDisk disk = new MemoryDisk();
            disk.failAfter(steps);
            boolean returned = saved(new ConfigStore(disk), ONE);
            for (MemoryDisk left : disk.afterPowerFailure()) {
                List<StoredConfig> found = new ConfigStore(left).load();
                assertTrue(found.equals(List.of(ONE)) || !returned && found.isEmpty(), found + " after " + steps);
            }
        }
    }

    /** Proves that the test above can fail: without sync the new content is lost though save has returned. */
    @Test
    void onADiskThatDoesNotSyncTheNewOneCanBeLost() throws IOException {
        MemoryDisk disk = new MemoryDisk();
        ConfigStore store = new ConfigStore(disk);
        store.save(ONE);
        disk.ignoreSync();
        store.save(TWO);
        List<StoredConfig> found = new ArrayList<>();
        for (MemoryDisk left : disk.afterPowerFailure()) {
            found.add(new ConfigStore(left).load().getFirst());
        }
        assertTrue(found.contains(ONE));
    }

    @Test
    void anyDamagedBitOfTheNewerIsNoticedAndTheOneBeforeUsed() throws IOException {
        MemoryDisk disk = new MemoryDisk();
        ConfigStore store = new ConfigStore(disk);
        store.save(ONE);
        store.save(TWO);
        String newer = ConfigStore.SLOTS.getLast();
        for (int at = 0; at < disk.length(newer); at++) {
            disk.damage(newer, at);
            assertEquals(List.of(ONE), store.load(), "byte " + at);
            disk.damage(newer, at);
        }
        assertEquals(List.of(TWO, ONE), store.load());
        disk.damage(newer, 100);
        store.save(THREE);
        assertEquals(List.of(THREE, ONE), store.load(), "the damaged one is replaced, not the good one");
    }

    @Test
    void aFileThatIsAFolderIsPassedOver(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("config-a"));
        ConfigStore store = new ConfigStore(folder);
        assertEquals(List.of(), store.load());
        assertThrows(IOException.class, () -> store.save(ONE));
        assertEquals(List.of(), store.load());
    }

    @Test
    void noStoredConfigurationPrintsItsText() {
        assertFalse(ONE.toString().contains("phone"));
    }

    private static boolean saved(ConfigStore store, StoredConfig config) throws IOException {
        try {
            store.save(config);
            return true;
        } catch (MemoryDisk.PowerFailure e) {
            return false;
        }
    }
}
