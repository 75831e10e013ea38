package org.offhook.phone.store;

import org.offhook.phone.core.CallLog;
import org.offhook.phone.core.PhoneState;
import org.offhook.phone.core.user.User;

/**
 * What the phone keeps.
 *
 * @param missed calls that were missed and not looked at
 */
public record Kept(User user, CallLog log, int missed) {

    public static final Kept NOTHING = new Kept(User.NEW, CallLog.EMPTY, 0);

    static Kept of(PhoneState state) {
        return new Kept(
                state.user(), state.memory().log(), state.memory().missed().count());
    }
}
