package org.offhook.provisioning.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettlingTest {

    private final Settling settling = new Settling();

    @Test
    void aFolderThatIsAsItWasReadIsLeftAlone() {
        settling.wasRead(stamp("a"));
        for (int look = 0; look < 5; look++) {
            assertFalse(settling.looksDifferent(stamp("a")));
        }
    }

    @Test
    void aChangeIsReadOnceItHasComeToRest() {
        settling.wasRead(stamp("a"));
        assertFalse(settling.looksDifferent(stamp("b")), "may go on changing");
        assertFalse(settling.looksDifferent(stamp("c")), "did");
        assertTrue(settling.looksDifferent(stamp("c")));
        settling.wasRead(stamp("c"));
        assertFalse(settling.looksDifferent(stamp("c")));
    }

    @Test
    void aChangeThatIsTakenBackIsNone() {
        settling.wasRead(stamp("a"));
        assertFalse(settling.looksDifferent(stamp("b")));
        assertFalse(settling.looksDifferent(stamp("a")));
        assertFalse(settling.looksDifferent(stamp("a")));
    }

    @Test
    void aStampSeesNewChangedAndVanishedFiles(@TempDir Path folder) throws IOException {
        SampleFolder sample = new SampleFolder(folder);
        Path outside = folder.resolve("secret");
        FolderStamp before = FolderStamp.of(folder, Set.of(outside));
        assertEquals(before, FolderStamp.of(folder, Set.of(outside)));
        sample.write("devices/001a2b3c4d60.yaml", "x");
        FolderStamp more = FolderStamp.of(folder, Set.of(outside));
        assertNotEquals(before, more);
        sample.write("devices/001a2b3c4d60.yaml", "xy");
        FolderStamp changed = FolderStamp.of(folder, Set.of(outside));
        assertNotEquals(more, changed);
        Files.writeString(outside, "word");
        FolderStamp secret = FolderStamp.of(folder, Set.of(outside));
        assertNotEquals(changed, secret);
        sample.delete("devices/001a2b3c4d60.yaml");
        assertNotEquals(secret, FolderStamp.of(folder, Set.of(outside)));
    }

    private static FolderStamp stamp(String look) {
        return new FolderStamp(Map.of(Path.of("common.yaml"), look), Set.of());
    }
}
