package org.offhook.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A PulseAudio server of its own with a sound card made of nothing: what programs play can be recorded,
 * what they record can be played. Time is real, samples are exact, no kernel sound is needed.
 */
public final class PulseServer implements AutoCloseable {
    private static final String SPEAKER = "speaker";
    private static final String MICROPHONE = "microphone";

    private final Path home = Folders.create("pulse");
    private final Path socket = home.resolve("native");
    private final int rateHz;
    private final ChildProcess process;
    private final List<ChildProcess> players = new ArrayList<>();

    private PulseServer(int rateHz) {
        this.rateHz = rateHz;
        try {
            Files.writeString(home.resolve("asound.conf"), """
                    pcm.!default { type pulse server "unix:%1$s" }
                    ctl.!default { type pulse server "unix:%1$s" }
                    pcm.pulse { type pulse server "unix:%1$s" }
                    """.formatted(socket));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = ChildProcess.start(
                "pulseaudio",
                List.of(
                        "pulseaudio",
                        "-n",
                        "--daemonize=no",
                        "--use-pid-file=no",
                        "--exit-idle-time=-1",
                        "--disable-shm=yes",
                        "--log-target=stderr",
                        "-L",
                        sink(SPEAKER),
                        "-L",
                        sink(MICROPHONE),
                        "-L",
                        "module-native-protocol-unix auth-anonymous=1 socket=" + socket),
                Map.of("HOME", home.toString(), "XDG_RUNTIME_DIR", home.toString()),
                home.resolve("output"));
        try {
            awaitCard();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void awaitCard() {
        Await.until("PulseAudio to start", Duration.ofSeconds(10), () -> {
            if (!process.isAlive()) {
                throw new AssertionError("PulseAudio does not start: " + process.output());
            }
            return Files.exists(socket) && pactl("set-default-sink", SPEAKER) == 0;
        });
        pactl("set-default-source", MICROPHONE + ".monitor");
    }

    /**
     * Starts a server whose card runs at that rate. Skips or fails the test when PulseAudio or alsa-lib's
     * plug-in for it is {@linkplain Peers#require not here}.
     */
    public static PulseServer start(int rateHz) {
        Peers.require(Peer.PULSEAUDIO, Peer.ALSA_PULSE);
        return new PulseServer(rateHz);
    }

    /**
     * What a program needs in its environment to reach this card: its ALSA devices {@code default} and
     * {@code pulse} are this server.
     */
    public Map<String, String> environment() {
        return Map.of(
                "PULSE_SERVER", "unix:" + socket,
                "PULSE_RUNTIME_PATH", home.toString(),
                "ALSA_CONFIG_PATH", alsaConfig().toString(),
                "HOME", home.toString());
    }

    /** An ALSA configuration file in which the devices {@code default} and {@code pulse} are this server. */
    public Path alsaConfig() {
        return home.resolve("asound.conf");
    }

    /** Plays into the microphone, from now on; does not wait for the end. */
    public void speak(Wav wav) {
        Path file = wav.write(home.resolve("speak-" + players.size() + ".wav"));
        players.add(ChildProcess.start(
                "paplay",
                List.of("paplay", "--device=" + MICROPHONE, file.toString()),
                environment(),
                home.resolve("players")));
    }

    /** Starts to record what the speaker plays. */
    public Recording listen() {
        Path file = home.resolve("heard-" + players.size() + ".raw");
        List<String> command = List.of(
                "parec",
                "--device=" + SPEAKER + ".monitor",
                "--format=s16le",
                "--channels=1",
                "--rate=" + rateHz,
                "--latency-msec=20",
                file.toString());
        ChildProcess recorder = ChildProcess.start("parec", command, environment(), home.resolve("players"));
        players.add(recorder);
        Await.until(
                "parec to record",
                Duration.ofSeconds(5),
                () -> Files.exists(file) && file.toFile().length() > 0);
        return new Recording(recorder, file, rateHz);
    }

    /** What the speaker plays. */
    public record Recording(ChildProcess recorder, Path file, int rateHz) {
        /** Ends the recording and returns it. */
        public Wav stop() {
            recorder.close();
            try {
                byte[] bytes = Files.readAllBytes(file);
                short[] samples = new short[bytes.length / 2];
                java.nio.ByteBuffer.wrap(bytes)
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                        .asShortBuffer()
                        .get(samples);
                return new Wav(rateHz, samples);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private String sink(String name) {
        return "module-null-sink sink_name=" + name + " rate=" + rateHz + " channels=1 format=s16le";
    }

    private int pactl(String... arguments) {
        List<String> command = new ArrayList<>(List.of("pactl", "--server=unix:" + socket));
        command.addAll(List.of(arguments));
        return ChildProcess.run(command, Duration.ofSeconds(5)).exitCode();
    }

    @Override
    public void close() {
        players.forEach(ChildProcess::close);
        process.close();
        Folders.delete(home);
    }
}
