package org.offhook.hal.cdev;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.posix.KernelHeaders;
import org.offhook.hal.posix.Libc;

/** Line events written by C, as the headers of this machine lay them out. */
class EdgesFromCTest {

    @Test
    void edgesThatCWritesAreTold(@TempDir Path scratch) throws Exception {
        Path program = KernelHeaders.compiled("events.c", scratch);
        Path file = scratch.resolve("recorded");
        KernelHeaders.run(
                List.of("sh", "-c", "%s line 5000000001 1 17 1 5000000002 2 22 2 > %s".formatted(program, file)));
        byte[] bytes = Files.readAllBytes(file);
        ByteBuffer events = Libc.buffer(bytes.length).put(0, bytes);
        List<String> told = new ArrayList<>();
        List<LineUse> uses = List.of(
                new LineUse.Input(22, LineUse.Bias.NONE, false, true, Duration.ZERO),
                new LineUse.Input(17, LineUse.Bias.NONE, false, true, Duration.ZERO));
        Edges edges =
                new Edges(uses, (index, active, at) -> told.add(index + " " + active + " " + at), _ -> false, () -> 0);
        edges.happened(events, bytes.length);
        assertEquals(List.of("1 true 5000000001", "0 false 5000000002"), told);
    }
}
