package org.offhook.phone.screen;

import java.time.Instant;
import org.offhook.hal.display.CellText;
import org.offhook.hal.display.Icon;

/**
 * A piece of a row, and until when it stays as it is.
 *
 * @param firm it is there to be read whole; a name or a number is not firm and may be shortened
 */
record Piece(CellText text, Instant until, boolean firm) {

    static final Piece NONE = new Piece(CellText.EMPTY, Instant.MAX, true);

    /** Words of ours. */
    static Piece words(String text) {
        return new Piece(CellText.of(text), Instant.MAX, true);
    }

    /** What somebody else chose: of any length, in any script. */
    static Piece name(String text) {
        return new Piece(CellText.of(text), Instant.MAX, false);
    }

    static Piece icon(Icon icon) {
        return new Piece(CellText.of(icon), Instant.MAX, true);
    }

    /** An icon that stands before a text. */
    static Piece lead(Icon icon) {
        return icon(icon).then(space());
    }

    static Piece space() {
        return new Piece(CellText.spaces(1), Instant.MAX, true);
    }

    Piece then(Piece next) {
        return new Piece(text.plus(next.text), earlier(until, next.until), firm && next.firm);
    }

    /** With one space between, where both have text. */
    Piece and(Piece next) {
        return isEmpty() ? next : next.isEmpty() ? this : then(space()).then(next);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    int width() {
        return text.width();
    }

    static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
