package org.offhook.provisioning.agent;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A stored configuration as bytes. Lines of text, so that a person can read it:
 *
 * <pre>
 * offhook-config 1
 * sha256 of all that follows this line
 * number, counting up with each one stored
 * time of fetching
 * ETag or nothing
 * source
 * the configuration itself …
 * </pre>
 *
 * @param number the greater is the newer
 */
record StoredForm(long number, StoredConfig config) {

    /** A configuration of the longest allowed kind and its head. */
    static final int MOST_BYTES = (1 << 20) + (1 << 14);

    private static final String FORMAT = "offhook-config 1";
    private static final int HEAD_LINES = 4;

    byte[] bytes() {
        String head = number + "\n" + config.since() + "\n" + config.etag().orElse("") + "\n" + config.source() + "\n";
        byte[] body = (head + config.text()).getBytes(StandardCharsets.UTF_8);
        byte[] start = (FORMAT + "\n" + sum(body) + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(start, start.length + body.length);
        System.arraycopy(body, 0, all, start.length, body.length);
        return all;
    }

    /** Reads {@link #bytes()}; empty if a single byte is not as it was written. */
    static Optional<StoredForm> read(byte[] bytes) {
        int start = FORMAT.length() + 1 + 64 + 1;
        if (bytes.length < start) {
            return Optional.empty();
        }
        byte[] body = Arrays.copyOfRange(bytes, start, bytes.length);
        byte[] expected = (FORMAT + "\n" + sum(body) + "\n").getBytes(StandardCharsets.US_ASCII);
        if (!Arrays.equals(bytes, 0, start, expected, 0, start)) {
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            String[] parts = text.split("\n", HEAD_LINES + 1);
            if (parts.length <= HEAD_LINES) {
                return Optional.empty();
            }
            Optional<String> etag = parts[2].isEmpty() ? Optional.empty() : Optional.of(parts[2]);
            StoredConfig config = new StoredConfig(parts[4], etag, parts[3], Instant.parse(parts[1]));
            return Optional.of(new StoredForm(Long.parseLong(parts[0]), config));
        } catch (CharacterCodingException | NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String sum(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
