package org.offhook.phone.screen;

import java.util.List;
import org.offhook.hal.display.Icon;
import org.offhook.phone.core.Call;
import org.offhook.phone.core.CallState;
import org.offhook.phone.core.Conference;

/** Who is in the conference, and how long it has lasted or been held. */
final class ConferenceScreen {

    private ConferenceScreen() {}

    static List<Row> rows(Moment now) {
        return now.state().conference() instanceof Conference.Joined joined
                ? List.of(
                        member(now, joined, 0, now.status()),
                        member(now, joined, 1, Piece.NONE),
                        now.state()
                                .focus()
                                .filter(Call::heldByMe)
                                .map(call -> held(now, call))
                                .orElseGet(() -> Row.of(now.say(Word.CONFERENCE), now.timer(joined.since()))))
                : List.of(Row.EMPTY, Row.EMPTY, Row.EMPTY);
    }

    private static Row member(Moment now, Conference.Joined joined, int which, Piece right) {
        return now.state()
                .call(joined.members().get(which))
                .map(call -> Row.moving(lead(call), now.who(call.party()), right, joined.since(), now.at()))
                .orElse(Row.EMPTY);
    }

    /** Marks one who holds us. */
    private static Piece lead(Call call) {
        return call.state() instanceof CallState.Up up && up.heldByPeer() ? Piece.lead(Icon.HOLD) : Piece.NONE;
    }

    private static Row held(Moment now, Call call) {
        Piece time =
                call.state() instanceof CallState.Up up ? now.timer(up.hold().since()) : Piece.NONE;
        return Row.of(Piece.lead(Icon.HOLD).then(now.say(Word.ON_HOLD)), time);
    }
}
