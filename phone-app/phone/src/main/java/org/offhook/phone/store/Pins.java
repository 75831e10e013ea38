package org.offhook.phone.store;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.offhook.phone.core.user.Pin;
import org.offhook.phone.core.user.PinHash;

/**
 * Makes of a PIN what may be kept, and checks one against it: PBKDF2 with HMAC-SHA-256 (RFC 8018 §5.2). Slow on
 * purpose; any thread but the phone loop.
 */
public final class Pins {

    private static final int ITERATIONS = 200_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    private final SecureRandom random = new SecureRandom();

    public PinHash hash(Pin pin) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = derive(pin, salt, ITERATIONS);
        return new PinHash(
                ITERATIONS,
                Base64.getEncoder().encodeToString(salt),
                Base64.getEncoder().encodeToString(hash));
    }

    /** False also for a hash that makes no sense. */
    public boolean matches(Pin pin, PinHash known) {
        try {
            byte[] salt = Base64.getDecoder().decode(known.salt());
            byte[] hash = Base64.getDecoder().decode(known.hash());
            return MessageDigest.isEqual(hash, derive(pin, salt, known.iterations()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] derive(Pin pin, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(pin.digits().toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }
}
