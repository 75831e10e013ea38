package org.offhook.phone.systemd;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;

/** Datagram sockets of the machine (unix(7)), by JNA's direct mapping of the C library. */
final class LocalDatagrams {

    static final int AF_UNIX = 1;
    static final int SOCK_DGRAM = 2;
    static final int SOCK_CLOEXEC = 0x80000;
    static final int MSG_NOSIGNAL = 0x4000;
    static final int MSG_DONTWAIT = 0x40;

    static {
        Native.register(LocalDatagrams.class, "c");
    }

    private LocalDatagrams() {}

    static native int socket(int domain, int type, int protocol);

    static native NativeLong sendto(int fd, byte[] data, NativeLong length, int flags, byte[] to, int toLength);

    static native int close(int fd);
}
