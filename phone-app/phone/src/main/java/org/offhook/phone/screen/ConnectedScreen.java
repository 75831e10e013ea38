package org.offhook.phone.screen;

import java.util.List;
import org.offhook.hal.display.Icon;
import org.offhook.phone.core.Call;
import org.offhook.phone.core.CallState;
import org.offhook.phone.core.MediaInfo;

/** In a call: who, how long, and how its sound travels. */
final class ConnectedScreen {

    private ConnectedScreen() {}

    static List<Row> rows(Moment now) {
        Call call = now.state().focus().orElseThrow();
        return call.state() instanceof CallState.Up up ? rows(now, call, up) : List.of(Row.EMPTY, Row.EMPTY, Row.EMPTY);
    }

    private static List<Row> rows(Moment now, Call call, CallState.Up up) {
        Piece muted = now.state().desk().muted()
                ? Piece.icon(Icon.MUTE).then(now.say(Word.MUTED)).then(Piece.space())
                : Piece.NONE;
        return List.of(
                Row.moving(now.who(call.party()), up.since(), now.at()),
                Row.of(Moment.number(call.party()), now.timer(up.since())),
                Row.of(sound(up.media()), muted.then(now.device())));
    }

    static Piece sound(MediaInfo media) {
        Piece codec = Piece.name(media.codec());
        return media.encrypted() ? Piece.lead(Icon.PADLOCK).then(codec) : codec;
    }
}
