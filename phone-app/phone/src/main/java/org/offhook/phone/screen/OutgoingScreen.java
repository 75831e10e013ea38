package org.offhook.phone.screen;

import java.time.Instant;
import java.util.List;
import org.offhook.phone.core.Call;
import org.offhook.phone.core.CallState;

/** A call that is being placed. */
final class OutgoingScreen {

    private OutgoingScreen() {}

    static List<Row> rows(Moment now) {
        Call call = now.state().focus().orElseThrow();
        Row title = Row.of(progress(now, call), now.line(call.line()).and(now.status()));
        return title(now, title, call, call.started());
    }

    /** Title, name, and below it the number unless another caller waits. */
    static List<Row> title(Moment now, Row title, Call call, Instant since) {
        Piece who = now.who(call.party());
        Piece number = Moment.number(call.party());
        return now.state().waiting().isPresent()
                ? List.of(title, Row.moving(Piece.NONE, who, number, since, now.at()), now.waiting())
                : List.of(title, Row.moving(who, since, now.at()), Row.of(number));
    }

    static Piece progress(Moment now, Call call) {
        return now.say(call.state() instanceof CallState.RingingOut ? Word.RINGING : Word.CALLING);
    }
}
