package org.offhook.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Asterisk PBX on 127.0.0.1, UDP and TCP on the same free port, its files in a folder of its own that
 * goes when it is closed. Meant to be one for each test class.
 *
 * <p>Numbers to call: 600 echo; 601 a tone of 1004 Hz; 602 reads back digits ended by #; 603 music on
 * hold; 604 {@linkplain #recording records}; 610 answers, says {@link #speech()} and hangs up; 611 rings
 * for ever; 612 busy (486); 613 congestion (503); 614 announcement as early media, then 404; 615 the
 * same, then echo; 616 reads digits without ever answering; 617 sends {@link #ALL_DIGITS} after the first one that it
 * reads, 618 the same without ever answering, 619 and 620 the same two by SIP INFO; 630 conference; 701 a {@linkplain #parkingPlace place}
 * that phones may watch; *97 the caller's voice mail with PIN; *86 and a user's name, leave a
 * message; *8 and a user's name, pick up; and each user's name.
 */
public final class Asterisk implements AutoCloseable {
    /** The two tones of the music on hold. */
    public static final List<Double> MUSIC_HZ = List.of(600.0, 800.0);

    /** What 617 to 620 send. */
    public static final String ALL_DIGITS = "1234567890*#ABCD";

    /** The tone of 601. */
    public static final double TONE_HZ = 1004;

    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(10);
    private static final int RTP_PORTS = 200;

    private final AsteriskTree tree;
    private final Path home;
    private final int port;
    private final Wav speech;
    private final boolean sipTrace;
    private ChildProcess process;

    private Asterisk(Builder builder, AsteriskTree tree) {
        this.tree = tree;
        this.home = Folders.create("pbx");
        this.port = FreePorts.one();
        this.sipTrace = builder.sipTrace;
        this.speech = Speech.say(builder.sentence, 16000);
        int rtpFirst = FreePorts.range(RTP_PORTS);
        Wav music = Wav.tone(8000, Duration.ofSeconds(20), 8000, MUSIC_HZ.get(0), MUSIC_HZ.get(1));
        new AsteriskFiles(home, tree)
                .write(
                        new AsteriskFiles.Settings(
                                port,
                                rtpFirst,
                                rtpFirst + RTP_PORTS - 1,
                                builder.directMedia,
                                builder.longestRegistration,
                                Optional.ofNullable(builder.seenAt),
                                builder.users),
                        speech,
                        music);
        try {
            startAgain();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Skips or fails the test when Asterisk is {@linkplain Peers#require not here}. */
    public static Builder builder() {
        Peers.require(Peer.ASTERISK);
        return new Builder();
    }

    /** What the PBX is to be like. */
    public static final class Builder {
        private final List<AsteriskUser> users = new ArrayList<>();
        private boolean directMedia;
        private boolean sipTrace;
        private String seenAt;
        private Duration longestRegistration = Duration.ofHours(2);
        private String sentence = "The number you have dialled plays this announcement. Please listen to the end.";

        private Builder() {}

        public Builder user(AsteriskUser user) {
            users.add(user);
            return this;
        }

        /**
         * Lets Asterisk re-INVITE two users so that their media flow past it. Until they do, sequence numbers may
         * jump within a stream, which not every phone takes well.
         */
        public Builder directMedia() {
            directMedia = true;
            return this;
        }

        /** However long a registration is asked for, it is granted for so long at most. */
        public Builder longestRegistration(Duration time) {
            longestRegistration = time;
            return this;
        }

        /**
         * For users who reach it through a translator of addresses: the address that it says is its own. Where they
         * are is taken from their packets.
         */
        public Builder seenAt(String address) {
            seenAt = address;
            return this;
        }

        /** Every SIP message goes to {@link Asterisk#log}. */
        public Builder sipTrace() {
            sipTrace = true;
            return this;
        }

        /** What 610, 614 and 615 say. */
        public Builder speech(String newSentence) {
            sentence = newSentence;
            return this;
        }

        /** Starts the PBX and waits until it is ready for calls. */
        public Asterisk start() {
            return new Asterisk(this, AsteriskTree.find().orElseThrow());
        }
    }

    public String host() {
        return "127.0.0.1";
    }

    /** UDP and TCP. */
    public int port() {
        return port;
    }

    /** {@code sip:number@127.0.0.1:port}. */
    public String uri(String number) {
        return "sip:" + number + "@" + host() + ":" + port;
    }

    /** What 610, 614 and 615 say, in 16 kHz. */
    public Wav speech() {
        return speech;
    }

    /** Runs a command of Asterisk's command line and returns what it prints. */
    public String cli(String command) {
        return ChildProcess.run(
                        tree.command("/usr/sbin/asterisk", "-C", home + "/etc/asterisk.conf", "-rx", command),
                        COMMAND_LIMIT)
                .output();
    }

    public boolean isRegistered(String user) {
        return !contacts(user).isEmpty();
    }

    /** The contact addresses that a user has registered. */
    public List<String> contacts(String user) {
        Pattern pattern = Pattern.compile("Contact: +" + Pattern.quote(user) + "/(\\S+)");
        return pattern.matcher(cli("pjsip show aor " + user))
                .results()
                .map(result -> result.group(1))
                .filter(uri -> uri.startsWith("sip"))
                .toList();
    }

    public void awaitRegistered(String user) {
        Await.until("registration of " + user, Duration.ofSeconds(10), () -> isRegistered(user));
    }

    /** How many channels there are; a call between two users has two. */
    public int channels() {
        Matcher matcher = Pattern.compile("(\\d+) active channel").matcher(cli("core show channels count"));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /**
     * Calls a user, and connects who answers to a number.
     *
     * @param number what to connect to, such as 600 for echo, 610 for an announcement, or {@code wait}
     * @param callerId such as {@code Alice <555>}
     */
    public void originate(String user, String number, String callerId) {
        String call = """
                Channel: PJSIP/%s
                CallerID: %s
                WaitTime: 60
                MaxRetries: 0
                Context: users
                Extension: %s
                Priority: 1
                """.formatted(user, callerId, number);
        try {
            // Asterisk picks files up from its folder at once, so they are moved there whole.
            Path file = Files.createTempFile(home.resolve("spool/tmp"), "call", ".call");
            Files.writeString(file, call);
            Files.move(file, home.resolve("spool/outgoing").resolve(file.getFileName()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What those see who watch 701.
     *
     * @param state in the PBX's words: NOT_INUSE, INUSE, RINGING, ONHOLD …
     */
    public void parkingPlace(String state) {
        cli("devstate change Custom:place " + state);
    }

    public void hangUpAll() {
        cli("channel request hangup all");
    }

    /** What callers of 602 have entered, oldest first. */
    public List<String> digitsRead() {
        return Pattern.compile("offhook-digits ([0-9A-D*#]*)")
                .matcher(log())
                .results()
                .map(result -> result.group(1))
                .distinct()
                .toList();
    }

    /** What the caller of that name said to 604. */
    public Wav recording(String caller) {
        return Wav.read(home.resolve("recordings").resolve(caller + ".wav16"));
    }

    /** New messages in a user's mailbox. */
    public int newMessages(String user) {
        Path inbox = home.resolve("spool/voicemail/default").resolve(user).resolve("INBOX");
        try (var files = Files.exists(inbox) ? Files.list(inbox) : java.util.stream.Stream.<Path>empty()) {
            return (int) files.filter(file -> file.toString().endsWith(".txt")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Notices, warnings, dial-plan steps and DTMF so far, and SIP when it is traced. */
    public String log() {
        try {
            return Files.readString(home.resolve("log/full"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The PBX vanishes like in a power cut. Registrations over TCP are lost; those over UDP that are older
     * than about a second survive in its database.
     */
    public void kill() {
        process.kill();
    }

    /** Starts a killed PBX again on the same port, and waits until it is ready. */
    public void startAgain() {
        if (process != null) {
            process.close();
        }
        process = ChildProcess.start(
                "asterisk",
                tree.command("/usr/sbin/asterisk", "-f", "-C", home + "/etc/asterisk.conf"),
                Map.of(),
                home.resolve("log/console"));
        Path socket = home.resolve("run/asterisk.ctl");
        Await.until("Asterisk to start", START_LIMIT, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("Asterisk does not start: " + process.output());
            }
            return Files.exists(socket) && cli("core waitfullybooted").contains("fully booted");
        });
        if (sipTrace) {
            cli("pjsip set logger on");
        }
    }

    /** Copies Asterisk's log somewhere that outlives it. */
    public void saveLog(Path target) {
        try {
            Files.copy(home.resolve("log/full"), target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.kill();
        process.close();
        Folders.delete(home);
    }
}
