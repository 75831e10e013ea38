package org.offhook.bench.stress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.offhook.bench.report.Budget;
import org.offhook.bench.report.EqualRates;
import org.offhook.bench.report.Figure;
import org.offhook.bench.report.ResultTable;
import org.offhook.bench.report.Samples;

/** All windows of a run, added up. Used by the measuring thread only. */
public final class StressResult {

    private static final Budget NONE = new Budget.None();

    private record Case(StressPlan.Policy policy, StressPlan.Kind kind) {}

    private record Pair(StressWindow without, StressWindow with) {}

    private final Map<Case, Pair> windows = new LinkedHashMap<>();
    private final Map<StressPlan.Policy, String> states = new TreeMap<>();

    void state(StressPlan.Policy policy, String state) {
        states.put(policy, state);
    }

    void add(StressPlan.Policy policy, StressPlan.Kind kind, StressWindow without, StressWindow with) {
        windows.merge(
                new Case(policy, kind),
                new Pair(without, with),
                (a, b) -> new Pair(a.without().plus(b.without()), a.with().plus(b.with())));
    }

    /** A row each figure of each pressure; for each policy a column without the pressure and one with it. */
    public ResultTable table(StressPlan plan) {
        List<String> columns = new ArrayList<>();
        plan.policies().forEach(policy -> columns.addAll(List.of(without(policy), with(policy))));
        List<Figure> figures = new ArrayList<>();
        Samples samples = new Samples();
        for (StressPlan.Kind kind : plan.pressures()) {
            Figure missed = new Figure(kind.word() + ": missed periods", 0, NONE);
            Figure of = new Figure(kind.word() + ": of so many", 0, NONE);
            Figure worst = new Figure(kind.word() + ": worst lateness, ms", 2, NONE);
            Figure hundredth = new Figure(kind.word() + ": 1 of 100 later than, ms", 2, NONE);
            Figure bytes = new Figure(kind.word() + ": bytes allocated by the audio thread", 0, NONE);
            Figure collections = new Figure(kind.word() + ": garbage collections", 0, NONE);
            Figure mean = new Figure(kind.word() + ": mean length of one, ms", 2, NONE);
            figures.addAll(List.of(missed, of, worst, hundredth, bytes, collections, mean));
            for (StressPlan.Policy policy : plan.policies()) {
                Pair pair = windows.get(new Case(policy, kind));
                Map<String, StressWindow> both = Map.of(without(policy), pair.without(), with(policy), pair.with());
                both.forEach((column, window) -> {
                    samples.add(missed, column, window.missed());
                    samples.add(of, column, window.periods());
                    samples.add(worst, column, window.worstMs());
                    samples.add(hundredth, column, window.hundredthMs());
                    samples.add(bytes, column, window.bytes());
                    samples.add(collections, column, window.collections());
                    if (window.collections() > 0) {
                        samples.add(mean, column, (double) window.collectionMs() / window.collections());
                    }
                });
            }
        }
        return ResultTable.plain(figures, columns, samples);
    }

    private static String without(StressPlan.Policy policy) {
        return policy.text() + ", quiet";
    }

    private static String with(StressPlan.Policy policy) {
        return policy.text() + ", pressed";
    }

    /** What the table says, in sentences. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        states.forEach((policy, state) -> remarks.add(policy.text() + ": the audio thread had: " + state + "."));
        windows.forEach((which, pair) -> remarks.add(verdict(which, pair)));
        return remarks;
    }

    private static String verdict(Case which, Pair pair) {
        long without = pair.without().missed();
        long with = pair.with().missed();
        return String.format(
                Locale.ROOT,
                "%s, %s: %d missed with, %d without: %s (chance of such a difference by itself: %.2f).",
                which.policy().text(),
                which.kind().word(),
                with,
                without,
                EqualRates.same(with, without) ? "they do not differ" : "THEY DIFFER",
                EqualRates.chance(with, without));
    }

    /** One pair of windows while the run goes on. */
    static String line(StressPlan.Kind kind, StressWindow without, StressWindow with) {
        return String.format(
                Locale.ROOT,
                "%s (%.0f a second): missed %d / %d, worst %.2f / %.2f ms, xruns %d / %d, %d collections of %d ms",
                kind.word(),
                with.perSecond(),
                without.missed(),
                with.missed(),
                without.worstMs(),
                with.worstMs(),
                without.xruns(),
                with.xruns(),
                with.collections(),
                with.collectionMs());
    }
}
