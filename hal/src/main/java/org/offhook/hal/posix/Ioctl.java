package org.offhook.hal.posix;

/** Numbers of requests as {@code asm-generic/ioctl.h} makes them: direction, size, type, number. */
public final class Ioctl {

    private static final int WRITE = 1;
    private static final int READ = 2;
    private static final int TYPE_SHIFT = 8;
    private static final int SIZE_SHIFT = 16;
    private static final int DIRECTION_SHIFT = 30;
    private static final int MOST_BYTES = (1 << (DIRECTION_SHIFT - SIZE_SHIFT)) - 1;

    private Ioctl() {}

    /** The kernel writes {@code size} bytes. */
    public static int r(int type, int number, int size) {
        return of(READ, type, number, size);
    }

    /** The kernel reads {@code size} bytes. */
    public static int w(int type, int number, int size) {
        return of(WRITE, type, number, size);
    }

    public static int wr(int type, int number, int size) {
        return of(READ | WRITE, type, number, size);
    }

    private static int of(int direction, int type, int number, int size) {
        if (size < 0 || size > MOST_BYTES) {
            throw new IllegalArgumentException("an ioctl cannot carry " + size + " bytes");
        }
        return direction << DIRECTION_SHIFT | size << SIZE_SHIFT | type << TYPE_SHIFT | number;
    }
}
