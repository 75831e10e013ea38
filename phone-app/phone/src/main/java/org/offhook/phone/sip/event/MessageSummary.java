package org.offhook.phone.sip.event;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offhook.phone.core.Mailbox;

/**
 * The body of a message-summary event (RFC 3842 §5.2): a line that says whether messages wait, and a line for each
 * kind of message with new and old ones. Of the kinds, those of voice count here.
 */
final class MessageSummary {

    private static final Pattern WAITING = Pattern.compile("(?i)messages-waiting[ \t]*:[ \t]*(yes|no)[ \t]*");

    /** Nine digits fit into an int, and into any mailbox. */
    private static final Pattern COUNTS = Pattern.compile(
            "[ \t]*([0-9]{1,9})[ \t]*/[ \t]*([0-9]{1,9})[ \t]*(\\([ \t]*[0-9]{1,9}[ \t]*/[ \t]*[0-9]{1,9}[ \t]*\\)[ \t]*)?");

    private static final Pattern KIND =
            Pattern.compile("(?i)((?:voice|fax|pager|multimedia|text)-message|none)[ \t]*:(.*)");

    private static final Pattern OTHER = Pattern.compile("[A-Za-z0-9.!%*_+`'~-]+[ \t]*:.*");

    private MessageSummary() {}

    /** @return empty if that is no such body */
    static Optional<Mailbox> parse(String body) {
        Optional<Boolean> waiting = Optional.empty();
        int fresh = 0;
        int old = 0;
        for (String line : body.split("\r\n|\n|\r", -1)) {
            if (line.isBlank()) {
                if (waiting.isPresent()) {
                    break; // headers of single messages may follow
                }
                continue;
            }
            Matcher status = WAITING.matcher(line);
            Matcher kind = KIND.matcher(line);
            if (status.matches()) {
                if (waiting.isPresent()) {
                    return Optional.empty();
                }
                waiting = Optional.of(status.group(1).equalsIgnoreCase("yes"));
            } else if (kind.matches()) {
                Matcher counts = COUNTS.matcher(kind.group(2));
                if (!counts.matches()) {
                    return Optional.empty();
                }
                if (kind.group(1).equalsIgnoreCase("voice-message")) {
                    fresh = Integer.parseInt(counts.group(1));
                    old = Integer.parseInt(counts.group(2));
                }
            } else if (!OTHER.matcher(line).matches()
                    || line.toLowerCase(Locale.ROOT).startsWith("messages-waiting")) {
                return Optional.empty();
            }
        }
        int freshVoice = fresh;
        int oldVoice = old;
        return waiting.map(yes -> new Mailbox(yes, yes ? freshVoice : 0, oldVoice));
    }
}
