package org.offhook.hal.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.hal.board.BoardProfile.BackEndChoice;
import org.offhook.hal.cdev.FakeChip;
import org.offhook.hal.cdev.GpioChips;
import org.offhook.hal.posix.FakeKernel;
import org.offhook.hal.posix.KernelHeaders;
import org.offhook.hal.tool.LinesProbe;

class BackEndsTest {

    @TempDir
    private Path dev;

    private final FakeKernel kernel = new FakeKernel();
    private final FakeChip chip = new FakeChip("pinctrl-bcm2711", 58);

    private String chosen(BackEndChoice wanted) {
        BackEnds.Chosen chosen = new BackEnds(new GpioChips(kernel, dev)).choose(wanted);
        chosen.backEnd().close();
        assertEquals("back end " + chosen.backEnd().name(), chosen.reason().split(":")[0]);
        return chosen.reason();
    }

    private void plugChip() throws Exception {
        Files.createFile(dev.resolve("gpiochip0"));
        kernel.put(dev.resolve("gpiochip0"), chip);
    }

    @Test
    void theKernelsOwnFilesAreTheBest() throws Exception {
        plugChip();
        assertEquals("back end cdev: the kernel offers GPIO uAPI v2 to gpiochip0", chosen(BackEndChoice.AUTO));
    }

    @Test
    void pi4jIsForKernelsWithTheOlderInterfaceOnly() throws Exception {
        plugChip();
        chip.onlyV1 = true;
        assertEquals(
                "back end pi4j: the kernel offers only the older GPIO uAPI v1 to gpiochip0",
                chosen(BackEndChoice.AUTO));
    }

    @Test
    void aMachineWithoutChipsStillHasBuses() {
        assertEquals(
                "back end cdev: no GPIO chip can be used, buses may be: this machine has none",
                chosen(BackEndChoice.AUTO));
    }

    @Test
    void whatTheBoardAsksForIsTaken() throws Exception {
        plugChip();
        assertEquals("back end pi4j: the board asks for it", chosen(BackEndChoice.PI4J));
        assertEquals("back end cdev: the board asks for it", chosen(BackEndChoice.CDEV));
        assertThrows(IllegalArgumentException.class, () -> chosen(BackEndChoice.SIM));
    }

    /** In a machine of its own, since this one has loaded Pi4J for other tests. */
    @Test
    void noClassOfPi4jIsLoadedForAnyOtherBackEnd() throws Exception {
        Path log = dev.resolve("classes.log");
        String said = KernelHeaders.run(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xlog:class+load:file=" + log,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LinesProbe.class.getName(),
                        "i2c",
                        "cdev",
                        "250",
                        "0x27",
                        "00"),
                1);
        assertEquals(true, said.contains("there is no I²C bus 250"), said);
        List<String> classes = Files.readAllLines(log);
        assertEquals(
                List.of(),
                classes.stream().filter(line -> line.contains("com.pi4j.")).toList());
        assertEquals(true, classes.stream().anyMatch(line -> line.contains("hal.posix.JnaLibc")));
    }
}
