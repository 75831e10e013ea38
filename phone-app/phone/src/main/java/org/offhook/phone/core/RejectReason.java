package org.offhook.phone.core;

/** How the phone refuses an incoming call. */
public enum RejectReason {
    /** 486 Busy Here: user rejects, do not disturb, no call slot left. */
    BUSY,
    /** 480 Temporarily Unavailable: rang for the whole ring time. */
    NO_ANSWER
}
