package org.offhook.provisioning.config.schema;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Guesses which word was meant. */
public final class Nearest {

    /** Longer words than this are no typing errors of ours. */
    private static final int LONGEST = 64;

    private Nearest() {}

    /**
     * The known word that a slip of the finger would turn into {@code written}.
     *
     * @return empty if none is near enough: one wrong letter in three, capitals not counted
     */
    public static Optional<String> to(String written, Collection<String> known) {
        if (written.length() > LONGEST) {
            return Optional.empty();
        }
        String lower = written.toLowerCase(Locale.ROOT);
        String best = null;
        int least = Math.min(3, Math.max(1, written.length() / 3)) + 1;
        for (String word : known) {
            int distance = distance(lower, word.toLowerCase(Locale.ROOT));
            if (distance < least && distance < word.length()) {
                least = distance;
                best = word;
            }
        }
        return Optional.ofNullable(best);
    }

    /** {@code ; did you mean "x"?} or nothing. */
    static String question(String written, Collection<String> known) {
        return to(written, known)
                .map(word -> "; did you mean \"" + word + "\"?")
                .orElse("");
    }

    /** Letters inserted, left out, replaced or swapped with their neighbour (optimal string alignment). */
    private static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                int best = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    best = Math.min(best, cost[i - 2][j - 2] + 1);
                }
                cost[i][j] = best;
            }
        }
        return cost[a.length()][b.length()];
    }
}
