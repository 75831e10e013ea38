package org.offhook.hal.line;

import java.io.IOException;

/** A line or its chip cannot be had or is gone; the message is one sentence that says which and why. */
public class LineException extends IOException {

    private static final long serialVersionUID = 1;

    public LineException(String message) {
        super(message);
    }

    public LineException(String message, Throwable cause) {
        super(message, cause);
    }
}
