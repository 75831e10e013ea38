package org.offhook.phone.screen;

import java.util.List;
import org.offhook.phone.core.Activity;
import org.offhook.phone.core.EndReason;

/** A call is over, or did not come about: why, in plain words. */
final class EndedScreen {

    private EndedScreen() {}

    static List<Row> rows(Moment now) {
        return now.state().activity() instanceof Activity.Ended ended
                ? List.of(Row.of(now.say(reason(now, ended))), Row.of(now.who(ended.party())), details(now, ended))
                : List.of(Row.EMPTY, Row.EMPTY, Row.EMPTY);
    }

    private static Row details(Moment now, Activity.Ended ended) {
        if (ended.answered()) {
            return Row.of(now.say(Word.DURATION), Moment.clock(ended.talked()));
        }
        Piece number = Moment.number(ended.party());
        return tellsCode(ended.reason())
                ? Row.of(number, now.say(Word.CODE, ended.reason().code()))
                : Row.of(number);
    }

    /** The code helps whoever is asked for help; what a user can understand needs none. */
    private static boolean tellsCode(EndReason reason) {
        return reason.code() != 0
                && switch (reason.kind()) {
                    case NO_COMMON_CODEC, UNREACHABLE, NOT_AUTHORISED, FAILED -> true;
                    case REMOTE_HANG_UP,
                            LOCAL,
                            BUSY,
                            REJECTED,
                            NO_ANSWER,
                            NOT_FOUND,
                            CALLER_GAVE_UP,
                            LOCKED,
                            TRANSFERRED,
                            ANSWERED_ELSEWHERE -> false;
                };
    }

    private static Word reason(Moment now, Activity.Ended ended) {
        EndReason reason = ended.reason();
        boolean emergency = now.state().settings().isEmergency(ended.party().number());
        if (emergency && !ended.answered() && reason.kind() != EndReason.Kind.LOCAL) {
            return Word.EMERGENCY_FAILED;
        }
        return words(reason, ended.answered());
    }

    static Word words(EndReason reason, boolean answered) {
        return switch (reason.kind()) {
            case TRANSFERRED -> Word.TRANSFERRED;
            case REMOTE_HANG_UP, LOCAL -> Word.ENDED;
            case BUSY -> Word.END_BUSY;
            case REJECTED -> Word.END_REJECTED;
            case NO_ANSWER -> reason.code() == 480 ? Word.END_NOT_AVAILABLE : Word.END_NO_ANSWER;
            case NOT_FOUND -> reason.code() == 484 ? Word.END_INCOMPLETE : Word.END_NOT_FOUND;
            case CALLER_GAVE_UP -> Word.END_GAVE_UP;
            case ANSWERED_ELSEWHERE -> Word.END_ELSEWHERE;
            case NO_COMMON_CODEC -> Word.END_CODEC;
            case UNREACHABLE -> Word.END_UNREACHABLE;
            case NOT_AUTHORISED -> reason.code() == 403 ? Word.END_NOT_ALLOWED : Word.END_PASSWORD;
            case LOCKED -> Word.LOCKED;
            case FAILED -> answered ? Word.END_LOST : Word.END_FAILED;
        };
    }
}
