package org.offhook.phone.core.menu;

import org.offhook.phone.core.user.Knob;
import org.offhook.phone.core.user.Pin;
import org.offhook.phone.core.user.Setting;

/** What a step in the menu wants of the phone. */
public sealed interface Outcome {

    record Set(Setting setting, String value) implements Outcome {}

    record Turn(Knob knob, int level) implements Outcome {}

    record Do(Deed deed) implements Outcome {}

    /** Asks whether this is the PIN. */
    record CheckPin(Pin pin) implements Outcome {}

    /** Makes this the PIN. */
    record HashPin(Pin pin) implements Outcome {}

    /** @param index in the list, newest first */
    record Call(CallFilter filter, int index) implements Outcome {}

    /**
     * Calls the mailbox of a line.
     *
     * @param line its place in the settings, from 0
     */
    record Hear(int line) implements Outcome {}

    /** @param index in the phone book */
    record CallContact(int index) implements Outcome {}

    record Forget(CallFilter filter, int index) implements Outcome {}
}
