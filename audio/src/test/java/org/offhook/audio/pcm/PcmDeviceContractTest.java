package org.offhook.audio.pcm;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcmDeviceContractTest {

    abstract static class Clocked extends PcmDeviceContract {

        final VirtualTicker ticker = new VirtualTicker();

        abstract PcmSpec spec() throws Exception;

        @Override
        PcmDevice device(PcmFormat format) throws Exception {
            return PcmDevices.create(spec(), format, ticker);
        }

        @Override
        long nanoTime() {
            return ticker.now;
        }

        @Test
        void comingMuchTooLateIsCountedOnceAndReported() throws Exception {
            PcmDevice device = device(FORMAT);
            device.open();
            run(device, 3);
            ticker.passMs(300);
            assertEquals(PcmDevice.XRUN, device.read(new short[320]));
            assertEquals(PcmDevice.OK, device.write(new short[320]));
            run(device, 3);
            assertEquals(1, device.captureXruns());
            assertEquals(1, device.playbackXruns());
            device.close();
            device.open();
            assertEquals(0, device.captureXruns());
            device.close();
        }
    }

    @Nested
    class Null extends Clocked {

        @Override
        PcmSpec spec() {
            return new PcmSpec.Null();
        }
    }

    @Nested
    class Loop extends Clocked {

        @Override
        PcmSpec spec() {
            return new PcmSpec.Loop();
        }

        @Test
        void whatIsPlayedIsHeardOnePeriodLater() throws Exception {
            try (PcmDevice device = device(FORMAT)) {
                device.open();
                short[] period = new short[320];
                for (short n = 1; n < 10; n++) {
                    device.read(period);
                    assertEquals(n - 1, period[0]);
                    assertEquals(n - 1, period[319]);
                    Arrays.fill(period, n);
                    device.write(period);
                }
                device.read(period);
                device.read(period);
                assertEquals(0, period[0], "a period that nobody wrote is silent");
            }
        }
    }

    @Nested
    class Wav extends Clocked {

        @TempDir
        Path folder;

        @Override
        PcmSpec spec() throws Exception {
            Path in = folder.resolve("in.wav");
            try (WavWriter writer = new WavWriter(in, 16000)) {
                writer.write(new short[1000], 1000);
            }
            return new PcmSpec.Wav(Optional.of(in), Optional.of(folder.resolve("out.wav")), false);
        }
    }
}
