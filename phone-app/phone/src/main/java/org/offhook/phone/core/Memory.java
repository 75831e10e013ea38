package org.offhook.phone.core;

/**
 * What the phone remembers when its calls are over.
 *
 * @param placed calls placed since start; names the next one
 */
public record Memory(Dialled lastDialled, Missed missed, long placed) {

    static final Memory EMPTY = new Memory(Dialled.NONE, Missed.NONE, 0);

    Memory with(Missed changed) {
        return new Memory(lastDialled, changed, placed);
    }

    Memory dialled(LineId line, String number) {
        return new Memory(new Dialled(line, number), missed, placed);
    }

    Memory onePlaced() {
        return new Memory(lastDialled, missed, placed + 1);
    }
}
