package org.offhook.phone.core.user;

/**
 * What is kept of a PIN: PBKDF2 with HMAC-SHA-256 (RFC 8018 §5.2).
 *
 * @param salt random, Base64
 * @param hash Base64
 */
public record PinHash(int iterations, String salt, String hash) {

    /** No PIN is set. */
    public static final PinHash NONE = new PinHash(0, "", "");

    public boolean isSet() {
        return iterations > 0;
    }

    @Override
    public String toString() {
        return isSet() ? "a PIN" : "no PIN";
    }
}
