package org.offhook.phone.screen;

import java.util.List;
import org.offhook.hal.display.Icon;
import org.offhook.phone.core.Call;
import org.offhook.phone.core.CallState;

/** The call that the user is with above the one that waits. */
final class TwoCallsScreen {

    private TwoCallsScreen() {}

    static List<Row> rows(Moment now) {
        Call call = now.state().focus().orElseThrow();
        return call.state() instanceof CallState.Up up ? rows(now, call, up) : List.of(Row.EMPTY, Row.EMPTY, Row.EMPTY);
    }

    private static List<Row> rows(Moment now, Call call, CallState.Up up) {
        boolean held = up.hold().wanted();
        Piece lead = held ? Piece.lead(Icon.HOLD) : Piece.NONE;
        Piece who = now.who(call.party());
        Piece where = now.status().and(which(now, call));
        Row second = held
                ? Row.of(now.say(Word.ON_HOLD), now.timer(up.hold().since()))
                : up.heldByPeer()
                        ? Row.of(now.say(Word.HELD_BY_PEER))
                        : Row.of(Moment.number(call.party()), now.timer(up.since()));
        return List.of(Row.moving(lead, who, where, up.since(), now.at()), second, now.waiting());
    }

    /** {@code 1/2}: the older of two calls. */
    private static Piece which(Moment now, Call call) {
        List<Call> up = now.state().calls().stream().filter(Call::up).toList();
        return Piece.words(up.indexOf(call) + 1 + "/" + up.size());
    }
}
