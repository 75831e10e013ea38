package org.offhook.provisioning.fleet;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.offhook.provisioning.config.MacAddress;
import org.offhook.provisioning.config.tree.Node;
import org.offhook.provisioning.config.tree.Place;
import org.offhook.provisioning.config.tree.Problem;
import org.offhook.provisioning.config.tree.Problems;

/**
 * Which token lets which phone fetch its configuration. Only checksums are kept, so the file can lie in the
 * repository; a plain SHA-256 will do, because tokens are made by chance and too long to be guessed.
 */
public final class Tokens {

    /** The file in the fleet's folder. */
    public static final String FILE = "tokens.yaml";

    private static final String PREFIX = "sha256:";
    private static final Pattern HASH = Pattern.compile("sha256:[0-9a-fA-F]{64}");
    private static final byte[] NOBODY = new byte[32];

    private final Map<MacAddress, List<byte[]>> hashes;

    private Tokens(Map<MacAddress, List<byte[]>> hashes) {
        this.hashes = hashes;
    }

    static Tokens none() {
        return new Tokens(Map.of());
    }

    /** Reads {@code tokens.yaml}: for each address one checksum or a list of them. */
    static Tokens read(Node root, Problems problems) {
        Map<MacAddress, List<byte[]>> hashes = new HashMap<>();
        if (!(root instanceof Node.Mapping mapping)) {
            problems.add(root.place(), "", "expected lines of the form address: " + PREFIX + "…, found " + root.kind());
            return none();
        }
        for (Node.Entry entry : mapping.entries()) {
            Optional<MacAddress> mac = MacAddress.parse(entry.name());
            if (mac.isEmpty()) {
                problems.add(entry.at(), "", Problem.quote(entry.name()) + " is not the hardware address of a phone");
                continue;
            }
            List<Node> items = entry.value() instanceof Node.Sequence list ? list.items() : List.of(entry.value());
            List<byte[]> found = new ArrayList<>();
            for (Node item : items) {
                hash(item, entry.name(), problems).ifPresent(found::add);
            }
            if (hashes.putIfAbsent(mac.get(), List.copyOf(found)) != null) {
                problems.add(entry.at(), entry.name(), "is given twice; keep one of them, with a list if need be");
            }
        }
        return new Tokens(Map.copyOf(hashes));
    }

    /** The text is not repeated: somebody may have written the token itself there. */
    private static Optional<byte[]> hash(Node item, String field, Problems problems) {
        Place place = item.place();
        if (item instanceof Node.Scalar scalar && HASH.matcher(scalar.text()).matches()) {
            return Optional.of(HexFormat.of().parseHex(scalar.text().substring(PREFIX.length())));
        }
        problems.add(place, field, "is not the checksum of a token, " + PREFIX + " and 64 hexadecimal digits");
        return Optional.empty();
    }

    boolean has(MacAddress mac) {
        return hashes.containsKey(mac);
    }

    /** Whether this token lets that phone in. Takes as long for a phone that does not exist. */
    boolean accept(MacAddress mac, String token) {
        byte[] given = HexFormat.of().parseHex(Rendering.checksum(token.getBytes(StandardCharsets.UTF_8)));
        boolean accepted = false;
        for (byte[] hash : hashes.getOrDefault(mac, List.of(NOBODY))) {
            accepted |= MessageDigest.isEqual(hash, given);
        }
        return accepted;
    }

    /** A token nobody can guess. */
    public static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The line for {@code tokens.yaml}. */
    public static String line(MacAddress mac, String token) {
        return mac.hex() + ": " + PREFIX + Rendering.checksum(token.getBytes(StandardCharsets.UTF_8));
    }
}
