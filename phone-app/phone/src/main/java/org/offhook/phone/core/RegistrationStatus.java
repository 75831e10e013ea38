package org.offhook.phone.core;

/**
 * Registration of one line.
 *
 * @param code SIP status code of the last refusal, 0 if none
 * @param reason one sentence for the user when {@code state} is {@code FAILED}, or {@code REGISTERING} takes long;
 *     else empty
 */
public record RegistrationStatus(State state, int code, String reason) {

    public enum State {
        /** This account does not register. */
        NOT_WANTED,
        REGISTERING,
        REGISTERED,
        /** Refused or no answer; retried by itself. */
        FAILED,
        UNREGISTERED
    }

    public static RegistrationStatus of(State state) {
        return new RegistrationStatus(state, 0, "");
    }
}
