package org.offhook.phone.sip.event;

/** An event that servers tell: how it is called, and what is made of what is told. For the SIP loop only. */
interface EventPackage {

    /** As in the Event header. */
    String name();

    /** Of the bodies: type and subtype. */
    String type();

    String subType();

    /** What is to be made of a NOTIFY. */
    enum Verdict {
        TAKEN,
        /** It cannot be read, and changed nothing. */
        BAD,
        /** One before it is missing: the whole state is wanted again. */
        GAP
    }

    /** Takes the body of a NOTIFY; never throws, whatever it holds. */
    Verdict take(byte[] body);

    /** A new subscription has begun: its bodies are counted from the start. */
    void begun();

    /** What was told last need not be true any more. */
    void lost();
}
