package org.offhook.audio.pcm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.audio.dsp.Signals;

/** What every {@link PcmDevice} keeps to. */
abstract class PcmDeviceContract {

    static final PcmFormat FORMAT = PcmFormat.of(16000, 20);

    abstract PcmDevice device(PcmFormat format) throws Exception;

    /** The device's idea of time. */
    abstract long nanoTime();

    @ParameterizedTest
    @CsvSource({"8000, 10", "8000, 20", "16000, 10", "16000, 20", "24000, 20", "32000, 10", "48000, 10", "48000, 20"})
    void periodsPassAtTheirRate(int rateHz, int periodMs) throws Exception {
        PcmFormat format = PcmFormat.of(rateHz, periodMs);
        try (PcmDevice device = device(format)) {
            assertEquals(format, device.format());
            device.open();
            run(device, 10);
            long start = nanoTime();
            run(device, 50);
            long passed = nanoTime() - start;
            assertTrue(passed > 40 * format.periodNanos(), "50 periods in " + passed / 1e6 + " ms");
            assertEquals(0, device.captureXruns());
            assertEquals(0, device.playbackXruns());
            assertEquals("", device.problem());
        }
    }

    @Test
    void readingFillsTheWholePeriodAndNothingMore() throws Exception {
        try (PcmDevice device = device(FORMAT)) {
            device.open();
            for (int n = 0; n < 5; n++) {
                short[] period = new short[FORMAT.periodFrames() + 1];
                Arrays.fill(period, (short) 0x5a5a);
                assertEquals(PcmDevice.OK, device.read(period));
                assertEquals(PcmDevice.OK, device.write(new short[FORMAT.periodFrames()]));
                for (int i = 0; i < FORMAT.periodFrames(); i++) {
                    assertFalse(period[i] == 0x5a5a, "sample " + i);
                }
                assertEquals(0x5a5a, period[FORMAT.periodFrames()]);
            }
        }
    }

    @Test
    void closedDeviceIsGoneAndSaysWhy() throws Exception {
        PcmDevice device = device(FORMAT);
        assertGone(device);
        device.open();
        run(device, 2);
        device.close();
        assertGone(device);
        device.close();
    }

    @Test
    void deviceMayBeOpenedAgainButNotTwice() throws Exception {
        PcmDevice device = device(FORMAT);
        for (int n = 0; n < 3; n++) {
            device.open();
            assertThrows(PcmException.class, device::open);
            run(device, 5);
            device.close();
        }
    }

    @Test
    void periodsAllocateNothing() throws Exception {
        try (PcmDevice device = device(PcmFormat.of(8000, 10))) {
            device.open();
            short[] period = new short[80];
            Runnable work = () -> {
                for (int n = 0; n < 50; n++) {
                    device.read(period);
                    device.write(period);
                }
            };
            work.run();
            Signals.allocatedBy(work);
            assertEquals(0, Signals.allocatedBy(work));
        }
    }

    static void run(PcmDevice device, int periods) {
        short[] period = new short[device.format().periodFrames()];
        for (int n = 0; n < periods; n++) {
            assertEquals(PcmDevice.OK, device.read(period), device.problem());
            assertEquals(PcmDevice.OK, device.write(new short[period.length]), device.problem());
        }
    }

    static void assertGone(PcmDevice device) {
        assertEquals(PcmDevice.GONE, device.read(new short[device.format().periodFrames()]));
        assertEquals(PcmDevice.GONE, device.write(new short[device.format().periodFrames()]));
        assertTrue(device.problem().endsWith("."), "problem: " + device.problem());
    }
}
