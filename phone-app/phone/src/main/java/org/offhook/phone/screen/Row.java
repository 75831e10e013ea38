package org.offhook.phone.screen;

import java.time.Instant;
import org.offhook.hal.display.CellText;
import org.offhook.hal.display.CharacterGeometry;

/**
 * A row of the display.
 *
 * @param cells as many as the display has columns
 * @param clipped something that is to be read whole did not fit; tests hold that this never happens
 */
record Row(CellText cells, Instant until, boolean clipped) {

    static final int COLUMNS = CharacterGeometry.TWENTY_BY_FOUR.columns();
    static final Row EMPTY = of(Piece.NONE);

    /** A name keeps so many columns beside another name. */
    private static final int SHARE = 11;

    static Row of(Piece left) {
        return of(left, Piece.NONE);
    }

    /** One piece at each side, and a space between; what is not firm gives way. */
    static Row of(Piece left, Piece right) {
        Piece edge = fitted(right, roomForRight(left, right));
        int room = room(edge);
        boolean clipped = right.firm() && edge.width() < right.width() || left.firm() && left.width() > room;
        return join(left.text().fitted(room), left.until(), edge, clipped);
    }

    /**
     * As {@link #of(Piece, Piece)}, but a name that does not fit moves along; see {@link Marquee}.
     *
     * @param lead stands still before the name
     * @param since when the name came up
     */
    static Row moving(Piece lead, Piece name, Piece right, Instant since, Instant at) {
        Piece edge = fitted(right, roomForRight(lead.then(name), right));
        int room = room(edge) - lead.width();
        if (name.width() <= room) {
            return of(lead.then(name), right);
        }
        Marquee.View view = Marquee.view(name.text(), room, since, at);
        return join(lead.text().plus(view.seen()), Piece.earlier(name.until(), view.until()), edge, false);
    }

    static Row moving(Piece name, Instant since, Instant at) {
        return moving(Piece.NONE, name, Piece.NONE, since, at);
    }

    private static int roomForRight(Piece left, Piece right) {
        return right.firm() ? COLUMNS : COLUMNS - 1 - (left.firm() ? left.width() : Math.min(left.width(), SHARE));
    }

    /** A name of which hardly anything would be seen is left out. */
    private static Piece fitted(Piece piece, int room) {
        if (piece.width() <= room) {
            return piece;
        }
        return room < 3 ? Piece.NONE : new Piece(piece.text().shortened(room), piece.until(), piece.firm());
    }

    private static int room(Piece right) {
        return COLUMNS - right.width() - (right.isEmpty() ? 0 : 1);
    }

    private static Row join(CellText left, Instant until, Piece right, boolean clipped) {
        CellText all = left.plus(CellText.spaces(COLUMNS - left.width() - right.width()))
                .plus(right.text());
        return new Row(all, Piece.earlier(until, right.until()), clipped);
    }
}
