package org.offhook.audio.engine;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Digits on their way from the audio thread, which hears them, to the media thread.
 *
 * <p>Threads: {@link #put} by the audio thread, {@link #take} by the media thread.
 */
final class HeardDigits {

    private static final int CAPACITY = 16;

    private final char[] digits = new char[CAPACITY];
    private final AtomicInteger written = new AtomicInteger();
    private final AtomicInteger read = new AtomicInteger();

    /** Lost if nobody has taken the last sixteen. */
    void put(char digit) {
        int at = written.get();
        if (at - read.get() < CAPACITY) {
            digits[at & CAPACITY - 1] = digit;
            written.set(at + 1);
        }
    }

    /** 0 if there is none. */
    char take() {
        int at = read.get();
        if (at == written.get()) {
            return 0;
        }
        char digit = digits[at & CAPACITY - 1];
        read.set(at + 1);
        return digit;
    }
}
