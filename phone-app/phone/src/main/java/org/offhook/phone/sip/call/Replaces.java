package org.offhook.phone.sip.call;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.offhook.phone.sip.message.Dialog;

/**
 * Names a dialog that another call is to take the place of (RFC 3891 §6.1), as its receiver sees it.
 *
 * @param toTag tag of who receives it
 * @param fromTag tag of the other side
 * @param earlyOnly not if that dialog is answered
 */
record Replaces(String callId, String toTag, String fromTag, boolean earlyOnly) {

    /** Our peer in that dialog is to receive it. */
    static Replaces forPeer(Dialog dialog) {
        return new Replaces(dialog.callId(), dialog.remoteTag(), dialog.localTag(), false);
    }

    /** Empty if it cannot be read. */
    static Optional<Replaces> parse(String value) {
        String[] parts = value.split(";");
        String to = "";
        String from = "";
        boolean early = false;
        for (int i = 1; i < parts.length; i++) {
            String part = parts[i].strip();
            String lower = part.toLowerCase(Locale.ROOT);
            if (lower.startsWith("to-tag=")) {
                to = part.substring("to-tag=".length());
            } else if (lower.startsWith("from-tag=")) {
                from = part.substring("from-tag=".length());
            } else if (lower.equals("early-only")) {
                early = true;
            }
        }
        String callId = parts.length == 0 ? "" : parts[0].strip();
        return callId.isEmpty() || to.isEmpty() || from.isEmpty()
                ? Optional.empty()
                : Optional.of(new Replaces(callId, to, from, early));
    }

    private String header() {
        return callId + ";to-tag=" + toTag + ";from-tag=" + fromTag;
    }

    /** The peer's address with this as the header of the INVITE that goes there (RFC 3261 §19.1.1). */
    static String address(Dialog dialog) {
        String peer = dialog.target().toString();
        int headers = peer.indexOf('?');
        return (headers < 0 ? peer : peer.substring(0, headers)) + "?Replaces="
                + escaped(forPeer(dialog).header());
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-_.!~*'()".indexOf(c) >= 0);
            escaped.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return escaped.toString();
    }
}
