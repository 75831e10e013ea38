package org.offhook.audio.pcm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.audio.dsp.Signals;

/**
 * A long call: {@code -Doffhook.soak.seconds=600} (30 if not given). Every period is counted against the clock, the
 * loudspeaker must never have run dry because of us, and the sound must come back whole.
 */
class AlsaSoakIT {

    private static final PcmFormat FORMAT = PcmFormat.of(16000, 20);

    @TempDir
    Path folder;

    @Test
    void longCallHasNoUnderRunOfOurs() throws Exception {
        PulseServer.missing().ifPresent(why -> {
            System.err.println("Skipped: " + why);
            assumeTrue(false, why);
        });
        int seconds = Integer.getInteger("offhook.soak.seconds", 30);
        try (PulseServer server = new PulseServer(Files.createDirectory(folder.resolve("run")));
                PcmDevice device = PcmDevices.create(new PcmSpec.Alsa(PulseServer.PCM, PulseServer.PCM, 0), FORMAT)) {
            server.warmUp();
            device.open();
            short[] tone = Signals.sine(500, 16000, 320, 8000);
            short[] period = new short[320];
            int gaps = 0;
            int periods = seconds * 50;
            long start = System.nanoTime();
            for (int n = 0; n < periods; n++) {
                assertTrue(device.read(period) != PcmDevice.GONE, device.problem());
                assertTrue(device.write(tone) != PcmDevice.GONE, device.problem());
                gaps += n > 50 && Signals.rms(period, 0, 320) < 5000 ? 1 : 0;
            }
            double ratio = (System.nanoTime() - start) / (periods * 20e6);
            System.out.printf(
                    "%d s: capture xruns %d, playback xruns %d, periods with a gap %d, clock ratio %.5f%n",
                    seconds, device.captureXruns(), device.playbackXruns(), gaps, ratio);
            assertEquals(0, device.captureXruns(), "capture xruns");
            assertEquals(0, device.playbackXruns(), "playback xruns");
            assertEquals(0, gaps, "periods with a gap");
        }
    }
}
