package org.offhook.phone.sip;

import java.util.Optional;
import org.offhook.phone.core.EndReason;
import org.offhook.phone.core.EndReason.Kind;

/** What a status code means to the person at the phone. */
public final class FailureText {

    private FailureText() {}

    /** One sentence on a refused registration. */
    public static String ofRegistration(int code, String phrase) {
        return switch (code) {
            case 401, 407 -> "The server refuses user name or password";
            case 403 -> "The server forbids this account to register";
            case 404, 604 -> "The server does not know this account";
            case 408, 504 -> "The server did not answer in time";
            case 423 -> "The server wants a longer registration time than it names";
            case 500, 502, 503 -> "The server is out of order or overloaded";
            default -> "The server refuses the registration: " + code + (phrase.isBlank() ? "" : " " + phrase);
        };
    }

    /**
     * Why a call did not come about.
     *
     * @param phrase the server's reason phrase
     * @param reason text of its Reason header, which is preferred (RFC 3326)
     */
    public static EndReason ofCall(int code, String phrase, Optional<String> reason) {
        Kind kind = kind(code);
        return new EndReason(kind, code, reason.orElseGet(() -> text(kind, code, phrase == null ? "" : phrase)));
    }

    private static Kind kind(int code) {
        return switch (code) {
            case 401, 403, 407 -> Kind.NOT_AUTHORISED;
            case 404, 410, 484, 604 -> Kind.NOT_FOUND;
            case 408, 480 -> Kind.NO_ANSWER;
            case 415, 488, 606 -> Kind.NO_COMMON_CODEC;
            case 486, 600 -> Kind.BUSY;
            case 502, 503, 504 -> Kind.UNREACHABLE;
            case 603, 607, 608 -> Kind.REJECTED;
            default -> Kind.FAILED;
        };
    }

    private static String text(Kind kind, int code, String phrase) {
        return switch (kind) {
            case BUSY -> "Busy";
            case REJECTED -> "Call rejected";
            case NO_ANSWER -> code == 480 ? "Not available" : "No answer";
            case NOT_FOUND -> code == 484 ? "Number incomplete" : "Number not found";
            case NO_COMMON_CODEC -> "No common codec";
            case UNREACHABLE -> "Server not available";
            case NOT_AUTHORISED -> code == 403 ? "Call not allowed" : "Server refuses user name or password";
            case FAILED, REMOTE_HANG_UP, TRANSFERRED, LOCAL, CALLER_GAVE_UP, ANSWERED_ELSEWHERE, LOCKED ->
                phrase.isBlank() ? "Call failed (" + code + ")" : phrase;
        };
    }
}
