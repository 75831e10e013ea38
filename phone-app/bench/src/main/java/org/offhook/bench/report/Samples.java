package org.offhook.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What the rounds of one run gave, by figure and program. Used by the measuring thread only. */
public final class Samples {

    private final Map<Figure, Map<String, List<Double>>> values = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    public void add(Figure figure, String program, double value) {
        values.computeIfAbsent(figure, f -> new LinkedHashMap<>())
                .computeIfAbsent(program, p -> new ArrayList<>())
                .add(value);
    }

    /** Something the reader of the table must know: a step that failed, packets that were missing. */
    public void note(String text) {
        notes.add(text);
    }

    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Median over the rounds; empty if no round gave this figure for this program. */
    public OptionalDouble median(Figure figure, String program) {
        double[] samples = samples(figure, program);
        return samples.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Statistics.median(samples));
    }

    /** In the order they were measured. */
    public double[] samples(Figure figure, String program) {
        return values.getOrDefault(figure, Map.of()).getOrDefault(program, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
    }
}
