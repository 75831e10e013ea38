package org.offhook.phone.core;

/**
 * The messages of a line, as its server tells (RFC 3842).
 *
 * @param waiting there are new ones, perhaps without a word how many
 * @param fresh new voice messages
 * @param old voice messages that were listened to
 */
public record Mailbox(boolean waiting, int fresh, int old) {

    public static final Mailbox EMPTY = new Mailbox(false, 0, 0);

    public Mailbox {
        if (fresh < 0 || old < 0) {
            throw new IllegalArgumentException("messages: " + fresh + " new, " + old + " old");
        }
    }
}
