package org.offhook.phone.sip.call;

import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.Locale;
import java.util.Optional;
import javax.sip.address.SipURI;
import javax.sip.address.URI;
import org.offhook.phone.sip.message.Jain;

/** What the user dialled, as a Request-URI. */
public final class DialTarget {

    /** RFC 3261 §25.1: unreserved and user-unreserved; everything else is escaped, {@code #} among it. */
    private static final String PLAIN = "-_.!~*'()&=+$,;?/";

    private DialTarget() {}

    /** @return empty if it is neither a number, {@code user@host} nor an address */
    public static Optional<URI> uri(String target, String domain) {
        String text = target.strip();
        String lower = text.toLowerCase(Locale.ROOT);
        try {
            if (text.isEmpty()) {
                return Optional.empty();
            }
            if (lower.startsWith("sip:") || lower.startsWith("sips:") || lower.startsWith("tel:")) {
                URI uri = Jain.ADDRESSES.createURI(text);
                boolean usable = !(uri instanceof SipURI sip) || sip.getHost() != null;
                return usable ? Optional.of(uri) : Optional.empty();
            }
            int at = text.lastIndexOf('@');
            String user = at < 0 ? text : text.substring(0, at);
            String host = at < 0 ? domain : text.substring(at + 1);
            return user.isEmpty() || host.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Jain.ADDRESSES.createURI("sip:" + escaped(user) + "@" + host));
        } catch (ParseException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static String escaped(String user) {
        StringBuilder text = new StringBuilder();
        for (byte b : user.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
            if (plain) {
                text.append(c);
            } else if (c != ' ') {
                text.append(String.format("%%%02X", (int) c));
            }
        }
        return text.toString();
    }
}
