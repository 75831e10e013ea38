package org.offhook.phone.screen;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.offhook.hal.display.Icon;
import org.offhook.phone.core.CallRecord;
import org.offhook.phone.core.menu.Menu;
import org.offhook.phone.core.menu.Node;

/** One call of a list: who, and below it the number and when. */
final class CallListRows {

    private CallListRows() {}

    static List<Row> rows(Moment now, Row title, Node.Calls calls, Menu menu) {
        List<CallRecord> list = now.state().memory().log().list(calls.filter());
        if (list.isEmpty()) {
            return List.of(title, Row.of(now.say(Word.NO_LOG)), MenuScreen.note(now, menu, Piece.NONE));
        }
        CallRecord call = list.get(menu.place().selected());
        Row who = Row.moving(
                kind(call).then(Piece.space()),
                now.who(call.party()),
                Piece.NONE,
                now.state().panel().touched(),
                now.at());
        return List.of(
                title, who, menuNoteOr(now, menu, Row.of(Moment.number(call.party()), when(now, call.started()))));
    }

    private static Row menuNoteOr(Moment now, Menu menu, Row row) {
        Row note = MenuScreen.note(now, menu, Piece.NONE);
        return note.equals(Row.EMPTY) ? row : note;
    }

    private static Piece kind(CallRecord call) {
        return switch (call.kind()) {
            case MISSED -> Piece.icon(Icon.MISSED);
            case RECEIVED -> Piece.words("←");
            case PLACED -> Piece.words("→");
        };
    }

    /** Today the time, else the day; neither for a call from before the clock was set. */
    private static Piece when(Moment now, Instant started) {
        int year = started.atZone(now.timeZone()).getYear();
        if (year < IdleScreen.FIRST_YEAR) {
            return Piece.NONE;
        }
        LocalDate today = now.at().atZone(now.timeZone()).toLocalDate();
        Instant midnight = today.plusDays(1).atStartOfDay(now.timeZone()).toInstant();
        Piece when =
                started.atZone(now.timeZone()).toLocalDate().equals(today) ? now.timeOfDay(started) : now.date(started);
        return new Piece(when.text(), midnight, true);
    }
}
