package org.offhook.phone.board.diagram;

import java.util.List;

/**
 * A part as it is drawn: a frame with a title, a picture in it, and terminals on the edge that faces the header.
 *
 * @param note small, below the title
 * @param height of the whole box
 */
record Box(String title, String note, int height, List<Terminal> terminals, Picture picture) {

    static final int WIDTH = 350;
    /** Room for title and note. */
    static final int HEAD = 58;
    /** From terminal to terminal. */
    static final int PITCH = 26;

    /**
     * Where a wire ends.
     *
     * @param label in the terminal
     * @param colour of the wire
     */
    record Terminal(String label, Net net, String colour) {}

    /** Draws what is within a box. */
    @FunctionalInterface
    interface Picture {

        /**
         * @param x left edge of the box
         * @param y upper edge of the box
         * @param edge x of the edge with the terminals
         * @param terminalY heights of the terminals, in order
         */
        void draw(Svg svg, int x, int y, int edge, List<Integer> terminalY);
    }

    Box {
        terminals = List.copyOf(terminals);
    }

    /** A box as high as its terminals need. */
    static Box of(String title, String note, List<Terminal> terminals, Picture picture) {
        return new Box(title, note, HEAD + terminals.size() * PITCH + 12, terminals, picture);
    }

    /** Height of a terminal, from the upper edge of the box: in the lower part, one below the other. */
    int terminalY(int index) {
        return height - 12 - (terminals.size() - index) * PITCH + PITCH / 2;
    }
}
