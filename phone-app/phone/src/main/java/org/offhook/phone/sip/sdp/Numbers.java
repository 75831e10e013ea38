package org.offhook.phone.sip.sdp;

/** Decimal numbers as peers write them, without exceptions. */
final class Numbers {

    private static final int MAX_DIGITS = 9;

    private Numbers() {}

    /** The value of one to nine decimal digits and nothing else; -1 for any other text. */
    static int parse(String text) {
        if (text.isEmpty() || text.length() > MAX_DIGITS) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }
}
