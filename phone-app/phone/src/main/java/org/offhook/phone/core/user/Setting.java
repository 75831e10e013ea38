package org.offhook.phone.core.user;

import java.time.DateTimeException;
import java.time.ZoneId;

/** Something that the user chooses or writes at the phone. */
public enum Setting {
    /** BCP 47 tag of one of {@link Languages#ALL}. */
    LANGUAGE,
    /** IANA name. */
    TIME_ZONE,
    /** {@code 24} or {@code 12}. */
    CLOCK,
    /** {@code on} or {@code off}. */
    DO_NOT_DISTURB,
    /** A line of text on the idle screen, up to {@link #IDLE_TEXT_MOST} characters. */
    IDLE_TEXT,
    /** {@code on} or {@code off}: while it is on, the keypad places emergency calls alone. */
    KEYPAD_LOCK;

    public static final int IDLE_TEXT_MOST = 20;

    /** False for what it cannot be; a file may hold anything. */
    public boolean accepts(String value) {
        return switch (this) {
            case LANGUAGE ->
                Languages.ALL.stream().anyMatch(language -> language.tag().equals(value));
            case TIME_ZONE -> isZone(value);
            case CLOCK -> value.equals("24") || value.equals("12");
            case DO_NOT_DISTURB, KEYPAD_LOCK -> value.equals("on") || value.equals("off");
            case IDLE_TEXT -> value.codePointCount(0, value.length()) <= IDLE_TEXT_MOST;
        };
    }

    private static boolean isZone(String value) {
        try {
            ZoneId.of(value);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
