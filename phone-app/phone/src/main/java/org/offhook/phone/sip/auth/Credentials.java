package org.offhook.phone.sip.auth;

/**
 * One header of a request.
 *
 * @param proxy true: Proxy-Authorization, false: Authorization
 * @param headerValue the header without its name
 */
public record Credentials(boolean proxy, String headerValue) {

    /** Without the value: from it a password can be guessed. */
    @Override
    public String toString() {
        return "Credentials[proxy=" + proxy + "]";
    }
}
