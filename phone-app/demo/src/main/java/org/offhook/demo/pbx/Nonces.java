package org.offhook.demo.pbx;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Nonces that carry their own time and seal, so that handing them out costs no memory; kept is only how far the
 * count of each one in use has come (RFC 7616 §3.3, §3.4.5). For the loop only.
 */
final class Nonces {

    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final int MOST_IN_USE = 4096;
    private static final int SEAL_HEX = 32;
    private static final int TIME_HEX = 16;
    private static final int RANDOM_HEX = 16;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final Map<String, Long> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_IN_USE;
        }
    };

    Nonces(InstantSource clock) {
        this.clock = clock;
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        key = new SecretKeySpec(secret, "HmacSHA256");
    }

    String issue() {
        String text =
                HexFormat.of().toHexDigits(clock.millis()) + HexFormat.of().toHexDigits(random.nextLong());
        return text + seal(text);
    }

    /** True if the nonce is ours, not too old, and was not used with this count or a higher one. */
    boolean accept(String nonce, long count) {
        if (nonce.length() != TIME_HEX + RANDOM_HEX + SEAL_HEX) {
            return false;
        }
        String text = nonce.substring(0, TIME_HEX + RANDOM_HEX);
        byte[] expected = seal(text).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] given = nonce.substring(text.length()).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(expected, given)) {
            return false;
        }
        long age = clock.millis() - HexFormat.fromHexDigitsToLong(text.substring(0, TIME_HEX));
        if (age > LIFE.toMillis() || count <= counts.getOrDefault(nonce, 0L)) {
            return false;
        }
        counts.put(nonce, count);
        return true;
    }

    private String seal(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] whole = mac.doFinal(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(Arrays.copyOf(whole, SEAL_HEX / 2));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java runtime lacks HmacSHA256", e);
        }
    }
}
