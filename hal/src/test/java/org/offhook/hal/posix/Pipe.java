package org.offhook.hal.posix;

import com.sun.jna.Native;
import java.nio.ByteBuffer;

/** A pipe, in place of a device that brings events. */
public final class Pipe implements AutoCloseable {

    static {
        Native.register(Pipe.class, "c");
    }

    private static native int pipe2(int[] fds, int flags);

    /** Each write is read by a read of its own. */
    private static final int O_DIRECT = 0x4000;

    private final Libc libc = Libc.ofThisMachine();
    private final int[] ends = new int[2];

    public Pipe() {
        this(0);
    }

    private Pipe(int flags) {
        if (pipe2(ends, Libc.O_NONBLOCK | Libc.O_CLOEXEC | flags) < 0) {
            throw new AssertionError("no pipe");
        }
    }

    /** One that keeps writes apart, as a device does that brings reports. */
    public static Pipe ofPackets() {
        return new Pipe(O_DIRECT);
    }

    /** The end of the program under test, which closes it. */
    public int readEnd() {
        return ends[0];
    }

    public void write(ByteBuffer bytes) {
        int written = libc.write(ends[1], bytes, bytes.capacity());
        if (written != bytes.capacity()) {
            throw new AssertionError("written: " + written);
        }
    }

    /** The device goes away: the read end gets POLLHUP. */
    @Override
    public void close() {
        if (ends[1] >= 0) {
            libc.close(ends[1]);
            ends[1] = -1;
        }
    }
}
