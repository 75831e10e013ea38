package org.offhook.phone.core.user;

/** A PIN as it was typed. On its way only: nothing keeps it, and no log shows it. */
public record Pin(String digits) {

    public static final int LEAST_DIGITS = 4;
    public static final int MOST_DIGITS = 12;

    @Override
    public String toString() {
        return "****";
    }
}
