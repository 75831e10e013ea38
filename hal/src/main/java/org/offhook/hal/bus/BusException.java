package org.offhook.hal.bus;

import java.io.IOException;

/** A bus or a device on it does not answer; the message is one sentence that says which and why. */
public final class BusException extends IOException {

    private static final long serialVersionUID = 1;

    public BusException(String message) {
        super(message);
    }

    public BusException(String message, Throwable cause) {
        super(message, cause);
    }
}
