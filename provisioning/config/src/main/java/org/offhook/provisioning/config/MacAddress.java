package org.offhook.provisioning.config;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The hardware address by which a phone asks for its configuration (EUI-48).
 *
 * @param hex twelve hexadecimal digits in small letters, as in file names and URLs
 */
public record MacAddress(String hex) {

    private static final Pattern CANONICAL = Pattern.compile("[0-9a-f]{12}");

    /** Of each way to write one, the separators are all the same or absent. */
    private static final Pattern WRITTEN = Pattern.compile("[0-9a-fA-F]{12}"
            + "|[0-9a-fA-F]{2}(:[0-9a-fA-F]{2}){5}"
            + "|[0-9a-fA-F]{2}(-[0-9a-fA-F]{2}){5}"
            + "|[0-9a-fA-F]{4}(\\.[0-9a-fA-F]{4}){2}");

    public MacAddress {
        if (!CANONICAL.matcher(hex).matches()) {
            throw new IllegalArgumentException("not twelve hexadecimal digits in small letters: \"" + hex + "\"");
        }
    }

    /**
     * Reads {@code 001a2b3c4d5e}, {@code 00:1a:2b:3c:4d:5e}, {@code 00-1a-2b-3c-4d-5e} or
     * {@code 001a.2b3c.4d5e}, letters of either size.
     *
     * @return empty for anything else
     */
    public static Optional<MacAddress> parse(String text) {
        if (!WRITTEN.matcher(text).matches()) {
            return Optional.empty();
        }
        return Optional.of(new MacAddress(text.replaceAll("[:.-]", "").toLowerCase(Locale.ROOT)));
    }

    /** As on the label of the phone: {@code 00:1a:2b:3c:4d:5e}. */
    @Override
    public String toString() {
        return HexFormat.ofDelimiter(":").formatHex(HexFormat.of().parseHex(hex));
    }
}
