package org.offhook.provisioning.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetMainTest {

    @TempDir
    private Path temporary;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private SampleFolder sample;
    private String folder;
    private Path rendered;

    @BeforeEach
    void makeFolder() throws IOException {
        sample = new SampleFolder(temporary.resolve("fleet"));
        folder = sample.path().toString();
        rendered = temporary.resolve("out");
    }

    @Test
    void lintOfAGoodFolderIsOneLineAndSuccess() {
        assertEquals(0, run("lint", folder));
        assertEquals("Phones: 2, nothing wrong.\n", out());
    }

    @Test
    void lintNamesFileAndLineAndFails() throws IOException {
        sample.write("models/rotary.yaml", "calls:\n  interDigitSecond: 8\n");
        assertEquals(1, run("lint", folder));
        assertEquals(
                "models/rotary.yaml:2: calls.interDigitSecond: unknown field; did you mean \"interDigitSeconds\"?\n",
                err());
    }

    @Test
    void renderWritesWhatTheServerSends() throws IOException {
        assertEquals(0, run("render", folder, rendered.toString()));
        Rendering.Ready ready =
                (Rendering.Ready) FleetFolder.read(sample.path()).phones().get(SampleFolder.RECEPTION);
        Path file = rendered.resolve("config/001a2b3c4d5e.yaml");
        assertEquals(ready.config().canonicalText(), Files.readString(file));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(Files.exists(rendered.resolve("config/001a2b3c4d5f.yaml")));
    }

    @Test
    void renderTouchesOnlyWhatChangesAndRemovesWhatIsGone() throws IOException {
        run("render", folder, rendered.toString());
        Path reception = rendered.resolve("config/001a2b3c4d5e.yaml");
        Path workshop = rendered.resolve("config/001a2b3c4d5f.yaml");
        Path foreign = Files.writeString(rendered.resolve("config/index.html"), "x");
        FileTime before = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(reception, before);
        sample.delete("devices/00-1A-2B-3C-4D-5F.yaml");
        assertEquals(0, run("render", folder, rendered.toString()));
        assertEquals(before, Files.getLastModifiedTime(reception));
        assertFalse(Files.exists(workshop));
        assertTrue(Files.exists(foreign));
    }

    @Test
    void renderLeavesAPhoneWhoseLayersAreWrongAsItWas() throws IOException {
        run("render", folder, rendered.toString());
        Path workshop = rendered.resolve("config/001a2b3c4d5f.yaml");
        String before = Files.readString(workshop);
        sample.write("models/rotary.yaml", "calls: 8\n");
        assertEquals(1, run("render", folder, rendered.toString()));
        assertEquals(before, Files.readString(workshop));
        assertTrue(out().endsWith("001a2b3c4d5f stays as it was\n"), out());
    }

    @Test
    void explainTellsWhereEachValueComesFrom() {
        assertEquals(0, run("explain", folder, "00:1A:2B:3C:4D:5E"));
        assertTrue(out().contains("phone.timeZone = \"Europe/Berlin\" (sites/berlin.yaml:2)\n"), out());
        assertFalse(out().contains("never-seen"));
        assertEquals(1, run("explain", folder, "ffffffffffff"));
        assertEquals("offhook fleet: there is no devices/ffffffffffff.yaml\n", err());
    }

    @Test
    void aTokenThatIsMadeLetsItsPhoneIn() throws IOException {
        assertEquals(0, run("token", "00-1a-2b-3c-4d-5e"));
        Matcher lines = Pattern.compile(
                        "For the phone, shown only now:  (\\S+)\nLine for tokens.yaml:           (.+)\n")
                .matcher(out());
        assertTrue(lines.matches(), out());
        sample.write("tokens.yaml", lines.group(2) + "\n");
        Tokens tokens = FleetFolder.read(sample.path()).tokens().orElseThrow();
        assertTrue(tokens.accept(SampleFolder.RECEPTION, lines.group(1)));
        assertFalse(tokens.accept(SampleFolder.WORKSHOP, lines.group(1)));
    }

    @Test
    void aWrongAddressIsSaidInOneSentence() {
        assertEquals(2, run("token", "reception"));
        assertTrue(err().contains("\"reception\" is not a hardware address such as 00:1a:2b:3c:4d:5e"), err());
    }

    @Test
    void aTakenPortAndAMissingFolderAreSaidInOneSentence() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(socket.getLocalPort());
            assertEquals(1, run("serve", folder, "--port", port));
            assertTrue(
                    err().endsWith("offhook fleet: port " + port + " is taken; choose another one with --port\n"),
                    err());
        }
        assertEquals(1, run("serve", temporary.resolve("absent").toString(), "--port", "0"));
        assertTrue(err().endsWith("absent is not a folder\n"), err());
    }

    private int run(String... arguments) {
        return FleetMain.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
