package org.offhook.phone.core;

/** Whether an incoming call answers itself. */
public enum AutoAnswer {
    /** The user answers. */
    NO,
    /** The account says so: answered at once, microphone open. */
    ACCOUNT,
    /** The caller asks for it and may (paging, intercom): two beeps, microphone muted. */
    INTERCOM
}
