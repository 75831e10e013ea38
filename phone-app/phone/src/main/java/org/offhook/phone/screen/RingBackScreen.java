package org.offhook.phone.screen;

import java.util.List;
import org.offhook.hal.display.Icon;
import org.offhook.phone.core.Activity;
import org.offhook.phone.core.Activity.Comeback;
import org.offhook.phone.core.Call;
import org.offhook.phone.core.CallState;

/** The user hung up while somebody was held: this call rings back. */
final class RingBackScreen {

    private RingBackScreen() {}

    static List<Row> rows(Moment now) {
        Call call = now.state().focus().orElseThrow();
        boolean silenced = now.state().activity() instanceof Activity.Returning back && back.how() == Comeback.SILENCED;
        Piece time =
                call.state() instanceof CallState.Up up ? now.timer(up.hold().since()) : Piece.NONE;
        return List.of(
                Row.of(Piece.lead(silenced ? Icon.BELL_OFF : Icon.BELL).then(now.say(Word.STILL_HELD))),
                Row.moving(now.who(call.party()), call.started(), now.at()),
                Row.of(Moment.number(call.party()), time));
    }
}
