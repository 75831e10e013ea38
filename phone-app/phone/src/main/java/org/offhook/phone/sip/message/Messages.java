package org.offhook.phone.sip.message;

import java.text.ParseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.address.TelURL;
import javax.sip.header.CSeqHeader;
import javax.sip.header.CallIdHeader;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.FromHeader;
import javax.sip.header.ReasonHeader;
import javax.sip.header.RetryAfterHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Message;
import javax.sip.message.Response;
import org.offhook.phone.core.Party;
import org.offhook.phone.sip.auth.Challenge;

/** What is read from messages, with what may be missing or broken in them taken care of. */
public final class Messages {

    private static final String IDENTITY = "P-Asserted-Identity";

    private Messages() {}

    /** True if what every request must have is there (RFC 3261 §8.1.1). */
    public static boolean complete(Message message) {
        return message.getHeader(FromHeader.NAME) instanceof FromHeader from
                && from.getAddress() != null
                && message.getHeader(ToHeader.NAME) instanceof ToHeader to
                && to.getAddress() != null
                && message.getHeader(CallIdHeader.NAME) != null
                && message.getHeader(CSeqHeader.NAME) != null;
    }

    public static String callId(Message message) {
        return ((CallIdHeader) message.getHeader(CallIdHeader.NAME)).getCallId();
    }

    public static String fromTag(Message message) {
        return orEmpty(((FromHeader) message.getHeader(FromHeader.NAME)).getTag());
    }

    public static String toTag(Message message) {
        return orEmpty(((ToHeader) message.getHeader(ToHeader.NAME)).getTag());
    }

    public static long cseq(Message message) {
        return ((CSeqHeader) message.getHeader(CSeqHeader.NAME)).getSeqNumber();
    }

    public static String cseqMethod(Message message) {
        return ((CSeqHeader) message.getHeader(CSeqHeader.NAME)).getMethod();
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    /** The challenges of a 401 or 407. */
    public static List<Challenge> challenges(Response response) {
        List<Challenge> challenges = new ArrayList<>();
        Jain.values(response, "WWW-Authenticate").forEach(value -> challenges.add(new Challenge(false, value)));
        Jain.values(response, "Proxy-Authenticate").forEach(value -> challenges.add(new Challenge(true, value)));
        return challenges;
    }

    public static Optional<Duration> retryAfter(Response response) {
        return response.getHeader(RetryAfterHeader.NAME) instanceof RetryAfterHeader header
                        && header.getRetryAfter() >= 0
                ? Optional.of(Duration.ofSeconds(header.getRetryAfter()))
                : Optional.empty();
    }

    /** True if the body is SDP, or there is none. */
    public static boolean bodyIsSdpOrNone(Message message) {
        return !hasBody(message) || hasSdp(message);
    }

    public static boolean hasSdp(Message message) {
        return hasBody(message)
                && message.getHeader(ContentTypeHeader.NAME) instanceof ContentTypeHeader type
                && type.getContentType().equalsIgnoreCase("application")
                && type.getContentSubType().equalsIgnoreCase("sdp");
    }

    private static boolean hasBody(Message message) {
        byte[] raw = message.getRawContent();
        return raw != null && raw.length > 0;
    }

    /**
     * Who calls, by what the server asserts (RFC 3325) and else by From.
     *
     * @param trusted true if it came from a server of the account; only then is the assertion believed
     */
    public static Party caller(Message request, boolean trusted) {
        Address from = ((FromHeader) request.getHeader(FromHeader.NAME)).getAddress();
        Optional<Address> asserted =
                trusted ? Jain.firstValue(request, IDENTITY).flatMap(Messages::firstAddress) : Optional.empty();
        Party party = party(asserted.orElse(from));
        if (isAnonymous(from) || wantsPrivacy(request)) {
            return new Party("", "anonymous");
        }
        return party.name().isBlank()
                        && asserted.isPresent()
                        && party.number().equals(party(from).number())
                ? party(from)
                : party;
    }

    private static Optional<Address> firstAddress(String value) {
        try {
            int comma = value.indexOf(">,");
            return Optional.of(Jain.ADDRESSES.createAddress(comma < 0 ? value : value.substring(0, comma + 1)));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private static boolean isAnonymous(Address from) {
        return Jain.sipUri(from)
                .map(uri -> "anonymous.invalid".equalsIgnoreCase(uri.getHost())
                        || "anonymous".equalsIgnoreCase(uri.getUser()))
                .orElse(false);
    }

    /** RFC 3323 §4.2: {@code id}, {@code user} or {@code full}: do not show who it is. */
    private static boolean wantsPrivacy(Message request) {
        String privacy = Jain.firstValue(request, "Privacy").orElse("").toLowerCase(Locale.ROOT);
        for (String value : privacy.split("[;,\\s]+")) {
            if (value.equals("id") || value.equals("user") || value.equals("full") || value.equals("header")) {
                return true;
            }
        }
        return false;
    }

    public static Party party(Address address) {
        String name = orEmpty(address.getDisplayName()).strip();
        String number =
                switch (address.getURI()) {
                    case SipURI sip -> sip.getUser() == null ? sip.getHost() : sip.getUser();
                    case TelURL tel -> tel.getPhoneNumber();
                    case null -> "";
                    default -> address.getURI().toString();
                };
        return new Party(name, number);
    }

    /** The text of a Reason header with protocol Q.850, or else SIP (RFC 3326). */
    public static Optional<String> reasonText(Message message) {
        Optional<String> found = Optional.empty();
        var reasons = message.getHeaders(ReasonHeader.NAME);
        while (reasons != null && reasons.hasNext()) {
            if (reasons.next() instanceof ReasonHeader reason
                    && reason.getText() != null
                    && !reason.getText().isBlank()) {
                String text = reason.getText().replace("\"", "").strip();
                if ("Q.850".equalsIgnoreCase(reason.getProtocol())) {
                    return Optional.of(text);
                }
                found = found.or(() -> Optional.of(text));
            }
        }
        return found;
    }

    /** True if a CANCEL or BYE says that another phone took the call (RFC 3326 §3.1, SIP cause 200). */
    public static boolean completedElsewhere(Message message) {
        var reasons = message.getHeaders(ReasonHeader.NAME);
        while (reasons != null && reasons.hasNext()) {
            if (reasons.next() instanceof ReasonHeader reason
                    && "SIP".equalsIgnoreCase(reason.getProtocol())
                    && reason.getCause() == 200) {
                return true;
            }
        }
        return false;
    }
}
