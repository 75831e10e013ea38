package org.offhook.hal.evdev;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.offhook.hal.posix.Errno;
import org.offhook.hal.posix.Libc;

/**
 * Notices of what appears in a folder and of permissions that change there, by inotify. A folder that does not exist yet
 * is waited for in its parent: the kernel makes {@code /dev/input} with the first device. One thread at a time.
 */
final class FolderWatch {

    /** Is told of a file that has appeared or changed its permissions, or of anything at all that may have happened. */
    interface Listener {
        void file(String name);

        void anything();
    }

    private static final int MASK = Libc.IN_CREATE | Libc.IN_ATTRIB | Libc.IN_MOVED_TO;
    private static final int EVENT_BYTES = 16;
    private static final int EVENT_MASK = 4;
    private static final int EVENT_NAME_BYTES = 12;
    private static final int IN_Q_OVERFLOW = 0x4000;

    private final Libc libc;
    private final Path folder;
    private final Listener listener;
    private final ByteBuffer events = Libc.buffer(4096);
    private final int fd;
    private int watch;

    FolderWatch(Libc libc, Path folder, Listener listener) {
        this.libc = libc;
        this.folder = folder;
        this.listener = listener;
        this.fd = libc.inotify();
        if (fd >= 0) {
            watchFolder();
            if (watch < 0) {
                libc.inotifyWatch(fd, folder.getParent().toString(), MASK);
            }
        }
    }

    /** Negative if the kernel gives none. */
    int fd() {
        return fd;
    }

    void close() {
        if (fd >= 0) {
            libc.close(fd);
        }
    }

    /** Reads what there is. */
    boolean read(int returned) {
        int bytes = libc.read(fd, events, events.capacity());
        int at = 0;
        while (at + EVENT_BYTES <= bytes) {
            int nameBytes = events.getInt(at + EVENT_NAME_BYTES);
            if ((events.getInt(at + EVENT_MASK) & IN_Q_OVERFLOW) != 0) {
                listener.anything();
            } else {
                happened(events.getInt(at), name(at + EVENT_BYTES, nameBytes));
            }
            at += EVENT_BYTES + nameBytes;
        }
        return bytes > 0 || bytes == -Errno.EAGAIN || bytes == -Errno.EINTR;
    }

    private void happened(int where, String name) {
        if (where == watch) {
            listener.file(name);
        } else if (name.equals(folder.getFileName().toString())) {
            watchFolder();
            listener.anything();
        }
    }

    private void watchFolder() {
        watch = libc.inotifyWatch(fd, folder.toString(), MASK);
    }

    private String name(int at, int most) {
        int length = 0;
        while (length < most && events.get(at + length) != 0) {
            length++;
        }
        byte[] bytes = new byte[length];
        events.get(at, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
