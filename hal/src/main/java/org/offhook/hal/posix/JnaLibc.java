package org.offhook.hal.posix;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.Buffer;
import java.nio.ByteBuffer;

/**
 * The C library by JNA's direct mapping. A request number is 32 bits for the kernel whatever C's prototype says, and the
 * variable arguments of {@code open} and {@code ioctl} are passed as fixed ones are on every Linux.
 */
final class JnaLibc implements Libc {

    private static final String NAME = "c";
    private static final int EFD_NONBLOCK_CLOEXEC = O_NONBLOCK | O_CLOEXEC;

    private final Transfer transfer = Native.LONG_SIZE == 8 ? new Long64() : new Long32();

    static {
        Native.register(JnaLibc.class, NAME);
    }

    private static native int open(String path, int flags, int mode);

    private static native int ioctl(int fd, int request, Buffer argument);

    private static native int ioctl(int fd, int request, Pointer argument);

    private static native int eventfd(int initial, int flags);

    private static native int inotify_init1(int flags);

    private static native int inotify_add_watch(int fd, String path, int mask);

    @Override
    public int open(String path, int flags) {
        return result(open(path, flags, 0));
    }

    @Override
    public int close(int fd) {
        return result(Closing.close(fd));
    }

    @Override
    public int ioctl(int fd, int request, ByteBuffer argument) {
        return result(ioctl(fd, request, (Buffer) argument.clear()));
    }

    @Override
    public int ioctl(int fd, int request, int argument) {
        return result(ioctl(fd, request, Pointer.createConstant(argument)));
    }

    @Override
    public int read(int fd, ByteBuffer to, int length) {
        return result(transfer.read(fd, to.clear(), length));
    }

    @Override
    public int write(int fd, ByteBuffer from, int length) {
        return result(transfer.write(fd, from.clear(), length));
    }

    @Override
    public int poll(ByteBuffer fds, int count, int timeoutMillis) {
        return result(transfer.poll(fds.clear(), count, timeoutMillis));
    }

    @Override
    public int eventfd() {
        return result(eventfd(0, EFD_NONBLOCK_CLOEXEC));
    }

    @Override
    public int inotify() {
        return result(inotify_init1(EFD_NONBLOCK_CLOEXEC));
    }

    @Override
    public int inotifyWatch(int fd, String folder, int mask) {
        return result(inotify_add_watch(fd, folder, mask));
    }

    private static int result(int returned) {
        return returned < 0 ? -Native.getLastError() : returned;
    }

    /** {@code close} has our method's own signature, so it lives in a class of its own. */
    private static final class Closing {

        static {
            Native.register(Closing.class, NAME);
        }

        static native int close(int fd);
    }

    /** Calls with C's {@code size_t} and {@code nfds_t}, which are as wide as {@code long}. */
    private sealed interface Transfer {

        int read(int fd, Buffer to, int length);

        int write(int fd, Buffer from, int length);

        int poll(Buffer fds, int count, int timeoutMillis);
    }

    private static final class Long64 implements Transfer {

        static {
            Native.register(Long64.class, NAME);
        }

        private static native long read(int fd, Buffer to, long length);

        private static native long write(int fd, Buffer from, long length);

        private static native int poll(Buffer fds, long count, int timeoutMillis);

        @Override
        public int read(int fd, Buffer to, int length) {
            return (int) read(fd, to, (long) length);
        }

        @Override
        public int write(int fd, Buffer from, int length) {
            return (int) write(fd, from, (long) length);
        }

        @Override
        public int poll(Buffer fds, int count, int timeoutMillis) {
            return poll(fds, (long) count, timeoutMillis);
        }
    }

    private static final class Long32 implements Transfer {

        /** The names of C, which our own methods of the same signature would hide. */
        private static final class C {

            static {
                Native.register(C.class, NAME);
            }

            static native int read(int fd, Buffer to, int length);

            static native int write(int fd, Buffer from, int length);

            static native int poll(Buffer fds, int count, int timeoutMillis);
        }

        @Override
        public int read(int fd, Buffer to, int length) {
            return C.read(fd, to, length);
        }

        @Override
        public int write(int fd, Buffer from, int length) {
            return C.write(fd, from, length);
        }

        @Override
        public int poll(Buffer fds, int count, int timeoutMillis) {
            return C.poll(fds, count, timeoutMillis);
        }
    }
}
