package org.offhook.provisioning.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.provisioning.config.ConfigException;
import org.offhook.provisioning.config.ConfigReader;
import org.offhook.provisioning.config.MacAddress;
import org.offhook.provisioning.config.Origin;

class FleetFolderTest {

    @TempDir
    private Path temporary;

    private SampleFolder sample;

    @BeforeEach
    void makeFolder() throws IOException {
        sample = new SampleFolder(temporary);
    }

    @Test
    void everyValueOfAPhoneSaysWhichFileAndLineItCameFrom() throws IOException {
        List<String> origins = ready(SampleFolder.WORKSHOP).config().origins().stream()
                .map(Origin::toString)
                .toList();
        for (String expected : List.of(
                "accounts[0].user = \"202\" (devices/00-1A-2B-3C-4D-5F.yaml:4)",
                "accounts[0].password = (secret) (devices/00-1A-2B-3C-4D-5F.yaml:5)",
                "accounts[0].server = \"pbx.example.com\" (common.yaml:3)",
                "accounts[0].transport = tls (common.yaml:4)",
                "phone.timeZone = \"Europe/Berlin\" (sites/berlin.yaml:2)",
                "calls.interDigitSeconds = 8 (models/rotary.yaml:2)",
                "calls.max = 4 (built-in default)")) {
            assertTrue(origins.contains(expected), () -> expected + " is not in " + origins);
        }
    }

    @Test
    void whatIsSentIsAConfigurationThePhoneTakes() throws IOException, ConfigException {
        Rendering.Ready reception = ready(SampleFolder.RECEPTION);
        assertEquals(
                reception.config().config(),
                ConfigReader.read("sent", reception.config().canonicalText()));
        assertEquals("Reception", reception.config().config().phone().name());
        assertEquals(4, reception.config().config().calls().interDigit().toSeconds(), "not that model");
    }

    @Test
    void theEtagFollowsTheMeaningAndNotTheSpelling() throws IOException {
        String etag = ready(SampleFolder.RECEPTION).etag();
        assertTrue(etag.matches("\"[0-9a-f]{32}\""), etag);
        sample.write("sites/berlin.yaml", "# moved\nphone: {country: de, timeZone: 'Europe/Berlin'}\n");
        assertEquals(etag, ready(SampleFolder.RECEPTION).etag());
        sample.write("sites/berlin.yaml", "phone: {country: at, timeZone: 'Europe/Berlin'}\n");
        assertFalse(etag.equals(ready(SampleFolder.RECEPTION).etag()));
    }

    @Test
    void aPasswordCanLieOutsideTheRepository() throws IOException {
        Path secret = temporary.resolve("secrets/202");
        sample.write("secrets/202", "elsewhere\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        sample.write("devices/00-1A-2B-3C-4D-5F.yaml", "accounts:\n  - {user: 202, passwordFile: secrets/202}\n");
        Fleet fleet = FleetFolder.read(temporary);
        assertTrue(ready(SampleFolder.WORKSHOP).config().canonicalText().contains("password: \"elsewhere\""));
        assertEquals(Set.of(secret), fleet.files());
    }

    @Test
    void oneWrongPhoneDoesNotHarmTheOthers() throws IOException {
        sample.write("devices/001a2b3c4d5e.yaml", "site: berlin\naccounts:\n  - user: 201\n");
        assertEquals(List.of("devices/001a2b3c4d5e.yaml:3: accounts[0]: \"password\" is missing"), problems());
        assertInstanceOf(
                Rendering.Wrong.class, FleetFolder.read(temporary).phones().get(SampleFolder.RECEPTION));
        ready(SampleFolder.WORKSHOP);
    }

    @Test
    void aMistakeInACommonLayerIsSaidOnce() throws IOException {
        sample.write("sites/berlin.yaml", "phone:\n  timezone: Europe/Berlin\n");
        assertEquals(
                List.of("sites/berlin.yaml:2: phone.timezone: unknown field; did you mean \"timeZone\"?"), problems());
    }

    @Test
    void aLayerThatIsNoYamlIsNamed() throws IOException {
        sample.write("common.yaml", "version: 1\nlog: {level\n");
        assertEquals(1, problems().size());
        assertTrue(problems().getFirst().startsWith("common.yaml:"), problems().getFirst());
    }

    @Test
    void aLayerThatNobodyUsesMayBeWrongToo() throws IOException {
        sample.write("models/unused.yaml", "calls: [\n");
        assertEquals(1, problems().size());
        assertTrue(
                problems().getFirst().startsWith("models/unused.yaml:"),
                problems().getFirst());
    }

    @Test
    void aSiteThatDoesNotExistIsSaidWithThoseThatDo() throws IOException {
        sample.write("devices/001a2b3c4d5e.yaml", "site: ../tokens\naccounts: []\n");
        assertEquals(
                List.of(
                        "devices/001a2b3c4d5e.yaml:1: site: \"../tokens\" is not a file in sites; there are sites/berlin.yaml"),
                problems());
    }

    @Test
    void filesThatNobodyWouldReadAreMistakes() throws IOException {
        sample.write("devices/reception.yaml", "version: 1\n");
        sample.write("devices/001a2b3c4d60.yml", "version: 1\n");
        sample.write("comon.yaml", "version: 1\n");
        sample.write(".hidden.yaml", "[");
        assertEquals(
                List.of(
                        "comon.yaml: is not read; layers are common.yaml and the files in sites, models and devices",
                        "devices/001a2b3c4d60.yml: is not read; rename it to end with .yaml",
                        "devices/reception.yaml: is not named by the hardware address of a phone, such as 001a2b3c4d5e.yaml"),
                problems());
    }

    @Test
    void onePhoneWithTwoFilesIsNotServed() throws IOException {
        sample.write("devices/00-1a-2b-3c-4d-5e.yaml", "accounts: []\n");
        assertEquals(
                List.of(
                        "devices/001a2b3c4d5e.yaml: is the same phone as devices/00-1a-2b-3c-4d-5e.yaml; keep one of them"),
                problems());
        assertInstanceOf(
                Rendering.Wrong.class, FleetFolder.read(temporary).phones().get(SampleFolder.RECEPTION));
    }

    @Test
    void wrongTokensAreSaidWithoutRepeatingThem() throws IOException {
        sample.write("tokens.yaml", "001a2b3c4d5e: never-seen\nreception: sha256:" + "0".repeat(64) + "\n");
        assertEquals(
                List.of(
                        "tokens.yaml:1: 001a2b3c4d5e: is not the checksum of a token, sha256: and 64 hexadecimal digits",
                        "tokens.yaml:2: \"reception\" is not the hardware address of a phone"),
                problems());
    }

    @Test
    void aFolderThatIsNoneIsSaidSo() {
        IOException wrong = assertThrows(IOException.class, () -> FleetFolder.read(temporary.resolve("absent")));
        assertTrue(wrong.getMessage().endsWith("absent is not a folder"), wrong.getMessage());
    }

    private List<String> problems() throws IOException {
        return FleetFolder.read(temporary).problems().stream()
                .map(Object::toString)
                .toList();
    }

    private Rendering.Ready ready(MacAddress mac) throws IOException {
        return assertInstanceOf(
                Rendering.Ready.class, FleetFolder.read(temporary).phones().get(mac));
    }
}
