package org.offhook.testboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.offhook.provisioning.config.MacAddress;
import org.offhook.provisioning.fleet.FleetServer;
import org.offhook.provisioning.fleet.Tokens;
import org.offhook.testkit.Asterisk;
import org.offhook.testkit.AsteriskUser;

/** What stands in the office: a PBX, and the real fleet server with the configuration of one phone. */
final class HostServices implements AutoCloseable {
    /** This machine, as the board sees it. */
    static final String HOST = "10.0.2.2";

    static final String USER = "101";
    private static final MacAddress MAC =
            MacAddress.parse("52:54:00:12:34:56").orElseThrow();

    private final Path folder;
    private final String token = Tokens.random();
    private final Asterisk pbx;
    private FleetServer fleet;

    /** @param codecs of the phone's account, in the PBX's words */
    HostServices(Path folder, String... codecs) throws IOException {
        this.folder = folder;
        pbx = Asterisk.builder()
                .seenAt(HOST)
                .user(AsteriskUser.named(USER).withCodecs(codecs))
                .start();
        Files.createDirectories(folder.resolve("devices"));
        Files.writeString(folder.resolve(Tokens.FILE), Tokens.line(MAC, token) + "\n");
        Files.writeString(folder.resolve("common.yaml"), common("pcmu", ""));
        label("Emulated");
        fleet = FleetServer.start(folder, 0, line -> System.out.println("fleet: " + line));
    }

    Asterisk pbx() {
        return pbx;
    }

    /** What the phone's display calls its line. */
    void label(String label) throws IOException {
        String text = """
                accounts:
                  - label: "%s"
                    user: "%s"
                    password: "%s"
                """.formatted(label, USER, AsteriskUser.named(USER).password());
        Files.writeString(folder.resolve("devices").resolve(MAC.hex() + ".yaml"), text);
        if (fleet != null) {
            fleet.reload();
        }
    }

    /** What holds for every phone: the codec that it offers, and a sound device if not the board's own. */
    void common(Codec codec, String sound) throws IOException {
        Files.writeString(folder.resolve("common.yaml"), common(codec.word, sound));
        fleet.reload();
    }

    /** Codecs in the phone's words. */
    enum Codec {
        PCMU("pcmu"),
        OPUS("opus");

        private final String word;

        Codec(String word) {
            this.word = word;
        }
    }

    private String common(String codec, String sound) {
        return """
                version: 1
                accounts:
                  - server: "%s:%d"
                    codecs: [%s]
                    expires: 60
                calls:
                  interDigitSeconds: 2
                %s
                """.formatted(HOST, pbx.port(), codec, sound.isEmpty() ? "" : "audio:\n  device: \"" + sound + "\"");
    }

    /** {@code /etc/offhook} of a phone that was told where its configuration is, in that folder. */
    void commission(Path etc) throws IOException {
        Files.createDirectories(etc);
        Files.writeString(etc.resolve("token"), token + "\n");
        Files.writeString(etc.resolve("offhook.env"), """
                OFFHOOK_ARGS=run --provision http://%s:%d/config/{mac}.yaml --allow-http --mac %s \
                --token-file /etc/offhook/token --board /etc/offhook/board.yaml
                """.formatted(HOST, fleet.port(), MAC));
    }

    @Override
    public void close() {
        fleet.close();
        pbx.close();
    }
}
