package org.offhook.phone.systemd;

/**
 * Numbers that change as long as the phone lives.
 *
 * @param loopTurns turns of the phone loop; it takes one after each {@link Patient#nudge}
 * @param audioPeriods periods of the audio thread
 */
public record Vitals(long loopTurns, long audioPeriods) {

    /** Both threads have come to something. */
    boolean begun() {
        return loopTurns > 0 && audioPeriods > 0;
    }

    /** Both threads have come further since, or belong to another phone. */
    boolean since(Vitals before) {
        return loopTurns != before.loopTurns && audioPeriods != before.audioPeriods;
    }
}
