package org.offhook.phone.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebIdentityTest {

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("state").resolve("web-identity.p12");
    }

    @Test
    void isMadeOnceAndThenKeptForItsOwnerAlone() throws IOException {
        WebIdentity made = WebIdentity.keptIn(file(), List.of("192.0.2.7", "desk.example.com", "[2001:db8::7]"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        WebIdentity kept = WebIdentity.keptIn(file(), List.of("desk.example.com"));
        assertEquals(made.fingerprint(), kept.fingerprint());
        assertTrue(made.fingerprint().matches("([0-9A-F]{2}:){31}[0-9A-F]{2}"), made.fingerprint());
        try (Stream<Path> left = Files.list(file().getParent())) {
            assertEquals(List.of(file()), left.toList(), "no draft is left");
        }
    }

    @Test
    void namesEachHostAsBrowsersWantIt() throws Exception {
        WebIdentity.keptIn(file(), List.of("192.0.2.7", "Desk.example.com", "[2001:db8::7]"));
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file())) {
            store.load(in, new char[0]);
        }
        X509Certificate certificate = (X509Certificate) store.getCertificate("web");
        assertEquals(
                Set.of("7 192.0.2.7", "2 desk.example.com", "7 2001:db8:0:0:0:0:0:7"),
                certificate.getSubjectAlternativeNames().stream()
                        .map(name -> name.get(0) + " " + name.get(1))
                        .collect(Collectors.toSet()));
    }

    @Test
    void isMadeAnewForAHostThatItDoesNotKnowAndWhenDamaged() throws IOException {
        String first = WebIdentity.keptIn(file(), List.of("192.0.2.7")).fingerprint();
        String moved = WebIdentity.keptIn(file(), List.of("192.0.2.8")).fingerprint();
        assertNotEquals(first, moved);
        Files.writeString(file(), "no certificate");
        assertNotEquals(moved, WebIdentity.keptIn(file(), List.of("192.0.2.8")).fingerprint());
    }

    @Test
    void aHostThatNobodyCanHaveIsRefusedInASentence() {
        IOException refusal = assertThrows(IOException.class, () -> WebIdentity.keptIn(file(), List.of("not a host!")));
        assertTrue(refusal.getMessage().startsWith("Java's keytool could not make"), refusal.getMessage());
    }
}
