package org.offhook.phone.core;

/**
 * What the digits so far are by the default digit map {@code x.T|*x.T|+x.T}: no number is ever so
 * complete that it could not go on.
 */
enum DialMatch {
    /** A number that may have more digits. */
    COMPLETE,
    /** Fits nothing yet: the user goes on, or sends it himself. */
    NO_MATCH;

    static DialMatch of(String digits) {
        if (digits.isEmpty()) {
            return NO_MATCH;
        }
        int from = digits.charAt(0) == '*' || digits.charAt(0) == '+' ? 1 : 0;
        for (int i = from; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
                return NO_MATCH;
            }
        }
        return COMPLETE;
    }
}
