package org.offhook.hal.cdev;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.hal.board.MachineChip;
import org.offhook.hal.posix.Errno;
import org.offhook.hal.posix.FakeKernel;

class GpioChipsTest {

    @TempDir
    private Path dev;

    private final FakeKernel kernel = new FakeKernel();

    private void put(String name, FakeChip chip) throws Exception {
        Files.createFile(dev.resolve(name));
        kernel.put(dev.resolve(name), chip);
    }

    @Test
    void everyChipThatMayBeOpenedIsToldWithTheLinesThatNobodyUses() throws Exception {
        FakeChip first = new FakeChip("soc", 4);
        first.hold(1, "card detect");
        FakeChip old = new FakeChip("old", 4);
        old.onlyV1 = true;
        FakeChip secret = new FakeChip("secret", 4);
        secret.openError = Errno.EACCES;
        put("gpiochip0", first);
        put("gpiochip1", old);
        put("gpiochip2", secret);
        put("gpiochip10", new FakeChip("soc", 2));
        try (CdevBackEnd backEnd = new CdevBackEnd(kernel, dev, dev)) {
            assertEquals(
                    List.of(
                            new MachineChip("gpiochip0", "soc", List.of(0, 2, 3)),
                            new MachineChip("gpiochip10", "soc", List.of(0, 1))),
                    backEnd.chips());
        }
        assertEquals(Set.of(), kernel.open(), "descriptors left open");
    }
}
