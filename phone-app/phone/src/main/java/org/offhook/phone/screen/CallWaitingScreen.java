package org.offhook.phone.screen;

import java.util.List;
import java.util.Optional;
import org.offhook.hal.display.Icon;
import org.offhook.phone.core.Call;
import org.offhook.phone.core.CallState;

/** Somebody calls while the user is in a call. */
final class CallWaitingScreen {

    private CallWaitingScreen() {}

    static List<Row> rows(Moment now) {
        Call caller = now.state().incoming().orElseThrow();
        Optional<Call> active = now.state().focus();
        return List.of(
                active.map(call -> active(now, call)).orElse(Row.EMPTY),
                Row.moving(
                        IncomingScreen.bell(caller),
                        now.who(caller.party()),
                        IncomingScreen.which(now),
                        caller.started(),
                        now.at()),
                Row.of(Piece.space().then(Piece.space()).then(Moment.number(caller.party())), now.line(caller.line())));
    }

    private static Row active(Moment now, Call call) {
        Piece who = now.who(call.party());
        return switch (call.state()) {
            case CallState.Up up
            when up.hold().wanted() ->
                Row.of(Piece.lead(Icon.HOLD).then(who), now.timer(up.hold().since()));
            case CallState.Up up -> Row.of(who, now.mute().and(now.timer(up.since())));
            case CallState.Outgoing _ -> Row.of(OutgoingScreen.progress(now, call), who);
            case CallState.Answering _, CallState.Ringing _, CallState.Ending _ -> Row.of(who);
        };
    }
}
