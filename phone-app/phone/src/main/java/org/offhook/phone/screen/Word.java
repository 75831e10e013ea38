package org.offhook.phone.screen;

/** Every text that a screen says; in {@code words*.properties} by {@link #key}. */
enum Word {
    DATE,
    MISSED,
    REGISTERING,
    NO_ACCOUNT,
    NO_CALLS,
    REG_PASSWORD,
    REG_FORBIDDEN,
    REG_UNKNOWN,
    REG_TIMEOUT,
    REG_UNREACHABLE,
    REG_SERVER,
    REG_OTHER,
    BOARD_FAULTS,
    DIAL,
    OFF_HOOK,
    HANG_UP,
    INCOMPLETE,
    CALLING,
    RINGING,
    CONNECTING,
    INCOMING,
    ON_HOLD,
    HELD_BY_PEER,
    MUTED,
    STILL_HELD,
    WITHHELD,
    UNKNOWN,
    ENDED,
    END_LOST,
    END_BUSY,
    END_REJECTED,
    END_NO_ANSWER,
    END_NOT_AVAILABLE,
    END_NOT_FOUND,
    END_INCOMPLETE,
    END_GAVE_UP,
    END_ELSEWHERE,
    END_CODEC,
    END_UNREACHABLE,
    END_NOT_ALLOWED,
    END_PASSWORD,
    END_FAILED,
    DURATION,
    CODE;

    String key() {
        return Words.key(name());
    }
}
