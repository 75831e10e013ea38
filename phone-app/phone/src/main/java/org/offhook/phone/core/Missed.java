package org.offhook.phone.core;

/**
 * Calls that nobody took.
 *
 * @param count since the list was last viewed
 * @param announced the idle screen says so until the user dismisses it; the badge stays
 */
public record Missed(int count, boolean announced) {

    static final Missed NONE = new Missed(0, false);

    Missed oneMore() {
        return new Missed(count + 1, true);
    }

    Missed dismissed() {
        return new Missed(count, false);
    }
}
