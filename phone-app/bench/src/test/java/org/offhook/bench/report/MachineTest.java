package org.offhook.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineTest {

    @Test
    void aPersonalComputerNamesItsProcessorAndARaspberryPiItsBoard() {
        assertEquals("AMD EPYC", Machine.cpuModel("processor\t: 0\nmodel\t\t: 2\nmodel name\t: AMD EPYC\n"));
        assertEquals(
                "Raspberry Pi 4 Model B Rev 1.1",
                Machine.cpuModel("processor\t: 0\n\nHardware\t: BCM2835\nModel\t\t: Raspberry Pi 4 Model B Rev 1.1\n"));
        assertEquals("unknown CPU", Machine.cpuModel(""));
    }

    @ParameterizedTest
    @CsvSource({"6.12.48+rpt-rpi-v8, 6.12.48", "6.1.0-13-amd64, 6.1.0", "7.2, 7.2"})
    void theKernelIsItsNumbers(String release, String version) {
        assertEquals(version, Machine.kernelVersion(release + "\n"));
    }
}
