package org.offhook.hal.posix;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What we call of the C library. Every call gives a value of 0 or more, or a negative error number ({@link Errno}), and
 * throws nothing. Buffers are direct and are used from their beginning, whatever their position is.
 *
 * <p>Threads: any.
 */
public interface Libc {

    int O_RDONLY = 0;
    int O_RDWR = 2;
    int O_NONBLOCK = 0x800;
    int O_CLOEXEC = 0x80000;

    short POLLIN = 0x01;
    short POLLERR = 0x08;
    short POLLHUP = 0x10;
    short POLLNVAL = 0x20;

    int IN_ATTRIB = 0x04;
    int IN_MOVED_TO = 0x80;
    int IN_CREATE = 0x100;
    int IN_DELETE = 0x200;

    /** The real one; loads JNA's native library at the first call. */
    static Libc ofThisMachine() {
        return new JnaLibc();
    }

    /** A buffer that may be given to these calls, all zero, in the machine's byte order. */
    static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    /** A file descriptor. */
    int open(String path, int flags);

    int close(int fd);

    /** With a structure as argument. */
    int ioctl(int fd, int request, ByteBuffer argument);

    /** With a number as argument. */
    int ioctl(int fd, int request, int argument);

    /** How many bytes were read; 0 at the end. */
    int read(int fd, ByteBuffer to, int length);

    int write(int fd, ByteBuffer from, int length);

    /**
     * @param fds an array of {@code struct pollfd}
     * @param timeoutMillis negative to wait for ever
     */
    int poll(ByteBuffer fds, int count, int timeoutMillis);

    /** A counter that can be waited for, not blocking, closed on exec. */
    int eventfd();

    /** Notices of changes in folders, not blocking, closed on exec. */
    int inotify();

    int inotifyWatch(int fd, String folder, int mask);
}
