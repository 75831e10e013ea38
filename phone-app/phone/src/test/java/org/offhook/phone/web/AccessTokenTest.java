package org.offhook.phone.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenTest {

    @TempDir
    private Path folder;

    @Test
    void freshTokensDiffer() {
        assertNotEquals(AccessToken.fresh().reveal(), AccessToken.fresh().reveal());
        assertEquals(24, AccessToken.fresh().reveal().length());
    }

    @Test
    void onlyTheTokenItselfMatches() {
        AccessToken token = AccessToken.fresh();
        assertTrue(token.matches(token.reveal()));
        assertFalse(token.matches(token.reveal() + "x"));
        assertFalse(token.matches(""));
        assertFalse(token.matches(token.cookie()));
        assertTrue(token.matchesCookie(token.cookie()));
        assertFalse(token.matchesCookie(token.reveal()));
    }

    @Test
    void keptTokenIsReadableByItsOwnerAloneAndStays() throws Exception {
        Path file = folder.resolve("web-token");
        AccessToken first = AccessToken.keptIn(file);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(first.reveal(), AccessToken.keptIn(file).reveal());
        assertEquals(1, folder.toFile().list().length, "no draft is left");
    }

    @Test
    void tokenThatOthersCouldReadIsReplaced() throws Exception {
        Path file = folder.resolve("web-token");
        AccessToken first = AccessToken.keptIn(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        AccessToken second = AccessToken.keptIn(file);
        assertNotEquals(first.reveal(), second.reveal());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void damagedFileIsReplaced() throws Exception {
        Path file = folder.resolve("web-token");
        AccessToken.keptIn(file);
        Files.writeString(file, "short");
        assertTrue(AccessToken.keptIn(file).reveal().length() >= 20);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "with spaces in a long token",
                "with&ampersand-in-a-long-token",
                "ä-long-token-with-an-umlaut"
            })
    void tokenThatCouldBeGuessedOrMisreadIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> AccessToken.of(text));
    }
}
