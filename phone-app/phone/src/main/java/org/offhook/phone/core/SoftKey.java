package org.offhook.phone.core;

/** What a soft key means. */
public enum SoftKey {
    NONE(""),
    CALL("Call"),
    DELETE("Del"),
    CANCEL("Canc"),
    REDIAL("Redl"),
    END("End"),
    ANSWER("Ans"),
    SILENCE("Sil"),
    REJECT("Rej"),
    HOLD("Hold"),
    RESUME("Res"),
    NEW("New"),
    SWAP("Swap"),
    TRANSFER("Xfer"),
    /** Hands the caller on without speaking to the target. */
    BLIND("Blnd"),
    /** Joins two calls, or calls somebody to be joined. */
    CONFERENCE("Conf"),
    /** Takes a conference apart. */
    SPLIT("Splt"),
    /** Closes a notice. */
    CLOSE("OK"),
    EXIT("Exit"),
    HISTORY("Hist"),
    /** Dials the mailbox. */
    MESSAGES("Msg"),
    DIRECTORY("Dir"),
    /** Do not disturb, on or off. */
    DO_NOT_DISTURB("DND"),
    MENU("Menu"),
    /** Shows what was missed. */
    VIEW("View"),
    UNLOCK("Ulck"),
    /** Writes the first emergency number; it is not sent yet. */
    EMERGENCY("SOS"),
    SELECT("Sel"),
    BACK("Back"),
    SAVE("Save"),
    /** Takes what was written. */
    CONFIRM("OK"),
    YES("Yes"),
    NO("No"),
    LESS("-"),
    MORE("+");

    private final String label;

    SoftKey(String label) {
        this.label = label;
    }

    /** What stands above the key, at most 4 characters; empty for a key without meaning. */
    public String label() {
        return label;
    }
}
