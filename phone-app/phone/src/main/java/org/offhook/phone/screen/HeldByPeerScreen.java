package org.offhook.phone.screen;

import java.util.List;
import org.offhook.phone.core.Call;
import org.offhook.phone.core.CallState;

/** The other side holds the user's only call. */
final class HeldByPeerScreen {

    private HeldByPeerScreen() {}

    static List<Row> rows(Moment now) {
        Call call = now.state().focus().orElseThrow();
        Piece time = call.state() instanceof CallState.Up up ? now.timer(up.since()) : Piece.NONE;
        return List.of(
                Row.moving(now.who(call.party()), call.started(), now.at()),
                Row.of(Moment.number(call.party()), time),
                Row.of(now.say(Word.HELD_BY_PEER), now.status()));
    }
}
