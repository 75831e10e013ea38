package org.offhook.hal.board;

import java.util.regex.Pattern;

/**
 * A line of a chip of the profile, written {@code chip:offset}.
 *
 * @param chip name that the profile gives the chip ({@link ChipPart#name})
 * @param offset number of the line on its chip, from 0
 */
public record LineRef(String chip, int offset) {

    private static final Pattern WRITTEN = Pattern.compile("([A-Za-z][A-Za-z0-9_-]*):(0|[1-9][0-9]{0,3})");

    public LineRef {
        if (chip.isEmpty() || offset < 0) {
            throw new IllegalArgumentException("no line " + offset + " of chip \"" + chip + "\"");
        }
    }

    /** From its written form; {@link IllegalArgumentException} for any other text. */
    public static LineRef parse(String text) {
        var matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not a line such as pi:17");
        }
        return new LineRef(matcher.group(1), Integer.parseInt(matcher.group(2)));
    }

    @Override
    public String toString() {
        return chip + ":" + offset;
    }
}
