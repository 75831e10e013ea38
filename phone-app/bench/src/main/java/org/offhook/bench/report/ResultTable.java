package org.offhook.bench.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Medians, ratio, budget and verdict as text; the same cells for the terminal and for Markdown. */
public final class ResultTable {

    private final List<List<String>> rows = new ArrayList<>();
    private final int numbers;
    private boolean withinBudget = true;

    private ResultTable(int numbers) {
        this.numbers = numbers;
    }

    /**
     * @param programs one column each; budgets are judged for the first one and the second is its peer. One program
     *     alone gets no ratio.
     */
    public static ResultTable judged(List<Figure> figures, List<String> programs, Samples samples) {
        List<String> head = new ArrayList<>(List.of("figure"));
        head.addAll(programs);
        if (programs.size() > 1) {
            head.add("ratio");
        }
        ResultTable table = new ResultTable(head.size() - 1);
        head.addAll(List.of("budget", "verdict"));
        table.rows.add(head);
        figures.forEach(figure -> table.rows.add(table.judgedRow(figure, programs, samples)));
        return table;
    }

    /** The numbers only, for programs that our budgets do not bind. */
    public static ResultTable plain(List<Figure> figures, List<String> programs, Samples samples) {
        ResultTable table = new ResultTable(programs.size());
        List<String> head = new ArrayList<>(List.of("figure"));
        head.addAll(programs);
        table.rows.add(head);
        figures.forEach(figure -> table.rows.add(numbers(figure, programs, samples)));
        return table;
    }

    private static List<String> numbers(Figure figure, List<String> programs, Samples samples) {
        List<String> row = new ArrayList<>(List.of(figure.label()));
        for (String program : programs) {
            OptionalDouble median = samples.median(figure, program);
            row.add(median.isPresent() ? figure.format(median.getAsDouble()) : "–");
        }
        return row;
    }

    private List<String> judgedRow(Figure figure, List<String> programs, Samples samples) {
        OptionalDouble own = samples.median(figure, programs.getFirst());
        OptionalDouble peer = OptionalDouble.empty();
        List<String> row = numbers(figure, programs, samples);
        if (programs.size() > 1) {
            peer = samples.median(figure, programs.get(1));
            boolean both = own.isPresent() && peer.isPresent() && peer.getAsDouble() > 0;
            row.add(both ? String.format(Locale.ROOT, "%.2fx", own.getAsDouble() / peer.getAsDouble()) : "–");
        }
        Budget.Verdict verdict = figure.budget().judge(own, peer);
        withinBudget &= verdict != Budget.Verdict.OVER;
        row.add(figure.budget().text());
        row.add(verdict.text());
        return row;
    }

    /** False as soon as one figure is over its budget; what could not be measured does not count as over. */
    public boolean withinBudget() {
        return withinBudget;
    }

    public String terminal() {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            text.append(line(rows.get(r), widths, "  ").stripTrailing()).append('\n');
            if (r == 0) {
                text.append("─".repeat(Arrays.stream(widths).sum() + 2 * (widths.length - 1)))
                        .append('\n');
            }
        }
        return text.toString();
    }

    public String markdown() {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            text.append("| ").append(line(rows.get(r), widths, " | ")).append(" |\n");
            if (r == 0) {
                for (int c = 0; c < widths.length; c++) {
                    boolean right = numeric(c);
                    text.append('|').append("-".repeat(widths[c] + (right ? 1 : 2)));
                    text.append(right ? ":" : "");
                }
                text.append("|\n");
            }
        }
        return text.toString();
    }

    private String line(List<String> cells, int[] widths, String separator) {
        StringBuilder line = new StringBuilder();
        for (int c = 0; c < cells.size(); c++) {
            String cell = cells.get(c);
            String space = " ".repeat(widths[c] - cell.length());
            line.append(c == 0 ? "" : separator).append(numeric(c) ? space + cell : cell + space);
        }
        return line.toString();
    }

    private boolean numeric(int column) {
        return column > 0 && column <= numbers;
    }

    private int[] widths() {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int c = 0; c < widths.length; c++) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        return widths;
    }
}
