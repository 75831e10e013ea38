package org.offhook.phone.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.offhook.phone.core.user.Pin;
import org.offhook.phone.core.user.PinHash;

class PinsTest {

    private static final Pin PIN = new Pin("2468");

    private final Pins pins = new Pins();

    @Test
    void onlyTheSamePinMatches() {
        PinHash hash = pins.hash(PIN);
        assertTrue(pins.matches(PIN, hash));
        assertFalse(pins.matches(new Pin("2469"), hash));
        assertFalse(pins.matches(new Pin(""), hash));
    }

    /** PBKDF2-HMAC-SHA-256 of "passwd" and "salt", one iteration, first 32 of 64 bytes (RFC 7914 §11). */
    @Test
    void hashIsThatOfTheStandard() {
        byte[] vector = HexFormat.of().parseHex("55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc");
        PinHash right = new PinHash(1, "c2FsdA==", Base64.getEncoder().encodeToString(vector));
        assertTrue(pins.matches(new Pin("passwd"), right));
        assertFalse(pins.matches(new Pin("password"), right));
    }

    @Test
    void samePinIsNeverHashedAlike() {
        PinHash hash = pins.hash(PIN);
        assertNotEquals(hash.salt(), pins.hash(PIN).salt());
        assertFalse((hash + hash.hash() + hash.salt()).contains("2468"));
        assertEquals("****", PIN.toString());
    }

    @Test
    void hashThatMakesNoSenseMatchesNothing() {
        assertFalse(pins.matches(PIN, PinHash.NONE));
        assertFalse(pins.matches(PIN, new PinHash(1, "!", "!")));
        assertFalse(pins.matches(PIN, new PinHash(-1, "c2FsdA==", "c2FsdA==")));
    }
}
