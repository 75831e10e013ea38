package org.offhook.phone.core;

import java.util.Optional;
import org.offhook.phone.core.menu.CallFilter;

/**
 * What the phone remembers when its calls are over.
 *
 * @param placed calls placed since start; names the next one
 * @param finished the call that was up last, if there was one since start
 */
public record Memory(Dialled lastDialled, Missed missed, long placed, CallLog log, Optional<FinishedCall> finished) {

    static Memory restored(CallLog log, int missed) {
        Dialled last = log.list(CallFilter.PLACED).stream()
                .findFirst()
                .map(call -> new Dialled(call.line(), call.party().number()))
                .orElse(Dialled.NONE);
        return new Memory(last, new Missed(missed, missed > 0), 0, log, Optional.empty());
    }

    Memory with(Missed changed) {
        return new Memory(lastDialled, changed, placed, log, finished);
    }

    Memory with(CallLog changed) {
        return new Memory(lastDialled, missed, placed, changed, finished);
    }

    Memory with(FinishedCall call) {
        return new Memory(lastDialled, missed, placed, log, Optional.of(call));
    }

    Memory dialled(LineId line, String number) {
        return new Memory(new Dialled(line, number), missed, placed, log, finished);
    }

    Memory onePlaced() {
        return new Memory(lastDialled, missed, placed + 1, log, finished);
    }

    /** Without any call. */
    Memory forgotten() {
        return new Memory(Dialled.NONE, Missed.NONE, placed, CallLog.EMPTY, Optional.empty());
    }
}
