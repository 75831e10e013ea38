package org.offhook.phone.core;

/**
 * The last number dialled.
 *
 * @param number empty if none was
 */
public record Dialled(LineId line, String number) {

    static final Dialled NONE = new Dialled(new LineId(1), "");

    public boolean known() {
        return !number.isEmpty();
    }
}
