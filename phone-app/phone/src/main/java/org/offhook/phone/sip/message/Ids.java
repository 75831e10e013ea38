package org.offhook.phone.sip.message;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Tags, branches and Call-IDs that nobody can guess (RFC 3261 §19.3). May be called from any thread. */
public final class Ids {

    private static final String BRANCH_COOKIE = "z9hG4bK";

    private final SecureRandom random = new SecureRandom();

    public String tag() {
        return hex(8);
    }

    public String branch() {
        return BRANCH_COOKIE + hex(10);
    }

    public String callId() {
        return hex(16);
    }

    private String hex(int bytes) {
        byte[] value = new byte[bytes];
        random.nextBytes(value);
        return HexFormat.of().formatHex(value);
    }
}
