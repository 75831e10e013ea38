package org.offhook.phone.sip.message;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/** Tags, branches and Call-IDs that nobody can guess (RFC 3261 §19.3). May be called from any thread. */
public final class Ids {

    private static final String BRANCH_COOKIE = "z9hG4bK";

    private static final int DRAWN_AT_ONCE = 512;

    private final SecureRandom random = new SecureRandom();
    private final byte[] drawn = new byte[DRAWN_AT_ONCE];
    private int used = DRAWN_AT_ONCE;

    public String tag() {
        return hex(8);
    }

    public String branch() {
        return BRANCH_COOKIE + hex(10);
    }

    public String callId() {
        return hex(16);
    }

    /** Takes from a stock: to draw many bytes at once costs little more than to draw a few. */
    private synchronized byte[] draw(int bytes) {
        if (used + bytes > drawn.length) {
            random.nextBytes(drawn);
            used = 0;
        }
        byte[] value = Arrays.copyOfRange(drawn, used, used + bytes);
        Arrays.fill(drawn, used, used + bytes, (byte) 0);
        used += bytes;
        return value;
    }

    private String hex(int bytes) {
        return HexFormat.of().formatHex(draw(bytes));
    }
}
