package org.offhook.phone.board.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.offhook.hal.board.KeypadPart;
import org.offhook.hal.key.Key;

/** A matrix of keys, each with its name, and which row and column it joins. */
final class KeypadBox {

    private static final int KEY_HEIGHT = 38;
    private static final int MOST_KEY_WIDTH = 62;
    private static final int GAP = 6;
    private static final int TAG = 26;

    private final KeypadPart keypad;

    private KeypadBox(KeypadPart keypad) {
        this.keypad = keypad;
    }

    static Box of(KeypadPart keypad) {
        List<Box.Terminal> terminals = new ArrayList<>();
        for (int i = 0; i < keypad.columns().size(); i++) {
            terminals.add(new Box.Terminal(
                    "C" + (i + 1), new Net.Line(keypad.columns().get(i)), Colours.column(i)));
        }
        for (int i = 0; i < keypad.rows().size(); i++) {
            terminals.add(
                    new Box.Terminal("R" + (i + 1), new Net.Line(keypad.rows().get(i)), Colours.row(i)));
        }
        int grid = Box.HEAD + TAG + keypad.rows().size() * (KEY_HEIGHT + GAP) + 10;
        int strip = Box.HEAD + terminals.size() * Box.PITCH + 12;
        return new Box(
                "Keypad",
                keypad.columns().size() + " columns × " + keypad.rows().size() + " rows, no resistors"
                        + (keypad.diodes() == KeypadPart.Diodes.NONE ? "" : ", a diode at each key"),
                Math.max(grid, strip),
                terminals,
                new KeypadBox(keypad)::draw);
    }

    private void draw(Svg svg, int x, int y, int edge, List<Integer> terminalY) {
        boolean right = edge > x;
        int columns = keypad.columns().size();
        int width = Math.min(MOST_KEY_WIDTH, (Box.WIDTH - 110 - TAG) / columns - GAP);
        int left = (right ? x + 16 : x + Box.WIDTH - 16 - columns * (width + GAP) - TAG) + TAG;
        int top = y + Box.HEAD + TAG;
        for (int c = 0; c < columns; c++) {
            int middle = left + c * (width + GAP) + width / 2;
            svg.line(
                    "trace",
                    middle,
                    top - 6,
                    middle,
                    top + keypad.rows().size() * (KEY_HEIGHT + GAP) - GAP,
                    Colours.column(c));
            tag(svg, middle, top - 14, "C" + (c + 1), Colours.column(c));
        }
        for (int r = 0; r < keypad.rows().size(); r++) {
            int middle = top + r * (KEY_HEIGHT + GAP) + KEY_HEIGHT / 2;
            svg.line("trace", left - 8, middle, left + columns * (width + GAP) - GAP, middle, Colours.row(r));
            tag(svg, left - 20, middle, "R" + (r + 1), Colours.row(r));
            for (int c = 0; c < columns; c++) {
                Optional<Key> key = keypad.key(r, c);
                if (key.isPresent()) {
                    int keyX = left + c * (width + GAP);
                    svg.rect("key", keyX, middle - KEY_HEIGHT / 2, width, KEY_HEIGHT, 7, "");
                    svg.text(
                            cap(key.get()).length() > 2 ? "cap word" : "cap",
                            keyX + width / 2,
                            middle + 5,
                            cap(key.get()));
                }
            }
        }
    }

    private static void tag(Svg svg, int x, int y, String text, String colour) {
        svg.rect("", x - 12, y - 8, 24, 16, 8, colour);
        svg.text("tag", x, y + 4, text);
    }

    /** What stands on a key. */
    private static String cap(Key key) {
        if (key.dialCharacter() != 0) {
            return key.dialCharacter() == '*' ? "✱" : String.valueOf(key.dialCharacter());
        }
        return switch (key) {
            case UP -> "▲";
            case DOWN -> "▼";
            case LEFT -> "◀";
            case RIGHT -> "▶";
            case OK -> "OK";
            case CANCEL -> "✕";
            case VOLUME_UP -> "vol +";
            case VOLUME_DOWN -> "vol −";
            default -> key.name().toLowerCase(Locale.ROOT).replace('_', ' ').replace("conference", "conf");
        };
    }
}
