package org.offhook.hal.cdev;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.Pwm;
import org.offhook.hal.posix.FakeKernel;

class SysfsPwmTest {

    @TempDir
    private Path sys;

    private Path chip;
    private Path output;
    private CdevBackEnd backEnd;

    @BeforeEach
    void begin() throws Exception {
        chip = Files.createDirectories(sys.resolve("class/pwm/pwmchip0"));
        output = Files.createDirectories(chip.resolve("pwm1"));
        Files.writeString(chip.resolve("npwm"), "2\n");
        Files.writeString(output.resolve("period"), "0\n");
        Files.writeString(output.resolve("enable"), "0\n");
        backEnd = new CdevBackEnd(new FakeKernel(), sys, sys);
    }

    private String is(String file) throws Exception {
        return Files.readString(output.resolve(file)).strip();
    }

    @Test
    void theDutyIsAPartOfThePeriod() throws Exception {
        Pwm light = backEnd.pwm(0, 1, 1000);
        assertEquals("1000000", is("period"));
        assertEquals("1", is("enable"));
        light.set(0.25);
        assertEquals("250000", is("duty_cycle"));
        light.set(7);
        assertEquals("1000000", is("duty_cycle"));
        light.close();
        assertEquals("0", is("enable"));
        assertEquals("1", Files.readString(chip.resolve("unexport")));
        assertEquals(
                "output 1 of pwmchip0 has been given up",
                assertThrows(LineException.class, () -> light.set(1)).getMessage());
    }

    @Test
    void whatIsMissingIsSaid() {
        assertEquals(
                "there is no pwmchip3: this machine has pwmchip0",
                assertThrows(LineException.class, () -> backEnd.pwm(3, 0, 1000)).getMessage());
        assertEquals(
                "pwmchip0 has the outputs 0 to 1: there is no output 2",
                assertThrows(LineException.class, () -> backEnd.pwm(0, 2, 1000)).getMessage());
    }
}
