package org.offhook.provisioning.config.tree;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a configuration. For one thread. */
public final class Problems {

    /** More than a user reads; a broken file of a megabyte must not become a report of ten. */
    private static final int MOST = 100;

    private final List<Problem> found = new ArrayList<>();
    private int left;

    /** Adds a problem; beyond the first hundred they are only counted. */
    public void add(Place place, String field, String sentence) {
        if (found.size() < MOST) {
            found.add(new Problem(place.file(), place.line(), place.column(), field, sentence));
        } else {
            left++;
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** True if a problem names exactly this field. */
    public boolean names(String field) {
        return found.stream().anyMatch(problem -> problem.field().equals(field));
    }

    /** All of them by file and line; the last one says how many were left off. */
    public List<Problem> sorted() {
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort(Problem.BY_PLACE);
        if (left > 0) {
            String file = sorted.getLast().file();
            sorted.add(new Problem(file, 0, 0, "", "and " + left + " more problems"));
        }
        return List.copyOf(sorted);
    }
}
