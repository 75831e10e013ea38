package org.offhook.bench.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProcTest {

    @Test
    void processorTimeIsFoundBehindANameWithSpacesAndBrackets() {
        ProcStat stat = ProcStat.parse(
                "4711 (a) b (c)) S 1 4711 4711 0 -1 4194304 500 0 0 0 123 45 6 7 20 0 3 0 100 200 300\n");
        assertEquals(new ProcStat(123, 45), stat);
        assertEquals(1.68, stat.seconds(), 1e-9);
    }

    @Test
    void memoryIsReadInMegabytesOf1024Kilobytes() {
        Memory memory = Memory.parse("""
                5573d3a00000-7ffd2a5f6000 ---p 00000000 00:00 0                          [rollup]
                Rss:               10240 kB
                Pss:                5120 kB
                Pss_Dirty:          1000 kB
                """);
        assertEquals(new Memory(10, 5), memory);
    }

    @Test
    void somethingElseIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ProcStat.parse("no such thing"));
        assertThrows(IllegalArgumentException.class, () -> Memory.parse("Pss: 1 kB\n"));
    }

    @Test
    void ourOwnProcessCanBeRead() throws Exception {
        assertTrue(ProcStat.parse(Files.readString(Path.of("/proc/self/stat"))).seconds() >= 0);
        assertTrue(Memory.parse(Files.readString(Path.of("/proc/self/smaps_rollup")))
                        .rssMb()
                > 1);
    }
}
