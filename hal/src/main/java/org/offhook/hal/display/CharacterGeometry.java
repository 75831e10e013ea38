package org.offhook.hal.display;

/** Size of a display in cells. */
public record CharacterGeometry(int columns, int rows) {

    /** The display of the reference phone. */
    public static final CharacterGeometry TWENTY_BY_FOUR = new CharacterGeometry(20, 4);

    public CharacterGeometry {
        if (columns < 1 || rows < 1) {
            throw new IllegalArgumentException("a display has at least one cell, not " + columns + "×" + rows);
        }
    }
}
