package org.offhook.phone.screen;

import java.util.List;
import org.offhook.phone.core.Call;

/** Answered here; the sound is not up yet. */
final class AnsweringScreen {

    private AnsweringScreen() {}

    static List<Row> rows(Moment now) {
        Call call = now.state().focus().orElseThrow();
        Row title = Row.of(now.say(Word.CONNECTING), now.line(call.line()).and(now.status()));
        return OutgoingScreen.title(now, title, call, call.started());
    }
}
