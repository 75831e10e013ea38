package org.offhook.provisioning.fleet;

import java.util.Optional;
import org.offhook.provisioning.config.MacAddress;

/**
 * Decides what a request is answered. Whether a phone exists is told only to somebody who has its token. No state;
 * any thread.
 */
final class ConfigRequests {

    private static final String BEFORE = "/config/";
    private static final String AFTER = ".yaml";
    private static final String SCHEME = "bearer ";

    private ConfigRequests() {}

    /**
     * @param path of the URL, decoded
     * @param authorization the header, if there was one
     * @param ifNoneMatch the header, if there was one
     */
    static Answer answer(
            Fleet.Served fleet,
            String method,
            String path,
            Optional<String> authorization,
            Optional<String> ifNoneMatch) {
        if (!path.startsWith(BEFORE) || !path.endsWith(AFTER)) {
            return Answer.refusal(404, "Nothing here.", "not found: phones ask for /config/ADDRESS.yaml");
        }
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return Answer.refusal(405, "Only GET and HEAD.", "refused: configurations can only be read");
        }
        String name = path.substring(BEFORE.length(), Math.max(BEFORE.length(), path.length() - AFTER.length()));
        Optional<MacAddress> mac = MacAddress.parse(name);
        if (mac.isEmpty()) {
            return Answer.refusal(404, "Nothing here.", "not found: the name is not the hardware address of a phone");
        }
        String refusal = refusal(fleet, mac.get(), authorization);
        if (!refusal.isEmpty()) {
            return Answer.refusal(401, "This needs the token of this phone.", "refused: " + refusal);
        }
        return switch (fleet.phones().get(mac.get())) {
            case null ->
                Answer.refusal(
                        404,
                        "There is no configuration for this phone.",
                        "not found: there is no devices/" + mac.get().hex() + AFTER);
            case Rendering.Wrong wrong ->
                Answer.refusal(
                        503,
                        "The configuration of this phone is being mended.",
                        "not sent: " + wrong.problems().getFirst() + " (and no good one from before)");
            case Rendering.Ready ready ->
                names(ifNoneMatch, ready.etag())
                        ? new Answer(304, new byte[0], Optional.of(ready.etag()), "unchanged")
                        : new Answer(200, ready.bytes(), Optional.of(ready.etag()), "sent");
        };
    }

    /** Why this is not the phone's token, or the empty string. */
    private static String refusal(Fleet.Served fleet, MacAddress mac, Optional<String> authorization) {
        String header = authorization.orElse("");
        boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        String token = bearer ? header.substring(SCHEME.length()).strip() : "";
        boolean accepted = fleet.tokens().accept(mac, token) && bearer;
        if (accepted) {
            return "";
        }
        if (header.isEmpty()) {
            return "no token was sent";
        }
        if (!bearer) {
            return "something else than a bearer token was sent";
        }
        return fleet.tokens().has(mac)
                ? "the token is not that of this phone"
                : "there is no token for this phone in " + Tokens.FILE;
    }

    /** RFC 9110 §13.1.2: a list of tags, compared without their {@code W/}, or a star. */
    private static boolean names(Optional<String> ifNoneMatch, String etag) {
        if (ifNoneMatch.isEmpty()) {
            return false;
        }
        for (String tag : ifNoneMatch.get().split(",")) {
            String plain = tag.strip();
            plain = plain.startsWith("W/") ? plain.substring(2) : plain;
            if (plain.equals(etag) || plain.equals("*")) {
                return true;
            }
        }
        return false;
    }
}
