package org.offhook.phone.core;

/** What another extension does, as far as its server tells. */
public enum ExtensionState {
    /** The server has not told, or not for some time. */
    UNKNOWN,
    IDLE,
    RINGING,
    BUSY,
    /** A call waits there: it is parked or held. */
    PARKED
}
