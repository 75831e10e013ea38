package org.offhook.phone.systemd;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service manager's ear (sd_notify(3)). Messages are lost rather than waited for. Any thread.
 */
public final class NotifySocket implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NotifySocket.class);

    private final byte[] to;
    private int fd = -1;
    private boolean failed;
    private boolean closed;

    /** @throws IllegalArgumentException if there can be no such socket */
    NotifySocket(String name) {
        to = SocketName.encode(name);
    }

    /** The socket that NOTIFY_SOCKET names; empty if nobody wants to be told. Loads nothing and opens nothing yet. */
    public static Optional<NotifySocket> of(Map<String, String> environment) {
        String name = environment.getOrDefault("NOTIFY_SOCKET", "");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new NotifySocket(name));
        } catch (IllegalArgumentException e) {
            LOG.warn("NOTIFY_SOCKET is {}", e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Sends lines of {@code NAME=value}. Never waits; what cannot be sent is logged once.
     *
     * @return whether the message is on its way
     */
    public synchronized boolean send(String message) {
        if (closed) {
            return false;
        }
        try {
            if (fd < 0) {
                fd = LocalDatagrams.socket(
                        LocalDatagrams.AF_UNIX, LocalDatagrams.SOCK_DGRAM | LocalDatagrams.SOCK_CLOEXEC, 0);
            }
            byte[] data = message.getBytes(StandardCharsets.UTF_8);
            long sent = fd < 0
                    ? -1
                    : LocalDatagrams.sendto(
                                    fd,
                                    data,
                                    new NativeLong(data.length),
                                    LocalDatagrams.MSG_NOSIGNAL | LocalDatagrams.MSG_DONTWAIT,
                                    to,
                                    to.length)
                            .longValue();
            return sent == data.length || failed("error " + Native.getLastError());
        } catch (LastErrorException | UnsatisfiedLinkError e) {
            return failed(e.getMessage());
        }
    }

    private boolean failed(String why) {
        if (!failed) {
            LOG.warn("the service manager cannot be told how the phone is: {}", why);
        }
        failed = true;
        return false;
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (fd >= 0) {
            LocalDatagrams.close(fd);
            fd = -1;
        }
    }
}
