package org.offhook.testkit;

import java.util.List;
import java.util.Optional;

/**
 * Somebody who may register at an {@link Asterisk}.
 *
 * @param name extension and login in one
 * @param digests digest algorithms that the PBX offers, best first: MD5, SHA-256
 * @param codecs in the PBX's words and order: opus, g722, ulaw, alaw
 * @param mailboxPin when present, the PIN of a mailbox of the same name
 */
public record AsteriskUser(
        String name, String password, List<String> digests, List<String> codecs, Optional<String> mailboxPin) {
    public AsteriskUser {
        digests = List.copyOf(digests);
        codecs = List.copyOf(codecs);
    }

    /** MD5, every codec, no mailbox, and a password made of the name. */
    public static AsteriskUser named(String name) {
        return new AsteriskUser(
                name, "secret-" + name, List.of("MD5"), List.of("opus", "g722", "ulaw", "alaw"), Optional.empty());
    }

    public AsteriskUser withPassword(String newPassword) {
        return new AsteriskUser(name, newPassword, digests, codecs, mailboxPin);
    }

    public AsteriskUser withDigests(String... newDigests) {
        return new AsteriskUser(name, password, List.of(newDigests), codecs, mailboxPin);
    }

    public AsteriskUser withCodecs(String... newCodecs) {
        return new AsteriskUser(name, password, digests, List.of(newCodecs), mailboxPin);
    }

    public AsteriskUser withMailbox(String pin) {
        return new AsteriskUser(name, password, digests, codecs, Optional.of(pin));
    }
}
