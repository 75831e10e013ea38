package org.offhook.audio.pcm;

import com.sun.jna.Native;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A PulseAudio of our own with a sink that nobody hears, reached through ALSA's {@code pulse} plug-in by the name
 * {@link #PCM}: what is played comes back as the microphone. A second
 * sink listens all the time, or else the first would wait two seconds before its first sample. Memory is not shared, as
 * libpulse may wait for ever for the memory of a server that was killed.
 */
final class PulseServer implements AutoCloseable {

    static final String PCM = "offhook_test";

    private static final String SINK = "offhook_sink";

    private final Path folder;
    private Process process;

    /** The C library, for the environment of this process, where alsa-lib looks for its configuration. */
    private static final class C {

        static {
            Native.register(C.class, "c");
        }

        static native int setenv(String name, String value, int overwrite);
    }

    PulseServer(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        Files.writeString(folder.resolve("asound.conf"), configuration());
        for (String name : List.of("HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME")) {
            C.setenv(name, folder.toString(), 1);
        }
        C.setenv("ALSA_CONFIG_PATH", folder.resolve("asound.conf").toString(), 1);
        start();
    }

    void start() throws IOException, InterruptedException {
        Files.deleteIfExists(socket());
        ProcessBuilder builder = new ProcessBuilder(
                "pulseaudio",
                "-n",
                "--daemonize=no",
                "--exit-idle-time=-1",
                "--use-pid-file=no",
                "--disable-shm=yes",
                "--load=module-null-sink rate=48000 sink_name=" + SINK,
                "--load=module-null-sink rate=48000 sink_name=nowhere",
                "--load=module-loopback latency_msec=20 sink=nowhere source=" + SINK + ".monitor",
                "--load=module-native-protocol-unix auth-anonymous=1 socket=" + socket());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
        process = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("pulseaudio.log").toFile())
                .start();
        for (int tries = 0; !Files.exists(socket()); tries++) {
            if (tries > 500 || !process.isAlive()) {
                throw new IOException(
                        "pulseaudio does not start: " + Files.readString(folder.resolve("pulseaudio.log")));
            }
            Thread.sleep(20);
        }
    }

    /** Plays until the sink has settled. */
    void warmUp() throws PcmException {
        PcmFormat format = PcmFormat.of(16000, 20);
        try (PcmDevice device = PcmDevices.create(new PcmSpec.Alsa(PCM, PCM, 200), format)) {
            device.open();
            short[] period = new short[format.periodFrames()];
            for (int good = 0; good < 25; good++) {
                boolean ok = device.read(period) == PcmDevice.OK;
                ok &= device.write(period) == PcmDevice.OK;
                good = ok ? good : 0;
            }
        }
    }

    /** As if the sound card were pulled out. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** It lives, and moves nothing. */
    void freeze() throws IOException, InterruptedException {
        signal("-STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("-CONT");
    }

    private void signal(String which) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", which, Long.toString(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("kill " + which + " answers " + status);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.onExit().orTimeout(5, TimeUnit.SECONDS).join();
        } catch (CompletionException stubborn) {
            kill();
        }
    }

    private String configuration() {
        return """
                </usr/share/alsa/alsa.conf>
                pcm.%1$s {
                    type asym
                    playback.pcm {
                        type pulse
                        server "unix:%2$s"
                        device "%3$s"
                        handle_underrun 1
                    }
                    capture.pcm {
                        type pulse
                        server "unix:%2$s"
                        device "%3$s.monitor"
                    }
                }
                ctl.%1$s {
                    type pulse
                    server "unix:%2$s"
                    sink "%3$s"
                    source "%3$s.monitor"
                }
                """.formatted(PCM, socket(), SINK);
    }

    private Path socket() {
        return folder.resolve("native");
    }
}
