package org.offhook.phone.board;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.offhook.hal.board.BoardProfile;

/** What a board has and what is wrong with it, for people. */
public final class BoardReport {

    private final StringBuilder out = new StringBuilder();

    private BoardReport() {}

    /** A line for each kind of part, and then a line for each fault. */
    public static String of(BoardProfile profile, RunningBoard board) {
        BoardReport report = new BoardReport();
        report.line("board", profile.name());
        report.line("keys", board.keypad().map(pad -> pad.keys().size() + "").orElse("none"));
        report.line("hook", board.hook().map(hook -> word(hook.state())).orElse("none"));
        report.line(
                "display",
                board.display()
                        .map(display -> display.geometry().columns() + "×"
                                + display.geometry().rows())
                        .orElse("none"));
        report.line("lamps", board.lamps().map(lamps -> words(lamps.lamps())).orElse("none"));
        report.line("light", board.backlight().isPresent() ? "yes" : "none");
        report.line("outputs", words(board.outputs().keySet()));
        report.line(
                "sound",
                profile.sound().isEmpty()
                        ? "none"
                        : String.join(
                                ", ",
                                profile.sound().stream()
                                        .map(part -> word(part.role()) + " " + part.device())
                                        .toList()));
        List<String> faults = board.sentences();
        report.line("faults", faults.isEmpty() ? "none" : String.valueOf(faults.size()));
        faults.forEach(fault -> report.out.append(fault).append('\n'));
        return report.out.toString();
    }

    private void line(String what, String value) {
        out.append("%-9s %s\n".formatted(what, value));
    }

    private static String words(Collection<? extends Enum<?>> values) {
        return values.isEmpty()
                ? "none"
                : values.stream()
                        .sorted(Comparator.comparingInt(Enum::ordinal))
                        .map(BoardReport::word)
                        .collect(Collectors.joining(", "));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
