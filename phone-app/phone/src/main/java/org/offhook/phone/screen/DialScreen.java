package org.offhook.phone.screen;

import java.time.Instant;
import java.util.List;
import org.offhook.hal.display.CellText;
import org.offhook.phone.core.Activity;
import org.offhook.phone.core.Activity.Stage;

/** Off the hook to dial: dial tone, digits, and what comes of it when nothing is dialled. */
final class DialScreen {

    private static final CellText CURSOR = CellText.of("_");

    private DialScreen() {}

    static List<Row> rows(Moment now) {
        return now.state().activity() instanceof Activity.Dialling dial
                ? rows(now, dial)
                : List.of(Row.EMPTY, Row.EMPTY, Row.EMPTY);
    }

    private static List<Row> rows(Moment now, Activity.Dialling dial) {
        boolean over = dial.stage() == Stage.WARNING || dial.stage() == Stage.SILENT;
        if (over && now.state().desk().handsetUp()) {
            return List.of(Row.of(now.say(Word.OFF_HOOK)), Row.of(now.say(Word.HANG_UP)), now.waiting());
        }
        boolean stuck = dial.stage() != Stage.DIAL_TONE && dial.stage() != Stage.COLLECTING;
        Row third = now.state().waiting().isEmpty() && stuck ? Row.of(advice(now, dial)) : now.waiting();
        return List.of(
                Row.of(now.say(Word.DIAL), now.line(dial.line()).and(now.device())), digits(dial.digits()), third);
    }

    private static Piece advice(Moment now, Activity.Dialling dial) {
        return now.say(dial.digits().isEmpty() ? Word.HANG_UP : Word.INCOMPLETE);
    }

    /** The last digits stay in sight. */
    static Row digits(String digits) {
        CellText text = CellText.of(digits).plus(CURSOR).lastOf(Row.COLUMNS);
        return Row.of(new Piece(text, Instant.MAX, true));
    }
}
