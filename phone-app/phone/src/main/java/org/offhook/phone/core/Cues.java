package org.offhook.phone.core;

/**
 * Short sounds that a timer ends.
 *
 * @param digit the digit key that is heard, or 0
 * @param reminders beeps begun and ended for the call that is held: odd while one sounds
 * @param intercom the two beeps before a call that answered itself
 */
public record Cues(char digit, int reminders, boolean intercom) {

    static final Cues NONE = new Cues((char) 0, 0, false);

    public boolean reminding() {
        return reminders % 2 == 1;
    }

    Cues withDigit(char changed) {
        return new Cues(changed, reminders, intercom);
    }

    Cues withReminders(int changed) {
        return new Cues(digit, changed, intercom);
    }

    Cues withIntercom(boolean changed) {
        return new Cues(digit, reminders, changed);
    }
}
