package org.offhook.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Which peers are on this machine. */
public final class Peers {
    /** System property: {@code true} makes a missing peer fail a test that would be skipped without it. */
    public static final String REQUIRED = "offhook.peers.required";

    private static final List<Path> LIBRARY_FOLDERS =
            List.of(Path.of("/usr/lib"), Path.of("/usr/local/lib"), Path.of("/lib"));

    private static final List<String> BOARD_PROGRAMS = List.of(
            "qemu-system-aarch64",
            "aarch64-linux-gnu-gcc",
            "make",
            "mmdebstrap",
            "fdtput",
            "mke2fs",
            "cpio",
            "xz",
            "modprobe");

    private Peers() {}

    /** Empty when the peer can be used, else the reason why it cannot, as half a sentence. */
    public static Optional<String> whyMissing(Peer peer) {
        return switch (peer) {
            case ASTERISK ->
                AsteriskTree.find().isPresent() ? Optional.empty() : Optional.of("no unpacked Asterisk in the cache");
            case BARESIP ->
                baresipModules().isPresent() ? whyNoProgram("baresip") : Optional.of("no module folder of baresip");
            case LINPHONE -> whyNoProgram("linphonec");
            case SIPP -> whyNoProgram("sipp");
            case PULSEAUDIO -> whyNoProgram("pulseaudio").or(() -> whyNoProgram("pactl"));
            case ALSA_PULSE ->
                library("libasound_module_pcm_pulse.so").isPresent()
                        ? Optional.empty()
                        : Optional.of("no PulseAudio plug-in of alsa-lib");
            case ESPEAK -> whyNoProgram("espeak-ng");
            case FFMPEG -> whyNoProgram("ffmpeg");
            case CHROMIUM -> whyNoProgram("chromium");
            case QEMU_BOARD ->
                BOARD_PROGRAMS.stream()
                        .map(Peers::whyNoProgram)
                        .flatMap(Optional::stream)
                        .findFirst();
            case SYSTEMD -> whyNoProgram("systemd-analyze").or(() -> whyNoProgram("systemctl"));
        };
    }

    public static boolean has(Peer peer) {
        return whyMissing(peer).isEmpty();
    }

    /**
     * Skips the running test, or fails it when {@link #REQUIRED} is set, unless all these peers are here.
     * Prints one line for the first that is missing.
     */
    public static void require(Peer... peers) {
        for (Peer peer : peers) {
            Optional<String> reason = whyMissing(peer);
            if (reason.isEmpty()) {
                continue;
            }
            String line = peer.title() + ": " + reason.get() + "; ./offhook test --install gets it";
            if (Boolean.getBoolean(REQUIRED)) {
                throw new AssertionError("required peer is missing: " + line);
            }
            System.out.println("SKIPPED: " + line);
            throw new TestAbortedException("SKIPPED: " + line);
        }
    }

    /** The folder with baresip's loadable modules. */
    static Optional<Path> baresipModules() {
        return library("baresip/modules");
    }

    private static Optional<String> whyNoProgram(String name) {
        return program(name).isPresent() ? Optional.empty() : Optional.of(name + " is not on the PATH");
    }

    /** Where a program of this name is, if it is on the PATH. */
    public static Optional<Path> program(String name) {
        return Stream.of((System.getenv().getOrDefault("PATH", "/usr/bin:/bin") + ":/usr/sbin:/sbin")
                        .split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Looks in the library folders, in their multi-arch folders, and in {@code alsa-lib} of each. */
    private static Optional<Path> library(String name) {
        for (Path folder : LIBRARY_FOLDERS) {
            for (Path candidate : AsteriskTree.withChildren(folder, "*-linux-*")) {
                for (Path found : List.of(
                        candidate.resolve(name), candidate.resolve("alsa-lib").resolve(name))) {
                    if (Files.exists(found)) {
                        return Optional.of(found);
                    }
                }
            }
        }
        return Optional.empty();
    }
}
