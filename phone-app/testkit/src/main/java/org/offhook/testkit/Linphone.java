package org.offhook.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A linphonec on 127.0.0.1 without account and sound card: it speaks a WAV file, records what it hears to another, and is
 * operated by what is typed into it.
 */
public final class Linphone implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** Silence before the speech, in which the other side's jitter buffer finds its delay. */
    private static final Duration LEAD = Duration.ofMillis(1200);

    private final Path home = Folders.create("lp");
    private final int sipPort = FreePorts.one();
    private final ChildProcess process;

    private Linphone(String codec) {
        Path config = home.resolve("linphonerc");
        try {
            Files.createDirectories(home.resolve(".local/share/linphone"));
            Files.writeString(config, config());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // An output that is no terminal is written by the block, which would keep what is waited for.
        process = ChildProcess.start(
                "linphonec",
                List.of("stdbuf", "-oL", "linphonec", "-S", "-c", config.toString()),
                Map.of("HOME", home.toString()),
                home.resolve("output"));
        try {
            prepare(codec);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /**
     * Skips or fails the test when linphonec is {@linkplain Peers#require not here}.
     *
     * @param codec the only one, as linphonec lists it: {@code opus (48000)}, {@code G722 (8000)}
     */
    public static Linphone start(String codec) {
        Peers.require(Peer.LINPHONE);
        return new Linphone(codec);
    }

    private void prepare(String codec) {
        type("ipv6 disable");
        type("soundcard use files");
        type("codec list");
        Matcher listed = process.awaitLine(Pattern.compile("(\\d+): " + Pattern.quote(codec)), LIMIT);
        type("codec disable all");
        type("codec enable " + listed.group(1));
        type("record " + heardFile());
        type("codec list");
        process.awaitLine(
                Pattern.compile(listed.group(1) + ": " + Pattern.quote(codec) + " enabled[\\s\\S]*" + listed.group(1)
                        + ": " + Pattern.quote(codec) + " enabled"),
                LIMIT);
    }

    private String config() {
        int rtp = FreePorts.range(4);
        return """
                [sip]
                sip_port=%d
                sip_tcp_port=0
                sip_tls_port=0
                bind_address=127.0.0.1
                contact=sip:303@127.0.0.1
                guess_hostname=0
                register_only_when_network_is_up=0
                auto_net_state_mon=0
                [rtp]
                audio_rtp_port=%d
                bind_address=127.0.0.1
                [net]
                mtu=0
                [video]
                enabled=0
                [sound]
                echocancellation=0
                agc=0
                """.formatted(sipPort, rtp);
    }

    private Path heardFile() {
        return home.resolve("heard.wav");
    }

    /** Where it can be called without a server. */
    public String address() {
        return "127.0.0.1:" + sipPort;
    }

    public void dial(String uri) {
        type("call " + uri);
    }

    public void awaitIncoming() {
        process.awaitLine(Pattern.compile("LinphoneCallIncomingReceived|incoming call"), LIMIT);
    }

    public void answer() {
        type("answer");
    }

    /** Says this from now on, in a call. */
    public void say(Wav speech) {
        int rate = speech.rateHz();
        Wav file = Wav.silence(rate, LEAD).then(speech).then(Wav.silence(rate, Duration.ofSeconds(30)));
        type("play " + file.write(home.resolve("says.wav")));
    }

    public void awaitConnected() {
        process.awaitLine(Pattern.compile("LinphoneCallStreamsRunning|Streams running|connected"), LIMIT);
    }

    public void hangUp() {
        type("terminate");
    }

    public void awaitEnded() {
        process.awaitLine(Pattern.compile("LinphoneCallEnd|LinphoneCallReleased|Call \\d+ .*ended"), LIMIT);
    }

    /** What it has heard; ends the program, as the file is whole only then. */
    public Wav heard() {
        type("quit");
        process.awaitExit(LIMIT);
        return Wav.read(heardFile());
    }

    /** All that linphonec has printed. */
    public String output() {
        return process.output();
    }

    private void type(String line) {
        try {
            OutputStream input = process.input();
            input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("linphonec has ended; it printed:\n" + output(), e);
        }
    }

    @Override
    public void close() {
        process.close();
        Folders.delete(home);
    }
}
