package org.offhook.provisioning.agent;

import org.offhook.provisioning.config.Secret;

/** How the phone proves to the configuration server who it is. No {@code toString} shows a secret. */
public sealed interface Credentials {

    /** Not at all. */
    record None() implements Credentials {}

    /**
     * A token that is sent with the first request (RFC 6750 §2.1).
     *
     * @param token letters, digits and {@code - . _ ~ + / =}
     */
    record Bearer(Secret token) implements Credentials {
        public Bearer {
            if (!token.reveal().matches("[A-Za-z0-9._~+/=-]+")) {
                throw new IllegalArgumentException("a token has only letters, digits and - . _ ~ + / =");
            }
        }
    }

    /**
     * User name and password, sent when the server asks: by digest (RFC 7616) where it offers that, else by
     * basic (RFC 7617).
     *
     * @param user printable ASCII without colon
     */
    record Password(String user, Secret password) implements Credentials {
        public Password {
            if (!user.matches("[ -9;-~]+")) {
                throw new IllegalArgumentException("a user name has only printable ASCII characters and no colon");
            }
        }
    }
}
