package org.offhook.phone.screen;

import java.util.List;
import org.offhook.phone.core.Activity;

/** Digits pressed with the handset down. */
final class PreDialScreen {

    private PreDialScreen() {}

    static List<Row> rows(Moment now) {
        return now.state().activity() instanceof Activity.PreDial dial
                ? List.of(
                        Row.of(now.say(Word.DIAL), now.line(dial.line())),
                        DialScreen.digits(dial.digits()),
                        now.named(dial.digits()))
                : List.of(Row.EMPTY, Row.EMPTY, Row.EMPTY);
    }
}
