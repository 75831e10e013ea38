package org.offhook.phone.core;

/**
 * Names one call on this phone for as long as the program runs. Calls that the phone places are named
 * by the core ({@code out-1}), calls that arrive by the SIP side ({@code in-1}).
 */
public record CallId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
