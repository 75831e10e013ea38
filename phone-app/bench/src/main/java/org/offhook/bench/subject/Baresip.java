package org.offhook.bench.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The peer: baresip as Debian packages it (baresip-core), with the modules that the call needs and no other. Its jitter
 * buffer and what is not named here stay as the program's own default is.
 *
 * @param conceals with its module for packet loss concealment, too, where it is installed
 */
public record Baresip(boolean conceals) implements Program {

    /** With the modules that a call needs and no other. */
    public Baresip() {
        this(false);
    }

    private static final String PROGRAM = "baresip";
    /** It ends by itself, should nobody be left to end it. */
    private static final int LONGEST_RUN_SECONDS = 3600;

    private static final List<Path> LIBRARY_FOLDERS =
            List.of(Path.of("/usr/lib"), Path.of("/usr/local/lib"), Path.of("/usr/lib64"));

    @Override
    public String name() {
        return "baresip";
    }

    @Override
    public String version() {
        return Tool.firstLine(Path.of("."), PROGRAM, "-h")
                .map(line -> line.replaceFirst(" Copyright.*", ""))
                .orElse("baresip (not installed)");
    }

    @Override
    public Command prepare(Path folder, PhoneSetup setup) throws IOException {
        Path modules = modules();
        String concealing = conceals && Files.exists(modules.resolve("plc.so")) ? "module plc.so\n" : "";
        Files.writeString(folder.resolve("config"), config(setup, modules) + concealing);
        Files.writeString(folder.resolve("accounts"), accounts(setup));
        return new Command(
                List.of(PROGRAM, "-4", "-t", "" + LONGEST_RUN_SECONDS, "-f", folder.toString()),
                Map.of(),
                Optional.empty());
    }

    static String config(PhoneSetup setup, Path modules) {
        List<String> lines = new ArrayList<>(List.of(
                "poll_method epoll",
                "sip_listen 127.0.0.1:" + setup.sipPort(),
                "net_interface 127.0.0.1",
                "audio_player aubridge,loop",
                "audio_source aubridge,loop",
                "audio_alert aubridge,loop",
                "ausrc_channels 1",
                "auplay_channels 1",
                "opus_stereo no",
                "opus_sprop_stereo no",
                "module_path " + modules,
                "module " + codecModule(setup),
                "module aubridge.so",
                "module_tmp account.so"));
        return String.join("\n", lines) + "\n";
    }

    static String accounts(PhoneSetup setup) {
        StringBuilder accounts = new StringBuilder();
        for (String user : setup.userList()) {
            accounts.append("<sip:%s@127.0.0.1:%d>;auth_pass=%s;regint=3600;answermode=auto\n"
                    .formatted(user, setup.registrarPort(), PhoneSetup.PASSWORD));
        }
        return accounts.toString();
    }

    private static String codecModule(PhoneSetup setup) {
        return switch (setup.codec()) {
            case PCMU -> "g711.so";
            case OPUS -> "opus.so";
        };
    }

    /** Debian keeps the modules in /usr/lib/baresip, newer packages in a folder per processor below /usr/lib. */
    private static Path modules() throws IOException {
        for (Path library : LIBRARY_FOLDERS.stream().filter(Files::isDirectory).toList()) {
            try (Stream<Path> found =
                    Files.find(library, 4, (path, is) -> path.endsWith("baresip/modules/aubridge.so"))) {
                Path module = found.findFirst().orElse(null);
                if (module != null) {
                    return module.getParent();
                }
            }
        }
        throw new IOException("baresip's module aubridge.so is not in /usr/lib: install the package baresip-core");
    }
}
