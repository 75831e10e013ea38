package org.offhook.phone.screen;

import java.util.List;
import org.offhook.hal.display.Icon;
import org.offhook.phone.core.Call;
import org.offhook.phone.core.CallState;

/** Somebody calls, and the user is in no call. */
final class IncomingScreen {

    private IncomingScreen() {}

    static List<Row> rows(Moment now) {
        Call call = now.state().incoming().orElseThrow();
        return List.of(
                Row.of(bell(call).then(now.say(Word.INCOMING)), which(now)),
                Row.moving(now.who(call.party()), call.started(), now.at()),
                Row.of(Moment.number(call.party()), now.line(call.line())));
    }

    static Piece bell(Call call) {
        return Piece.lead(
                call.state() instanceof CallState.Ringing(boolean quiet) && quiet ? Icon.BELL_OFF : Icon.BELL);
    }

    /** {@code 1/2}: there is another one behind it. */
    static Piece which(Moment now) {
        long ringing = now.state().calls().stream().filter(Call::ringing).count();
        return ringing < 2 ? Piece.NONE : Piece.words("1/" + ringing);
    }
}
