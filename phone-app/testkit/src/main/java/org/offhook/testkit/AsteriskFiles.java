package org.offhook.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes everything that one Asterisk reads, below one folder. */
final class AsteriskFiles {
    private static final List<String> TEMPLATES =
            List.of("asterisk.conf", "modules.conf", "logger.conf", "rtp.conf", "musiconhold.conf", "indications.conf");

    /** Asterisk warns when these are not there. */
    private static final List<String> EMPTY = List.of(
            "acl.conf",
            "ccss.conf",
            "cdr.conf",
            "cel.conf",
            "cli.conf",
            "codecs.conf",
            "confbridge.conf",
            "dnsmgr.conf",
            "dsp.conf",
            "enum.conf",
            "extconfig.conf",
            "features.conf",
            "http.conf",
            "manager.conf",
            "pjproject.conf",
            "pjsip_notify.conf",
            "sorcery.conf",
            "stasis.conf",
            "udptl.conf");

    /**
     * Joins two users' media without decoding. It comes in some packets after the call has begun, and from then on
     * passes on the sender's sequence numbers in place of Asterisk's. If that is a step back, baresip takes every
     * packet for one that is late, and hears nothing; so only a test that asks for it has it.
     */
    private static final String DIRECT_MEDIA_BRIDGE = "load=bridge_native_rtp.so";

    private final Path home;
    private final AsteriskTree tree;

    AsteriskFiles(Path home, AsteriskTree tree) {
        this.home = home;
        this.tree = tree;
    }

    /** What differs from one PBX to the next. */
    record Settings(
            int port,
            int rtpFirst,
            int rtpLast,
            boolean directMedia,
            Duration longestRegistration,
            Optional<String> seenAt,
            List<AsteriskUser> users) {}

    void write(Settings settings, Wav speech, Wav music) {
        try {
            for (String folder : List.of(
                    "etc",
                    "db/keys",
                    "data/sounds/offhook",
                    "spool/outgoing",
                    "spool/tmp",
                    "run",
                    "log",
                    "music",
                    "recordings")) {
                Files.createDirectories(home.resolve(folder));
            }
            Files.createSymbolicLink(home.resolve("data/documentation"), tree.documentation());
            Files.createSymbolicLink(home.resolve("data/sounds/en"), tree.sounds());
            writeSounds(speech, music);
            for (String name : EMPTY) {
                write(name, "");
            }
            Map<String, String> values = Map.of(
                    "outside", settings.seenAt.map(AsteriskFiles::outside).orElse(""),
                    "home", home.toString(),
                    "modules", tree.modules().toString(),
                    "port", String.valueOf(settings.port),
                    "rtpFirst", String.valueOf(settings.rtpFirst),
                    "rtpLast", String.valueOf(settings.rtpLast),
                    "directMediaBridge", settings.directMedia ? DIRECT_MEDIA_BRIDGE : "");
            for (String name : TEMPLATES) {
                write(name, fill(name, values));
            }
            writeUsers(settings, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For a transport: everybody but a network for examples (RFC 5737) is told this address. */
    private static String outside(String address) {
        return "external_signaling_address=" + address + "\nexternal_media_address=" + address
                + "\nlocal_net=192.0.2.0/24";
    }

    /** Sounds in 8 and 16 kHz; Asterisk takes what suits the call's codec. */
    private void writeSounds(Wav speech, Wav music) {
        Path sounds = home.resolve("data/sounds/offhook");
        speech.at(8000).write(sounds.resolve("speech.wav"));
        speech.at(16000).write(sounds.resolve("speech.wav16"));
        music.at(8000).write(home.resolve("music/music.wav"));
        Wav.silence(8000, Duration.ofMillis(200)).write(sounds.resolve("silence.wav"));
    }

    private void writeUsers(Settings settings, Map<String, String> common) throws IOException {
        StringBuilder pjsip = new StringBuilder(fill("pjsip.conf", common));
        StringBuilder extensions = new StringBuilder(fill("extensions.conf", common));
        StringBuilder voicemail = new StringBuilder(fill("voicemail.conf", common));
        for (AsteriskUser user : settings.users) {
            Map<String, String> values = new HashMap<>(common);
            values.put("user", user.name());
            values.put("password", user.password());
            values.put("codecs", String.join(",", user.codecs()));
            values.put("algorithms", String.join(",", user.digests()));
            values.put("longest", String.valueOf(settings.longestRegistration.toSeconds()));
            values.put("address", settings.seenAt.orElse("127.0.0.1"));
            values.put("bindMedia", settings.seenAt.isPresent() ? "no" : "yes");
            values.put("rewriteContact", settings.seenAt.isPresent() ? "yes" : "no");
            values.put("directMedia", settings.directMedia ? "yes" : "no");
            String mailbox = user.mailboxPin().isPresent() ? "mailboxes=" + user.name() + "@default" : "";
            values.put("endpointMailbox", mailbox);
            values.put("aorMailbox", mailbox);
            pjsip.append(fill("pjsip-user.conf", values));
            extensions.append(fill("extensions-user.conf", values));
            user.mailboxPin().ifPresent(pin -> voicemail
                    .append(user.name())
                    .append(" => ")
                    .append(pin)
                    .append(",User ")
                    .append(user.name())
                    .append('\n'));
        }
        write("pjsip.conf", pjsip.toString());
        write("extensions.conf", extensions.toString());
        write("voicemail.conf", voicemail.toString());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(home.resolve("etc").resolve(name), text);
    }

    private static String fill(String template, Map<String, String> values) {
        try (InputStream in = AsteriskFiles.class.getResourceAsStream("asterisk/" + template)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace('@' + value.getKey() + '@', value.getValue());
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
