package org.offhook.audio.tone;

/** The digits of DTMF and their frequencies (ITU-T Q.23), one row of the key pad after the other. */
final class Keypad {

    static final int KEYS = 16;
    static final int[] ROWS_HZ = {697, 770, 852, 941};
    static final int[] COLUMNS_HZ = {1209, 1336, 1477, 1633};

    private static final String DIGITS = "123A456B789C*0#D";

    private Keypad() {}

    /** Place of a digit, 0 to 15; -1 for what is none. */
    static int indexOf(char digit) {
        return DIGITS.indexOf(digit);
    }

    static char digit(int index) {
        return DIGITS.charAt(index);
    }

    static int rowHz(int index) {
        return ROWS_HZ[index / 4];
    }

    static int columnHz(int index) {
        return COLUMNS_HZ[index % 4];
    }
}
