package org.offhook.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A baresip on 127.0.0.1 with one account: an independent phone that says what it is given, records what
 * it sends and what it hears, and is operated by its control port.
 */
public final class Baresip implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofSeconds(10);
    private static final Duration SPEECH_LIMIT = Duration.ofSeconds(30);
    private static final int WAV_HEADER = 44;
    private static final Duration SILENCE_AFTER_SPEECH = Duration.ofMinutes(2);

    private final Path home = Folders.create("bs");
    private final int sipPort = FreePorts.range(4);
    private final ChildProcess process;
    private final BaresipControl control;
    private final Duration speechLength;

    private Baresip(Builder builder) {
        int controlPort = sipPort + 3;
        speechLength = builder.speech.map(Wav::length).orElse(Duration.ZERO);
        try {
            Files.createDirectory(home.resolve("recordings"));
            Files.writeString(home.resolve("config"), config(builder, controlPort));
            Files.writeString(home.resolve("accounts"), account(builder));
            Files.writeString(home.resolve("contacts"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = ChildProcess.start(
                "baresip",
                List.of("baresip", "-4", "-f", home.toString()),
                Map.of("HOME", home.toString()),
                home.resolve("output"));
        try {
            process.awaitTcpPort(controlPort, START_LIMIT);
            control = new BaresipControl(controlPort);
        } catch (RuntimeException | Error e) {
            process.close();
            Folders.delete(home);
            throw e;
        }
    }

    /**
     * Skips or fails the test when baresip is {@linkplain Peers#require not here}.
     *
     * @param user name and login
     * @param server host and port of registrar and proxy
     */
    public static Builder builder(String user, String password, String server) {
        Peers.require(Peer.BARESIP);
        return new Builder(user, password, server);
    }

    /** Like {@link #builder(String, String, String)}, as a user of that PBX. */
    public static Builder builder(AsteriskUser user, Asterisk pbx) {
        return builder(user.name(), user.password(), pbx.host() + ":" + pbx.port());
    }

    /** What the phone is to be like. */
    public static final class Builder {
        private final String user;
        private final String password;
        private final String server;
        private String transport = "udp";
        private String codecs = "PCMU";
        private String answerMode = "manual";
        private Optional<Wav> speech = Optional.empty();
        private boolean registers = true;
        private boolean records = true;
        private String moreParameters = "";

        private Builder(String user, String password, String server) {
            this.user = user;
            this.password = password;
            this.server = server;
        }

        /** udp or tcp. */
        public Builder transport(String name) {
            transport = name;
            return this;
        }

        /** In baresip's words, best first: opus/48000/2, G722/16000, PCMU, PCMA. */
        public Builder codecs(String... names) {
            codecs = String.join(",", names);
            return this;
        }

        /** Answers every call at once. */
        public Builder answersByItself() {
            answerMode = "auto";
            return this;
        }

        /** Says this, once, from the start of each call; without it the phone is a loop: it says what it hears. */
        public Builder says(Wav wav) {
            speech = Optional.of(wav);
            return this;
        }

        /** Sends no REGISTER: for calls without a server. */
        public Builder withoutRegistration() {
            registers = false;
            return this;
        }

        /** Writes no WAV files: for benchmarks. */
        public Builder withoutRecording() {
            records = false;
            return this;
        }

        /** Further account parameters, such as {@code ;mediaenc=srtp-mand}. */
        public Builder parameters(String parameters) {
            moreParameters += parameters;
            return this;
        }

        public Baresip start() {
            return new Baresip(this);
        }
    }

    /** Where it can be called without a server. */
    public String uri() {
        return "sip:127.0.0.1:" + sipPort;
    }

    public long pid() {
        return process.pid();
    }

    public boolean isRegistered() {
        return control.command("reginfo", "").contains("OK");
    }

    public void awaitRegistered() {
        Await.until("registration of baresip, which printed:\n" + output(), START_LIMIT, this::isRegistered);
    }

    /** Calls; does not wait for the answer. */
    public void dial(String uri) {
        control.command("dial", uri);
    }

    /** Calls and waits for the answer. */
    public void call(String uri) {
        dial(uri);
        awaitEstablished();
    }

    public void awaitIncoming() {
        awaitEvent("CALL_INCOMING");
    }

    public void answer() {
        control.command("accept", "");
    }

    public void awaitEstablished() {
        awaitEvent("CALL_ESTABLISHED");
    }

    /** Waits for the end of a call and returns the reason that baresip gives. */
    public String awaitClosed() {
        return awaitEvent("CALL_CLOSED");
    }

    /** Hangs up, or rejects when it rings. */
    public void hangUp() {
        control.command("hangup", "");
        awaitClosed();
    }

    public void hold() {
        control.command("hold", "");
    }

    public void resume() {
        control.command("resume", "");
    }

    /** Blind transfer of the current call. */
    public void transfer(String uri) {
        control.command("transfer", uri);
    }

    /** Sends DTMF as telephone-events, one key after the other. */
    public void press(String keys) {
        keys.chars().forEach(key -> {
            control.command("sndcode", Character.toString(key));
            Await.pause(Duration.ofMillis(250));
            control.command("sndcode", "");
            Await.pause(Duration.ofMillis(150));
        });
    }

    /**
     * Waits for an event in baresip's words: REGISTER_OK, CALL_RINGING, CALL_PROGRESS, CALL_DTMF_START, …
     * Each event is taken once.
     *
     * @return the event's parameter, such as the DTMF key
     */
    public String awaitEvent(String type) {
        return control.awaitEvent(type, Duration.ofSeconds(20));
    }

    /** Any command of baresip's menu. */
    public String command(String name, String parameters) {
        return control.command(name, parameters);
    }

    /**
     * Waits until the phone has said its speech in this call and been silent for a while after it, by its own clock: a
     * machine that is busy is late.
     */
    public void awaitSaid(Duration silence) {
        double seconds = speechLength.plus(silence).toNanos() / 1e9;
        Await.until("baresip to finish its speech", speechLength.plus(SPEECH_LIMIT), () -> sentSeconds() >= seconds);
    }

    private double sentSeconds() {
        Optional<Path> file = newestRecording("-enc.wav");
        if (file.isEmpty()) {
            return 0;
        }
        try (InputStream in = Files.newInputStream(file.get())) {
            byte[] head = in.readNBytes(WAV_HEADER);
            if (head.length < WAV_HEADER) {
                return 0;
            }
            int bytesPerSecond =
                    ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(28);
            return (double) in.skip(Long.MAX_VALUE) / bytesPerSecond;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the last call has heard, decoded, before the play-out buffer; complete after the call. */
    public Wav heard() {
        return recording("-dec.wav");
    }

    /** What the last call has sent, before encoding; complete after the call. */
    public Wav sent() {
        return recording("-enc.wav");
    }

    /** All that baresip has printed. */
    public String output() {
        return process.output();
    }

    private Wav recording(String suffix) {
        Path file = newestRecording(suffix).orElseThrow(() -> new AssertionError("baresip has recorded nothing"));
        // Baresip says that the call is over a moment before it finishes the file.
        Await.until("baresip to finish " + file.getFileName(), Duration.ofSeconds(3), () -> isFinished(file));
        return Wav.read(file);
    }

    private Optional<Path> newestRecording(String suffix) {
        try (Stream<Path> files = Files.list(home.resolve("recordings"))) {
            return files.filter(file -> file.toString().endsWith(suffix)).max(Path::compareTo);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The length in the header, which is written last, is that of the file. */
    private static boolean isFinished(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(8);
            return head.length == 8
                    && ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(4) + 8L == Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String config(Builder builder, int controlPort) {
        int rtp = FreePorts.range(20);
        String source = "aubridge,loop";
        int rateHz = 16000;
        if (builder.speech.isPresent()) {
            Wav speech = builder.speech.get();
            rateHz = speech.rateHz();
            // Baresip hangs up at the end of its file, so silence follows.
            Wav padded = speech.then(Wav.silence(rateHz, SILENCE_AFTER_SPEECH));
            source = "aufile," + padded.write(home.resolve("says.wav"));
        }
        return """
                poll_method epoll
                sip_listen 127.0.0.1:%d
                net_interface 127.0.0.1
                call_local_timeout 120
                call_max_calls 8
                audio_source %s
                audio_player aubridge,loop
                audio_alert aubridge,alert
                ausrc_srate %d
                auplay_srate %d
                ausrc_channels 1
                auplay_channels 1
                rtp_ports %d-%d
                jitter_buffer_delay 2-10
                statmode_default off
                module_path %s
                module g711.so
                module g722.so
                module l16.so
                module opus.so
                module aufile.so
                module aubridge.so
                module srtp.so
                %s
                module_tmp uuid.so
                module_tmp account.so
                module_app menu.so
                module_app ctrl_tcp.so
                snd_path %s
                ctrl_tcp_listen 127.0.0.1:%d
                """.formatted(
                        sipPort,
                        source,
                        rateHz,
                        rateHz,
                        rtp,
                        rtp + 19,
                        Peers.baresipModules().orElseThrow(),
                        builder.records ? "module sndfile.so" : "",
                        home.resolve("recordings"),
                        controlPort);
    }

    private static String account(Builder builder) {
        return "<sip:%s@%s;transport=%s>;auth_pass=%s;audio_codecs=%s;answermode=%s;regint=%d%s%n"
                .formatted(
                        builder.user,
                        builder.server,
                        builder.transport,
                        builder.password,
                        builder.codecs,
                        builder.answerMode,
                        builder.registers ? 60 : 0,
                        builder.moreParameters);
    }

    @Override
    public void close() {
        control.close();
        process.close();
        Folders.delete(home);
    }
}
