package org.offhook.hal.display;

import java.util.Collections;
import java.util.List;

/**
 * All that stands on a character display at one moment. Immutable; equal when every cell is.
 *
 * @param rows top to bottom, each as wide as the display
 */
public record DisplayText(List<CellText> rows) {

    public DisplayText {
        rows = List.copyOf(rows);
        if (rows.stream().mapToInt(CellText::width).distinct().count() != 1) {
            throw new IllegalArgumentException("the rows of a display are equally wide");
        }
    }

    /** A display without text. */
    public static DisplayText blank(CharacterGeometry geometry) {
        return new DisplayText(Collections.nCopies(geometry.rows(), CellText.spaces(geometry.columns())));
    }

    public CharacterGeometry geometry() {
        return new CharacterGeometry(rows.getFirst().width(), rows.size());
    }

    /** The rows for people, as many characters as cells but for wide ones; icons by their symbol. */
    public List<String> lines() {
        return rows.stream().map(CellText::toString).toList();
    }
}
