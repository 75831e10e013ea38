package org.offhook.provisioning.fleet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.offhook.provisioning.config.LayeredConfig;
import org.offhook.provisioning.config.tree.Problem;

/** What came of the layers of one phone. */
sealed interface Rendering {

    /**
     * A configuration.
     *
     * @param etag strong entity tag (RFC 9110 §8.8.3) with its quotes: a checksum of the bytes
     */
    record Ready(LayeredConfig config, byte[] bytes, String etag) implements Rendering {

        static Ready of(LayeredConfig config) {
            byte[] bytes = config.canonicalText().getBytes(StandardCharsets.UTF_8);
            return new Ready(config, bytes, "\"" + checksum(bytes).substring(0, 32) + "\"");
        }

        boolean sameBytes(Ready other) {
            return Arrays.equals(bytes, other.bytes);
        }
    }

    /** At least one problem. */
    record Wrong(List<Problem> problems) implements Rendering {}

    /** SHA-256 in hexadecimal digits. */
    static String checksum(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
