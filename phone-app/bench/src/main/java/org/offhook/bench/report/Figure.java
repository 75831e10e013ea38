package org.offhook.bench.report;

import java.util.Locale;

/**
 * One line of a result table.
 *
 * @param label what is measured, with the unit
 * @param decimals how many digits after the point are worth printing
 * @param budget judged against the first program of the table; the second is the peer
 */
public record Figure(String label, int decimals, Budget budget) {

    public String format(double value) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
