package org.offhook.phone.wiring;

/** The phone cannot start; the message is one sentence for the user. */
public final class StartException extends Exception {

    private static final long serialVersionUID = 1L;

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
