package org.offhook.provisioning.fleet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigRequestsTest {

    private static final String MINE = "Bearer " + SampleFolder.TOKEN;

    @TempDir
    private Path folder;

    private SampleFolder sample;
    private Fleet.Served fleet;

    @BeforeEach
    void read() throws IOException {
        sample = new SampleFolder(folder);
        readAgain();
    }

    private void readAgain() throws IOException {
        fleet = Fleet.served(FleetFolder.read(folder), Fleet.Served.NOTHING);
    }

    /** Method, path, token sent, and what comes of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "GET |/config/001a2b3c4d5e.yaml     |Bearer reception-token-never-seen |200|sent",
                "HEAD|/config/001a2b3c4d5e.yaml     |Bearer reception-token-never-seen |200|sent",
                "GET |/config/00:1A:2B:3C:4D:5E.yaml|bearer  reception-token-never-seen|200|sent",
                "GET |/config/001a2b3c4d5e.yaml     |-                                 |401|refused: no token was sent",
                "GET |/config/001a2b3c4d5e.yaml     |Basic cmVjZXB0aW9uOg==            |401|refused: something else than a bearer token was sent",
                "GET |/config/001a2b3c4d5e.yaml     |Bearer workshop-token-never-seen  |401|refused: the token is not that of this phone",
                "GET |/config/001a2b3c4d5e.yaml     |Bearer                            |401|refused: something else than a bearer token was sent",
                "GET |/config/001a2b3c4d00.yaml     |Bearer reception-token-never-seen |401|refused: there is no token for this phone in tokens.yaml",
                "GET |/config/reception.yaml        |Bearer reception-token-never-seen |404|not found: the name is not the hardware address of a phone",
                "GET |/config/.yaml                 |-                                 |404|not found: the name is not the hardware address of a phone",
                "GET |/config.yaml                  |-                                 |404|not found: phones ask for /config/ADDRESS.yaml",
                "GET |/                             |-                                 |404|not found: phones ask for /config/ADDRESS.yaml",
                "GET |/config/../tokens.yaml        |Bearer reception-token-never-seen |404|not found: the name is not the hardware address of a phone",
                "PUT |/config/001a2b3c4d5e.yaml     |Bearer reception-token-never-seen |405|refused: configurations can only be read",
            })
    void everyRequestHasAnAnswerAndTheLogAReason(String method, String path, String token, int status, String reason) {
        Answer answer = ConfigRequests.answer(fleet, method, path, Optional.ofNullable(token), Optional.empty());
        assertEquals(status + " " + reason, answer.status() + " " + answer.reason());
        assertFalse(answer.reason().contains("never-seen"));
    }

    @Test
    void whoHasNoTokenDoesNotLearnWhichPhonesThereAre() {
        Answer there = ask("/config/001a2b3c4d5e.yaml", Optional.of("Bearer guess"), Optional.empty());
        Answer absent = ask("/config/ffffffffffff.yaml", Optional.of("Bearer guess"), Optional.empty());
        assertEquals(there.status(), absent.status());
        assertArrayEquals(there.body(), absent.body());
    }

    @Test
    void aPhoneWithATokenAndNoFileIsNotFound() throws IOException {
        sample.delete("devices/001a2b3c4d5e.yaml");
        readAgain();
        Answer answer = ask("/config/001a2b3c4d5e.yaml", Optional.of(MINE), Optional.empty());
        assertEquals(404, answer.status());
        assertEquals("not found: there is no devices/001a2b3c4d5e.yaml", answer.reason());
    }

    @Test
    void aPhoneWhoseFilesWereNeverRightIsToldToComeBack() throws IOException {
        sample.write("devices/001a2b3c4d5e.yaml", "sip: {port: 99999}\naccounts: []\n");
        readAgain();
        Answer answer = ask("/config/001a2b3c4d5e.yaml", Optional.of(MINE), Optional.empty());
        assertEquals(503, answer.status());
        assertEquals(
                "not sent: devices/001a2b3c4d5e.yaml:1: sip.port: 99999 is more than 65535 (and no good one from before)",
                answer.reason());
        assertFalse(new String(answer.body(), StandardCharsets.UTF_8).contains("99999"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ETAG", "W/ETAG", "\"x\", ETAG", "*", " ETAG "})
    void theEtagThatThePhoneHasNeedsNoBody(String header) {
        String etag = ask("/config/001a2b3c4d5e.yaml", Optional.of(MINE), Optional.empty())
                .etag()
                .orElseThrow();
        Answer answer = ask("/config/001a2b3c4d5e.yaml", Optional.of(MINE), Optional.of(header.replace("ETAG", etag)));
        assertEquals("304 unchanged 0", answer.status() + " " + answer.reason() + " " + answer.body().length);
        assertEquals(Optional.of(etag), answer.etag());
    }

    @Test
    void anOlderEtagGetsTheWholeConfiguration() {
        assertEquals(
                200,
                ask("/config/001a2b3c4d5e.yaml", Optional.of(MINE), Optional.of("\"older\""))
                        .status());
        assertEquals(
                401,
                ask("/config/001a2b3c4d5e.yaml", Optional.empty(), Optional.of("*"))
                        .status(),
                "first the token");
    }

    @Test
    void duringAChangeOfTokensTheOldAndTheNewOneAreGood() throws IOException {
        String hash = Tokens.line(SampleFolder.RECEPTION, SampleFolder.TOKEN).substring(14);
        String newHash = Tokens.line(SampleFolder.RECEPTION, "new").substring(14);
        sample.write("tokens.yaml", "00:1a:2b:3c:4d:5e: [" + hash + ", " + newHash + "]\n");
        readAgain();
        assertEquals(
                200,
                ask("/config/001a2b3c4d5e.yaml", Optional.of(MINE), Optional.empty())
                        .status());
        assertEquals(
                200,
                ask("/config/001a2b3c4d5e.yaml", Optional.of("Bearer new"), Optional.empty())
                        .status());
        assertEquals(
                401,
                ask("/config/001a2b3c4d5e.yaml", Optional.of("Bearer ne"), Optional.empty())
                        .status());
    }

    @Test
    void withoutATokenFileNobodyGetsAnything() throws IOException {
        sample.delete("tokens.yaml");
        readAgain();
        assertEquals(
                401,
                ask("/config/001a2b3c4d5e.yaml", Optional.of(MINE), Optional.empty())
                        .status());
    }

    private Answer ask(String path, Optional<String> authorization, Optional<String> ifNoneMatch) {
        return ConfigRequests.answer(fleet, "GET", path, authorization, ifNoneMatch);
    }
}
