package org.offhook.provisioning.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that cannot be read, and passwords in files of their own. */
class WrongFilesTest {

    private static final String WITH_PASSWORD_FILE =
            "version: 1\naccounts:\n  - user: 201\n    server: pbx\n    passwordFile: 201.password\n";

    @TempDir
    Path folder;

    private Path file;
    private Path password;

    @BeforeEach
    void setUp() {
        file = folder.resolve("phone.yaml");
        password = folder.resolve("201.password");
    }

    @Test
    void aMissingFileIsNamed() {
        assertEquals(file + ": no such file", refusal());
    }

    @Test
    void aFolderIsNoFile() throws IOException {
        Files.createDirectory(file);
        assertEquals(file + ": is a folder, not a file", refusal());
    }

    @Test
    void aDeviceIsNotWaitedFor() {
        file = Path.of("/dev/zero");
        assertEquals("/dev/zero: is not a regular file", refusal());
    }

    @Test
    void aFileOfAnotherUserIsRefused() throws IOException {
        Files.writeString(file, "version: 1\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "root may read everything");
        assertEquals(file + ": this user may not read the file", refusal());
    }

    @Test
    void tenMegabytesAreNoConfiguration() throws IOException {
        Files.writeString(file, "version: 1\n" + "# padding\n".repeat(1 << 20));
        assertEquals(file + ": is larger than 1024 KB, which no configuration is", refusal());
    }

    @Test
    void tenMegabytesFromAServerAreNoConfigurationEither() {
        String text = "version: 1\n" + "# padding\n".repeat(1 << 20);
        ConfigException e = assertThrows(ConfigException.class, () -> ConfigReader.read("from server", text));
        assertEquals("from server: is larger than 1024 KB, which no configuration is", e.getMessage());
    }

    static Stream<Arguments> encodings() {
        return Stream.of(
                arguments(StandardCharsets.ISO_8859_1, ":2: byte 0xFC is not UTF-8 text; save the file as UTF-8"),
                arguments(StandardCharsets.UTF_16, ": is UTF-16 text; save the file as UTF-8"),
                arguments(Charset.forName("x-UTF-16LE-BOM"), ": is UTF-16 text; save the file as UTF-8"));
    }

    @ParameterizedTest
    @MethodSource
    void encodings(Charset charset, String said) throws IOException {
        Files.writeString(file, "version: 1\nphone: {name: B\u00fcro}\n", charset);
        assertEquals(file + said, refusal());
    }

    @Test
    void aCharacterCutOffAtTheEndIsNotUtf8() throws IOException {
        Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xC3});
        assertEquals(file + ":1: byte 0xC3 is not UTF-8 text; save the file as UTF-8", refusal());
    }

    @Test
    void utf8IsRead() throws IOException, ConfigException {
        Files.writeString(file, "\uFEFFversion: 1\r\nphone: {name: B\u00fcro \uD83D\uDCDE}\r\n");
        assertEquals("B\u00fcro \uD83D\uDCDE", ConfigReader.read(file).phone().name());
    }

    @Test
    void thePasswordIsTheLineOfItsFile() throws IOException, ConfigException {
        Files.writeString(file, WITH_PASSWORD_FILE);
        writePassword("hunter2\n", "rw-r-----");
        assertEquals(
                "hunter2",
                ConfigReader.read(file).accounts().getFirst().password().reveal());
        writePassword("\uFEFFhunter2\r\n", "rw-------");
        assertEquals(
                "hunter2",
                ConfigReader.read(file).accounts().getFirst().password().reveal());
        Files.writeString(file, WITH_PASSWORD_FILE.replace("201.password", password.toString()));
        assertEquals(
                "hunter2",
                ConfigReader.read(file).accounts().getFirst().password().reveal());
    }

    static Stream<Arguments> passwordFiles() {
        return Stream.of(
                arguments("hunter2\n", "rw-r--r--", " is open to every user; take that away with chmod o-rwx"),
                arguments("hunter2\n", "rw-rw--w-", " is open to every user; take that away with chmod o-rwx"),
                arguments("", "rw-------", " is empty"),
                arguments("\n", "rw-------", " is empty"),
                arguments("a\nb\n", "rw-------", " must hold the password on its only line, and nothing else"),
                arguments("a\n\n", "rw-------", " must hold the password on its only line, and nothing else"));
    }

    @ParameterizedTest
    @MethodSource
    void passwordFiles(String content, String mode, String said) throws IOException {
        Files.writeString(file, WITH_PASSWORD_FILE);
        writePassword(content, mode);
        assertEquals(file + ":5: accounts[0].passwordFile: \"201.password\"" + said, refusal());
    }

    @Test
    void aMissingPasswordFileIsNamed() throws IOException {
        Files.writeString(file, WITH_PASSWORD_FILE);
        assertEquals(file + ":5: accounts[0].passwordFile: \"201.password\": no such file", refusal());
    }

    @Test
    void aPasswordFileThatIsTooLongIsRefused() throws IOException {
        Files.writeString(file, WITH_PASSWORD_FILE);
        writePassword("x".repeat(129), "rw-------");
        assertEquals(
                file + ":5: accounts[0].passwordFile: the password in \"201.password\" is longer than 128 characters",
                refusal());
    }

    @Test
    void aNameWithANulCharacterIsNoFileName() throws IOException {
        Files.writeString(file, WITH_PASSWORD_FILE.replace("201.password", "\"a\\0b\""));
        assertEquals(
                file + ":5: accounts[0].passwordFile: must be one line of text, without control characters", refusal());
    }

    @Test
    void aConfigurationFromTheNetworkCannotNameFiles() {
        ConfigException e =
                assertThrows(ConfigException.class, () -> ConfigReader.read("from server", WITH_PASSWORD_FILE));
        assertEquals(
                "from server:5: accounts[0].passwordFile: only a configuration that is a file itself can name another file",
                e.getMessage());
    }

    private void writePassword(String content, String mode) throws IOException {
        Files.writeString(password, content);
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString(mode));
    }

    private String refusal() {
        return assertThrows(ConfigException.class, () -> ConfigReader.read(file))
                .getMessage();
    }
}
