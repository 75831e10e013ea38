package org.offhook.phone.screen;

import java.util.List;
import org.offhook.hal.display.Icon;
import org.offhook.phone.core.Call;
import org.offhook.phone.core.CallState;
import org.offhook.phone.core.MediaInfo;

/** In a call: who, how long, and how its sound travels. */
final class ConnectedScreen {

    private static final int LONG_WORD = 9;

    private ConnectedScreen() {}

    static List<Row> rows(Moment now) {
        Call call = now.state().focus().orElseThrow();
        return call.state() instanceof CallState.Up up ? rows(now, call, up) : List.of(Row.EMPTY, Row.EMPTY, Row.EMPTY);
    }

    private static List<Row> rows(Moment now, Call call, CallState.Up up) {
        Piece muted = now.state().desk().muted() ? muted(now.say(Word.MUTED)) : Piece.NONE;
        return List.of(
                Row.moving(now.who(call.party()), up.since(), now.at()),
                Row.of(Moment.number(call.party()), now.timer(up.since())),
                Row.of(
                        sound(up.media()),
                        muted.isEmpty() ? score(up.media()).and(now.device()) : muted.then(now.device())));
    }

    /** The mean opinion score of the last seconds, 1.0 to 4.5; there is no room for it beside the word that says muted. */
    private static Piece score(MediaInfo media) {
        return media.quality()
                .map(quality -> Piece.words(quality.mosTenths() / 10 + "." + quality.mosTenths() % 10))
                .orElse(Piece.NONE);
    }

    /** Beside a padlock and the usual names of codecs there is no room for a space before a long word. */
    private static Piece muted(Piece word) {
        Piece icon = word.width() <= LONG_WORD ? Piece.lead(Icon.MUTE) : Piece.icon(Icon.MUTE);
        return icon.then(word).then(Piece.space());
    }

    static Piece sound(MediaInfo media) {
        Piece codec = Piece.name(media.codec());
        return media.encrypted() ? Piece.lead(Icon.PADLOCK).then(codec) : codec;
    }
}
