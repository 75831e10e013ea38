package org.offhook.phone.core.text;

/** How the keys write. */
public enum Mode {
    KANA("ｶﾅ"),
    /** A capital at the beginning of each word. */
    TITLE("Abc"),
    LOWER("abc"),
    UPPER("ABC"),
    DIGITS("123");

    private final String sign;

    Mode(String sign) {
        this.sign = sign;
    }

    /** What the screen calls it. */
    public String sign() {
        return sign;
    }
}
