package org.offhook.phone.core;

/**
 * An account of this phone, by its place in the configuration.
 *
 * @param number from 1
 */
public record LineId(int number) {

    public LineId {
        if (number < 1) {
            throw new IllegalArgumentException("line numbers start at 1, not " + number);
        }
    }

    @Override
    public String toString() {
        return "line " + number;
    }
}
