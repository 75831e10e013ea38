package org.offhook.bench.run;

import java.util.List;
import org.offhook.bench.media.TestCodec;

/**
 * How much is measured.
 *
 * @param rounds how often each program has its turn
 * @param warmSeconds first part of the call, not measured
 * @param measuredSeconds second part, measured
 * @param codecs one call each; the first also carries the set-ups
 * @param lines accounts that each program registers
 * @param starts how often each program is started per round only to see how long that takes
 * @param warmCalls short calls before the measured ones
 * @param calls short calls measured
 * @param rates call set-ups per second to try, rising
 * @param rateSeconds for how long each
 * @param concurrency how many calls may be open at once while rates are tried
 * @param challenge whether registration needs a second REGISTER with credentials
 */
public record CallPlan(
        int rounds,
        int warmSeconds,
        int measuredSeconds,
        List<TestCodec> codecs,
        int lines,
        int starts,
        int warmCalls,
        int calls,
        List<Integer> rates,
        int rateSeconds,
        int concurrency,
        boolean challenge) {

    public CallPlan {
        codecs = List.copyOf(codecs);
        rates = List.copyOf(rates);
    }
}
