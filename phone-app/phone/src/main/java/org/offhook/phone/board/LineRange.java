package org.offhook.phone.board;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.offhook.hal.board.LineRef;

/** Lines of one chip, from the first to the last. */
public record LineRange(String chip, int first, int last) implements Predicate<LineRef> {

    private static final Pattern WRITTEN = Pattern.compile("([^:,]+):(\\d{1,4})(?:-(\\d{1,4}))?");

    /**
     * Reads {@code pi:4-27,gpio1:3}.
     *
     * @throws IllegalArgumentException with a sentence, if it is not written like that
     */
    public static Predicate<LineRef> parse(String text) {
        List<LineRange> ranges = Stream.of(text.split(","))
                .map(String::strip)
                .map(LineRange::one)
                .toList();
        return line -> ranges.stream().anyMatch(range -> range.test(line));
    }

    private static LineRange one(String text) {
        Matcher written = WRITTEN.matcher(text);
        if (!written.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is not like pi:4 or pi:4-27");
        }
        int first = Integer.parseInt(written.group(2));
        return new LineRange(
                written.group(1), first, written.group(3) == null ? first : Integer.parseInt(written.group(3)));
    }

    @Override
    public boolean test(LineRef line) {
        return line.chip().equals(chip) && first <= line.offset() && line.offset() <= last;
    }
}
