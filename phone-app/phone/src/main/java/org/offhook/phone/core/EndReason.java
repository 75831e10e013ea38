package org.offhook.phone.core;

/**
 * Why a call ended or did not come about.
 *
 * @param kind what the phone does about it
 * @param code SIP status code where there was one, else 0
 * @param text the server's reason phrase, or a sentence of ours; may be empty
 */
public record EndReason(Kind kind, int code, String text) {

    public enum Kind {
        /** The other side hung up an answered call. */
        REMOTE_HANG_UP,
        /** We hung up, rejected or cancelled. */
        LOCAL,
        BUSY,
        /** The other side rejected the call (603, 403 for a call). */
        REJECTED,
        /** Nobody answered in time (408, 480). */
        NO_ANSWER,
        /** No such number (404, 410, 484, 604). */
        NOT_FOUND,
        /** The caller gave up before we answered. */
        CALLER_GAVE_UP,
        /** Another phone took the call (Reason "Call completed elsewhere", RFC 3326); not a missed call. */
        ANSWERED_ELSEWHERE,
        /** No codec in common (488, 415). */
        NO_COMMON_CODEC,
        /** The server did not answer or could not be reached. */
        UNREACHABLE,
        /** Credentials refused (401/407 again after authentication, 403). */
        NOT_AUTHORISED,
        /** The keypad is locked, and the number is no emergency number. */
        LOCKED,
        /** We have handed the other side on. */
        TRANSFERRED,
        /** Anything else: see code and text. */
        FAILED
    }

    public static EndReason of(Kind kind) {
        return new EndReason(kind, 0, "");
    }
}
