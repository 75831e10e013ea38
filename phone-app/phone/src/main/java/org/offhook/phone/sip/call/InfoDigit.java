package org.offhook.phone.sip.call;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.header.ContentTypeHeader;
import javax.sip.message.Request;
import org.offhook.audio.rtp.TelephoneEvent;
import org.offhook.phone.sip.message.Jain;

/**
 * The digit that an INFO brings. No standard has it; what PBXs send is {@code application/dtmf-relay} with a line
 * {@code Signal=5}, or {@code application/dtmf} with the digit alone. Some write * as 10, # as 11 and A to D as 12 to 15, the
 * numbers of RFC 4733.
 */
final class InfoDigit {

    /** For the header Accept. */
    static final String TYPES = "application/dtmf-relay, application/dtmf";

    private static final int LONGEST_BODY = 200;
    private static final Pattern SIGNAL =
            Pattern.compile("(?:^|[\\r\\n])\\s*Signal\\s*=\\s*([^\\s]+)", Pattern.CASE_INSENSITIVE);

    private InfoDigit() {}

    /** True if the body is one of digits, right or wrong. */
    static boolean isDigit(Request info) {
        return "dtmf-relay".equals(subType(info)) || "dtmf".equals(subType(info));
    }

    /** Empty if the body is not understood. */
    static Optional<Character> of(Request info) {
        byte[] raw = info.getRawContent();
        if (raw == null || raw.length > LONGEST_BODY) {
            return Optional.empty();
        }
        String body = new String(raw, StandardCharsets.US_ASCII);
        if ("dtmf".equals(subType(info))) {
            return digit(body.strip());
        }
        Matcher signal = SIGNAL.matcher(body);
        return signal.find() ? digit(signal.group(1)) : Optional.empty();
    }

    private static Optional<Character> digit(String word) {
        int code = -1;
        if (word.length() == 1) {
            code = TelephoneEvent.code(word.charAt(0));
        } else if (word.matches("1[0-5]")) {
            code = Integer.parseInt(word);
        }
        return code < 0 ? Optional.empty() : Optional.of(TelephoneEvent.digit(code));
    }

    private static String subType(Request info) {
        return info.getHeader(ContentTypeHeader.NAME) instanceof ContentTypeHeader type
                        && "application".equalsIgnoreCase(type.getContentType())
                ? type.getContentSubType().toLowerCase(Locale.ROOT)
                : "";
    }

    /** True if there is no body at all: some ask so whether the call is still there. */
    static boolean isEmpty(Request info) {
        return Jain.body(info).isEmpty();
    }
}
