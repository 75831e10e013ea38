package org.offhook.phone.screen;

import java.util.List;
import org.offhook.hal.display.Icon;
import org.offhook.phone.core.Activity;
import org.offhook.phone.core.Call;
import org.offhook.phone.core.Conference;
import org.offhook.phone.core.Transfer;

/** A caller who is being handed on: to whom, how far it has come, and why it came to nothing. */
final class TransferScreen {

    private static final List<Row> NOTHING = List.of(Row.EMPTY, Row.EMPTY, Row.EMPTY);

    private TransferScreen() {}

    /** Below the digits their name, else who waits. */
    static List<Row> number(Moment now) {
        return now.state().activity() instanceof Activity.Dialling dial
                ? List.of(
                        Row.of(now.say(invites(now) ? Word.INVITE : Word.TRANSFER_TO), now.device()),
                        DialScreen.digits(dial.digits()),
                        now.named(dial.digits()))
                : NOTHING;
    }

    private static boolean invites(Moment now) {
        return now.state().conference() instanceof Conference.Inviting;
    }

    static List<Row> underWay(Moment now) {
        return now.state().transfer() instanceof Transfer.Asked asked ? underWay(now, asked) : NOTHING;
    }

    private static List<Row> underWay(Moment now, Transfer.Asked asked) {
        Piece caller =
                now.state().call(asked.caller()).map(Call::party).map(now::who).orElse(Piece.NONE);
        return List.of(
                Row.of(now.say(Word.TRANSFERRING), now.status()),
                Row.of(Piece.lead(Icon.HOLD).then(caller)),
                Row.of(
                        Piece.words("> ").then(now.who(asked.target())),
                        asked.rings() ? now.say(Word.RINGS) : Piece.NONE));
    }

    static List<Row> failed(Moment now) {
        return now.state().transfer() instanceof Transfer.Failed failed
                ? List.of(
                        Row.of(now.say(Word.TRANSFER_FAILED)),
                        Row.of(now.say(EndedScreen.words(failed.reason(), false))),
                        Row.of(Piece.words("> ").then(now.who(failed.target()))))
                : NOTHING;
    }
}
