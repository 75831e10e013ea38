package org.offhook.demo.pbx;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.header.ContentTypeHeader;
import javax.sip.message.Message;
import org.offhook.phone.sip.message.Jain;

/** A digit in the body of an INFO: {@code application/dtmf-relay} or {@code application/dtmf}. */
final class InfoDigit {

    private static final Pattern RELAY = Pattern.compile(
            "^\\s*Signal\\s*=\\s*([0-9A-Da-d*#]|1[01])\\s*$", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN = Pattern.compile("\\s*([0-9A-Da-d*#]|1[01])\\s*");

    private InfoDigit() {}

    /** Empty if there is none, or one of a kind that we do not know. */
    static Optional<Character> of(Message info) {
        if (!(info.getHeader(ContentTypeHeader.NAME) instanceof ContentTypeHeader type)) {
            return Optional.empty();
        }
        String body = Jain.body(info);
        String kind = (type.getContentType() + "/" + type.getContentSubType()).toLowerCase(Locale.ROOT);
        return switch (kind) {
            case "application/dtmf-relay" -> find(RELAY.matcher(body));
            case "application/dtmf" -> {
                Matcher whole = PLAIN.matcher(body);
                yield whole.matches() ? Optional.of(digit(whole.group(1))) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static Optional<Character> find(Matcher matcher) {
        return matcher.find() ? Optional.of(digit(matcher.group(1))) : Optional.empty();
    }

    private static char digit(String signal) {
        return switch (signal) {
            case "10" -> '*';
            case "11" -> '#';
            default -> signal.charAt(0);
        };
    }
}
