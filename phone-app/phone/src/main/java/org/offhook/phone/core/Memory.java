package org.offhook.phone.core;

import org.offhook.phone.core.menu.CallFilter;

/**
 * What the phone remembers when its calls are over.
 *
 * @param placed calls placed since start; names the next one
 */
public record Memory(Dialled lastDialled, Missed missed, long placed, CallLog log) {

    static Memory restored(CallLog log, int missed) {
        Dialled last = log.list(CallFilter.PLACED).stream()
                .findFirst()
                .map(call -> new Dialled(call.line(), call.party().number()))
                .orElse(Dialled.NONE);
        return new Memory(last, new Missed(missed, missed > 0), 0, log);
    }

    Memory with(Missed changed) {
        return new Memory(lastDialled, changed, placed, log);
    }

    Memory with(CallLog changed) {
        return new Memory(lastDialled, missed, placed, changed);
    }

    Memory dialled(LineId line, String number) {
        return new Memory(new Dialled(line, number), missed, placed, log);
    }

    Memory onePlaced() {
        return new Memory(lastDialled, missed, placed + 1, log);
    }

    /** Without any call. */
    Memory forgotten() {
        return new Memory(Dialled.NONE, Missed.NONE, placed, CallLog.EMPTY);
    }
}
