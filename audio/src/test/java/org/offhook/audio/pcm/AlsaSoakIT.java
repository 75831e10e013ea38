package org.offhook.audio.pcm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.audio.dsp.Signals;
import org.offhook.testkit.Peer;
import org.offhook.testkit.Peers;

/**
 * A long call: {@code -Doffhook.soak.seconds=600} (30 if not given), with {@code -Doffhook.soak.latency=60} milliseconds of
 * sound ahead (200 if not given; 0 is the device's own choice). The loudspeaker must never have run dry because of us; an
 * xrun right after the machine kept a sleeping thread waiting for long is the machine's, and only
 * printed. A figure for the phone is measured with real-time priority: {@code chrt -f 5}.
 */
class AlsaSoakIT {

    private static final PcmFormat FORMAT = PcmFormat.of(16000, 20);
    private static final long STALL_NANOS = 25_000_000;
    private static final long EXCUSED_NANOS = 1_000_000_000;

    @TempDir
    Path folder;

    @Test
    void longCallHasNoUnderRunOfOurs() throws Exception {
        Peers.require(Peer.PULSEAUDIO, Peer.ALSA_PULSE);
        int seconds = Integer.getInteger("offhook.soak.seconds", 30);
        int latency = Integer.getInteger("offhook.soak.latency", 200);
        PcmSpec spec = new PcmSpec.Alsa(PulseServer.PCM, PulseServer.PCM, latency);
        try (PulseServer server = new PulseServer(Files.createDirectory(folder.resolve("run")));
                PcmDevice device = PcmDevices.create(spec, FORMAT);
                StallWatch machine = new StallWatch()) {
            server.warmUp();
            device.open();
            short[] tone = Signals.sine(500, 16000, 320, 8000);
            short[] period = new short[320];
            int ours = 0;
            int gaps = 0;
            int periods = seconds * 50;
            long start = System.nanoTime();
            for (int n = 0; n < periods; n++) {
                int read = device.read(period);
                int written = device.write(tone);
                assertTrue(read != PcmDevice.GONE && written != PcmDevice.GONE, device.problem());
                boolean excused = System.nanoTime() - machine.lastStall() < EXCUSED_NANOS;
                boolean xrun = read == PcmDevice.XRUN || written == PcmDevice.XRUN;
                ours += xrun && !excused ? 1 : 0;
                gaps += n > 50 && !excused && Signals.rms(period, 0, 320) < 5000 ? 1 : 0;
            }
            double ratio = (System.nanoTime() - start) / (periods * 20e6);
            System.out.printf(
                    "%d s, latency %d ms: capture xruns %d, playback xruns %d, of ours %d, periods with a gap of ours %d,"
                            + " stalls of the machine %d, clock ratio %.5f%n",
                    seconds, latency, device.captureXruns(), device.playbackXruns(), ours, gaps, machine.stalls, ratio);
            assertEquals(0, ours, "xruns without a stall of the machine");
            assertEquals(0, gaps, "periods with a gap");
        }
    }

    /** A thread that sleeps in short naps and notes when a nap became far too long. */
    private static final class StallWatch implements AutoCloseable {

        private volatile boolean stop;
        private volatile long last = System.nanoTime() - 2 * EXCUSED_NANOS;
        private volatile int stalls;

        StallWatch() {
            Thread.ofPlatform().daemon().name("stall-watch").start(this::watch);
        }

        private void watch() {
            while (!stop) {
                long before = System.nanoTime();
                LockSupport.parkNanos(2_000_000);
                long after = System.nanoTime();
                if (after - before > STALL_NANOS) {
                    last = after;
                    stalls = stalls + 1;
                }
            }
        }

        long lastStall() {
            return last;
        }

        @Override
        public void close() {
            stop = true;
        }
    }
}
