package org.offhook.audio.pcm.tinyalsa;

import com.sun.jna.Memory;

/** How a card wants its samples, in order of preference, and the way between them and 16 bits. */
enum SampleLayout {
    S16(0, 2, 16),
    S32(1, 4, 16),
    /** 24 bits in four bytes. */
    S24(3, 4, 8),
    /** 24 bits in three bytes. */
    S24_3(4, 3, 8);

    private final int format;
    private final int bytes;
    private final int shift;

    SampleLayout(int format, int bytes, int shift) {
        this.format = format;
        this.bytes = bytes;
        this.shift = shift;
    }

    /** {@code enum pcm_format}. */
    int format() {
        return format;
    }

    /** Bytes of a sample. */
    int bytes() {
        return bytes;
    }

    /**
     * Takes samples from the start of native memory.
     *
     * @param words as many, for what is not 16 bits wide
     */
    void read(Memory from, short[] to, int at, int[] words, int count) {
        switch (this) {
            case S16 -> from.read(0, to, at, count);
            case S32, S24 -> {
                from.read(0, words, 0, count);
                for (int i = 0; i < count; i++) {
                    to[at + i] = (short) (words[i] >> shift);
                }
            }
            case S24_3 -> {
                for (int i = 0; i < count; i++) {
                    to[at + i] = from.getShort(3L * i + 1);
                }
            }
        }
    }

    /** Gives samples to the start of native memory. */
    void write(short[] from, int at, int[] words, Memory to, int count) {
        switch (this) {
            case S16 -> to.write(0, from, at, count);
            case S32, S24 -> {
                for (int i = 0; i < count; i++) {
                    words[i] = from[at + i] << shift;
                }
                to.write(0, words, 0, count);
            }
            case S24_3 -> {
                for (int i = 0; i < count; i++) {
                    to.setByte(3L * i, (byte) 0);
                    to.setShort(3L * i + 1, from[at + i]);
                }
            }
        }
    }
}
