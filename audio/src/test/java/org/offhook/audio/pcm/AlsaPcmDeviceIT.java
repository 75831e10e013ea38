package org.offhook.audio.pcm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.audio.dsp.Signals;
import org.offhook.testkit.Peer;
import org.offhook.testkit.Peers;

/** The contract, and what only a sound card can do, against a sound server of our own. */
class AlsaPcmDeviceIT extends PcmDeviceContract {

    /** More than on a phone, as the machine that runs the tests may be busy. */
    private static final int LATENCY_MS = 200;

    @TempDir
    static Path folder;

    private static PulseServer server;

    @BeforeAll
    static void startServer() throws Exception {
        Peers.require(Peer.PULSEAUDIO, Peer.ALSA_PULSE);
        server = new PulseServer(Files.createDirectory(folder.resolve("run")));
        server.warmUp();
    }

    @AfterAll
    static void stopServer() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @Override
    PcmDevice device(PcmFormat format) {
        return PcmDevices.create(new PcmSpec.Alsa(PulseServer.PCM, PulseServer.PCM, LATENCY_MS), format);
    }

    @Override
    long nanoTime() {
        return System.nanoTime();
    }

    @Test
    void whatIsPlayedComesBackUnchangedInPitchAndLevel() throws Exception {
        try (PcmDevice device = device(FORMAT)) {
            device.open();
            short[] tone = Signals.sine(500, 16000, 320, 8000); // ten waves a period
            short[] heard = new short[100 * 320];
            short[] period = new short[320];
            for (int n = 0; n < 100; n++) {
                device.read(period);
                System.arraycopy(period, 0, heard, n * 320, 320);
                device.write(tone);
            }
            assertEquals(8000, Signals.amplitudeAt(500, 16000, heard, 50 * 320, 50 * 320), 200);
            assertEquals(8000 / Math.sqrt(2), Signals.rms(heard, 50 * 320, 50 * 320), 200);
        }
    }

    @Test
    void pauseOfTheAudioThreadIsRepairedInOnePeriodAndCounted() throws Exception {
        try (PcmDevice device = device(FORMAT)) {
            device.open();
            run(device, 50);
            Thread.sleep(700);
            short[] period = new short[320];
            int xruns = 0;
            for (int n = 0; n < 10; n++) {
                int read = device.read(period);
                int written = device.write(period);
                assertTrue(read != PcmDevice.GONE && written != PcmDevice.GONE, device.problem());
                xruns += read == PcmDevice.XRUN || written == PcmDevice.XRUN ? 1 : 0;
            }
            assertEquals(1, xruns);
            assertEquals(1, device.captureXruns() + device.playbackXruns());
            long start = System.nanoTime();
            run(device, 50);
            assertTrue(System.nanoTime() - start > 40 * FORMAT.periodNanos(), "the clock paces again");
        }
    }

    @Test
    void vanishedServerIsNoticedSoonAndTheDeviceCanBeOpenedAgain() throws Exception {
        PcmDevice device = device(FORMAT);
        device.open();
        run(device, 20);
        server.kill();
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            short[] period = new short[320];
            while (device.read(period) != PcmDevice.GONE && device.write(period) != PcmDevice.GONE) {}
        });
        assertGone(device);
        assertTrue(device.problem().startsWith("The ALSA device \"offhook_test\" is gone: "), device.problem());
        assertTimeoutPreemptively(Duration.ofSeconds(10), device::close);

        assertThrows(PcmException.class, device::open);
        server.start();
        device.open();
        run(device, 20);
        assertEquals("", device.problem());
        device.close();
    }

    @Test
    void serverThatMovesNothingIsGivenUpWithinASecondAndOpensAgainWhenItDoes() throws Exception {
        PcmDevice device = device(FORMAT);
        device.open();
        run(device, 20);
        long longest = 0;
        server.freeze();
        try {
            short[] period = new short[320];
            int status = PcmDevice.OK;
            while (status != PcmDevice.GONE) {
                long begun = System.nanoTime();
                status = device.read(period);
                status = status == PcmDevice.GONE ? status : device.write(period);
                longest = Math.max(longest, System.nanoTime() - begun);
            }
        } finally {
            server.thaw();
        }
        assertTrue(longest < 1_000_000_000L, longest + " ns in one period");
        assertEquals("The ALSA device \"offhook_test\" is gone: it moves no sound.", device.problem());
        assertTimeoutPreemptively(Duration.ofSeconds(10), device::close);
        device.open();
        run(device, 20);
        device.close();
    }

    @Test
    void unknownDeviceIsRefusedInOneSentence() {
        PcmDevice device = PcmDevices.create(new PcmSpec.Alsa("nonsense", PulseServer.PCM, 0), FORMAT);
        assertEquals(
                "Cannot open the ALSA device \"nonsense\": No such file or directory.",
                assertThrows(PcmException.class, device::open).getMessage());
        PcmDevice other = PcmDevices.create(new PcmSpec.Alsa(PulseServer.PCM, "hw:77,0", 0), FORMAT);
        String why = assertThrows(PcmException.class, other::open).getMessage();
        assertTrue(why.startsWith("Cannot open the ALSA device \"hw:77,0\": "), why);
    }

    @Test
    void mixerIsSetByNameAndSaysWhatItHasNot() {
        PcmSpec spec = new PcmSpec.Alsa(PulseServer.PCM, PulseServer.PCM, 0);
        MixerProfile.Control half = new MixerProfile.Control(
                "Master", MixerProfile.Direction.PLAYBACK, OptionalInt.of(100), Optional.of(true), Optional.empty());
        MixerProfile.Control none = new MixerProfile.Control(
                "Speaker", MixerProfile.Direction.PLAYBACK, OptionalInt.of(50), Optional.empty(), Optional.empty());
        assertEquals(
                List.of(new Mixers.Fault(1, "there is no control \"Speaker\"; the card has Master")),
                Mixers.apply(spec, new MixerProfile(List.of(half, none))));
        assertEquals(List.of(), Mixers.check(spec, new MixerProfile(List.of(half))));
    }
}
