package org.offhook.hal.posix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Native;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class LibcTest {

    private static final int FIONREAD = 0x541B;
    private static final int CLOCK_MONOTONIC = 1;

    /** {@code clock_gettime}, to compare clocks. */
    private static final class Clock {
        static {
            Native.register(Clock.class, "c");
        }

        static native int clock_gettime(int clock, java.nio.Buffer time);
    }

    private final Libc libc = Libc.ofThisMachine();

    @Test
    void errorsComeBackAsNegativeNumbers() {
        assertEquals(-Errno.ENOENT, libc.open("/no/such/file", Libc.O_RDWR));
        assertEquals(-9, libc.close(1_000_000));
    }

    @Test
    void whatIsWrittenIsReadFromTheBufferBeginning() {
        Pipe pipe = new Pipe();
        ByteBuffer out = Libc.buffer(4).putInt(0x01020304);
        pipe.write(out);
        ByteBuffer waiting = Libc.buffer(4);
        assertEquals(0, libc.ioctl(pipe.readEnd(), FIONREAD, waiting));
        assertEquals(4, waiting.getInt(0));
        ByteBuffer in = Libc.buffer(16).position(7);
        assertEquals(4, libc.read(pipe.readEnd(), in, 16));
        assertEquals(0x01020304, in.getInt(0));
        assertEquals(-Errno.EAGAIN, libc.read(pipe.readEnd(), in, 16));
        pipe.close();
        assertEquals(0, libc.read(pipe.readEnd(), in, 16));
        libc.close(pipe.readEnd());
    }

    @Test
    void nanoTimeIsTheKernelsMonotonicClock() {
        ByteBuffer time = Libc.buffer(2 * Native.LONG_SIZE);
        long before = System.nanoTime();
        assertEquals(0, Clock.clock_gettime(CLOCK_MONOTONIC, time));
        long after = System.nanoTime();
        long now = Native.LONG_SIZE == 8
                ? time.getLong(0) * 1_000_000_000 + time.getLong(8)
                : time.getInt(0) * 1_000_000_000L + time.getInt(4);
        assertTrue(before <= now && now <= after, before + " " + now + " " + after);
    }
}
