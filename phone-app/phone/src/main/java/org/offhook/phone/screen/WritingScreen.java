package org.offhook.phone.screen;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.offhook.hal.display.CellText;
import org.offhook.phone.core.menu.Node;
import org.offhook.phone.core.menu.Note;
import org.offhook.phone.core.menu.Task;
import org.offhook.phone.core.text.FieldKind;
import org.offhook.phone.core.text.TextEntry;
import org.offhook.phone.core.user.PinLock;

/** A text that is being written, and how the keys write it. */
final class WritingScreen {

    private static final CellText CURSOR = CellText.of("_");

    /** So much of what stands behind the cursor stays in sight. */
    private static final int BEHIND = 6;

    private WritingScreen() {}

    static List<Row> rows(Moment now, Node node, Note note, Task.Typing typing) {
        TextEntry entry = typing.entry();
        Piece mode = entry.kind() == FieldKind.PIN
                ? Piece.NONE
                : Piece.words(entry.mode().sign());
        return List.of(
                Row.of(MenuScreen.label(now, node.label()), mode),
                text(entry),
                Row.of(
                        note == Note.NONE
                                ? prompt(now, typing)
                                : Piece.words(now.words().note(note))));
    }

    private static Piece prompt(Moment now, Task.Typing typing) {
        return switch (typing.purpose()) {
            case VALUE -> Piece.NONE;
            case UNLOCK -> unlessClosed(now, Word.ENTER_PIN);
            case OLD_PIN -> unlessClosed(now, Word.OLD_PIN);
            case NEW_PIN -> now.say(Word.NEW_PIN);
            case REPEAT_PIN -> now.say(Word.REPEAT_PIN);
        };
    }

    /** After too many wrong PINs how long none is taken; ticks. */
    private static Piece unlessClosed(Moment now, Word prompt) {
        PinLock pin = now.state().user().pin();
        if (!pin.closed(now.at())) {
            return now.say(prompt);
        }
        Instant opens = pin.opens(now.at());
        long left = Duration.between(now.at(), opens).plusNanos(999_999_999).toSeconds();
        Instant tick = opens.minusSeconds(left - 1);
        Piece wait = now.say(Word.WAIT, Moment.clock(Duration.ofSeconds(left)).text());
        return new Piece(wait.text(), tick, true);
    }

    /** The cursor stays in sight. */
    static Row text(TextEntry entry) {
        String shown = entry.kind().masked() ? masked(entry) : entry.text();
        CellText before = CellText.of(shown.substring(0, entry.cursor())).plus(CURSOR);
        CellText behind = CellText.of(shown.substring(entry.cursor()));
        int left = Math.min(before.width(), Row.COLUMNS - Math.min(behind.width(), BEHIND));
        CellText all = before.lastOf(left).plus(behind.shortened(Row.COLUMNS - left));
        return Row.of(new Piece(all, Instant.MAX, true));
    }

    /** Only the letter that the user is going through can be read. */
    private static String masked(TextEntry entry) {
        String stars = "*".repeat(entry.text().length());
        if (!entry.pending()) {
            return stars;
        }
        int last = entry.cursor() - 1;
        return stars.substring(0, last) + entry.text().charAt(last) + stars.substring(last + 1);
    }
}
