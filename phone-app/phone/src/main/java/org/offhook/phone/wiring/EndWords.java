package org.offhook.phone.wiring;

import org.offhook.phone.core.EndReason;

/** Why a call ended, in plain words for the terminal. */
final class EndWords {

    private EndWords() {}

    static String of(EndReason reason) {
        String words =
                switch (reason.kind()) {
                    case TRANSFERRED -> "handed on";
                    case LOCKED -> "the keypad is locked";
                    case REMOTE_HANG_UP -> "the other side hung up";
                    case LOCAL -> "hung up";
                    case BUSY -> "busy";
                    case REJECTED -> "rejected";
                    case NO_ANSWER -> "no answer";
                    case NOT_FOUND -> "no such number";
                    case CALLER_GAVE_UP -> "the caller gave up";
                    case ANSWERED_ELSEWHERE -> "answered elsewhere";
                    case NO_COMMON_CODEC -> "no codec in common";
                    case UNREACHABLE -> "the server cannot be reached";
                    case NOT_AUTHORISED -> "not authorised";
                    case FAILED -> "failed";
                };
        String text = reason.text().isBlank() || reason.text().equalsIgnoreCase(words) ? "" : ": " + reason.text();
        return words + (reason.code() == 0 ? "" : " (" + reason.code() + ")") + text;
    }
}
