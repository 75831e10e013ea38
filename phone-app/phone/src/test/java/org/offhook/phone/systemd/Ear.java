package org.offhook.phone.systemd;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;

/** The other end of NOTIFY_SOCKET, as a service manager has it. */
public final class Ear implements AutoCloseable {

    private static final int MSG_DONTWAIT = 0x40;

    /** As the C library has them; {@code socket} and {@code close} are the ones under test. */
    private static final class C {
        static {
            Native.register(C.class, "c");
        }

        static native int bind(int fd, byte[] name, int length);

        static native NativeLong recvfrom(
                int fd, byte[] into, NativeLong length, int flags, Pointer from, Pointer fromLength);
    }

    private final int fd;

    public Ear(String name) {
        fd = LocalDatagrams.socket(LocalDatagrams.AF_UNIX, LocalDatagrams.SOCK_DGRAM | LocalDatagrams.SOCK_CLOEXEC, 0);
        byte[] address = SocketName.encode(name);
        if (C.bind(fd, address, address.length) != 0) {
            throw new IllegalStateException("bind " + name + ": error " + Native.getLastError());
        }
    }

    /** The next message; waits for it, at most ten seconds. */
    public String hear() throws InterruptedException {
        for (int i = 0; i < 1000; i++) {
            String message = heardAlready();
            if (!message.isEmpty()) {
                return message;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("nothing was said for ten seconds");
    }

    /** Empty if nothing waits. */
    public String heardAlready() {
        byte[] into = new byte[4096];
        int length = C.recvfrom(fd, into, new NativeLong(into.length), MSG_DONTWAIT, Pointer.NULL, Pointer.NULL)
                .intValue();
        return length <= 0 ? "" : new String(into, 0, length, StandardCharsets.UTF_8);
    }

    /** Reads until this is said. */
    public void hearUntil(String message) throws InterruptedException {
        while (!hear().equals(message)) {}
    }

    @Override
    public void close() {
        LocalDatagrams.close(fd);
    }
}
