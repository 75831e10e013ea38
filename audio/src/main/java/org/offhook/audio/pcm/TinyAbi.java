package org.offhook.audio.pcm;

import java.util.Arrays;

/** How a {@code libtinyalsa.so.2} lays out {@code struct pcm_config}; two ways share that name. */
public enum TinyAbi {
    /** Version 2.0.0: thresholds are {@code unsigned int}, 40 bytes in all. */
    V2_0("2.0"),
    /** Since December 2021: thresholds are {@code unsigned long}, 64 bytes in all where that has 64 bits. */
    V2_1("2.1");

    private final String notation;

    TinyAbi(String notation) {
        this.notation = notation;
    }

    static TinyAbi parse(String text) {
        return Arrays.stream(values())
                .filter(abi -> abi.notation.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("abi is 2.0 or 2.1, not \"" + text + "\"."));
    }

    @Override
    public String toString() {
        return notation;
    }
}
