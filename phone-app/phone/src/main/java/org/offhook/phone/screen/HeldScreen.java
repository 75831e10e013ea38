package org.offhook.phone.screen;

import java.util.List;
import org.offhook.hal.display.Icon;
import org.offhook.phone.core.Call;
import org.offhook.phone.core.CallState;

/** The user holds his only call. */
final class HeldScreen {

    private HeldScreen() {}

    static List<Row> rows(Moment now) {
        Call call = now.state().focus().orElseThrow();
        Piece time =
                call.state() instanceof CallState.Up up ? now.timer(up.hold().since()) : Piece.NONE;
        return List.of(
                Row.moving(now.who(call.party()), call.started(), now.at()),
                Row.of(Moment.number(call.party()), now.status()),
                Row.of(Piece.lead(Icon.HOLD).then(now.say(Word.ON_HOLD)), time));
    }
}
