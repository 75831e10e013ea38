package org.offhook.testboard;

/** The Japanese character ROM of the HD44780 (code A00, table 4 of the datasheet), as Unicode. */
final class Hd44780Rom {
    /** Where own glyphs are put: a private area. */
    static final char FIRST_GLYPH = '\ue000';

    /** 0xe0 to 0xff; what Unicode has no single character for is a question mark. */
    private static final String UPPER = "αäβεμσρg√?j?¢£ñöpqθ∞ΩüΣπ?y千万円÷\u0020█";

    private Hd44780Rom() {}

    static char character(int code) {
        if (code < 0x10) {
            return (char) (FIRST_GLYPH + (code & 7));
        }
        if (code == 0x5c) {
            return '¥';
        }
        if (code == 0x7e) {
            return '→';
        }
        if (code == 0x7f) {
            return '←';
        }
        if (code >= 0x20 && code < 0x7e) {
            return (char) code;
        }
        if (code > 0xa0 && code < 0xe0) {
            return (char) ('\uff61' + code - 0xa1); // half-width katakana, in the order of JIS X 0201
        }
        return code >= 0xe0 ? UPPER.charAt(code - 0xe0) : ' ';
    }
}
