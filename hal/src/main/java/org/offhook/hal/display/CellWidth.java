package org.offhook.hal.display;

/** How many cells a character takes, by its East Asian Width (Unicode Standard Annex 11). */
final class CellWidth {

    /** First and last code point of each block whose characters are wide. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x231A, 0x231B},
        {0x23E9, 0x23EC},
        {0x2614, 0x2615},
        {0x26AA, 0x26AB},
        {0x26BD, 0x26BE},
        {0x2705, 0x2705},
        {0x2728, 0x2728},
        {0x274C, 0x274C},
        {0x2753, 0x2757},
        {0x2795, 0x2797},
        {0x2B1B, 0x2B1C},
        {0x2B50, 0x2B55},
        {0x2E80, 0x303E},
        {0x3041, 0x4DBF},
        {0x4E00, 0xA4CF},
        {0xA960, 0xA97F},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE10, 0xFE19},
        {0xFE30, 0xFE6F},
        {0xFF01, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x16FE0, 0x18DFF},
        {0x1AFF0, 0x1B2FF},
        {0x1F004, 0x1F004},
        {0x1F0CF, 0x1F0CF},
        {0x1F18E, 0x1F19A},
        {0x1F1E6, 0x1F320},
        {0x1F32D, 0x1FAFF},
        {0x20000, 0x3FFFD},
    };

    private CellWidth() {}

    /** @return 1 or 2, for a character that is shown at all */
    static int of(int codePoint) {
        int low = 0;
        int high = WIDE.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (codePoint < WIDE[middle][0]) {
                high = middle - 1;
            } else if (codePoint > WIDE[middle][1]) {
                low = middle + 1;
            } else {
                return 2;
            }
        }
        return 1;
    }
}
