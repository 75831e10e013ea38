package org.offhook.phone.systemd;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the service manager how the phone fares, on a thread of its own, {@code offhook-service}, which sleeps while
 * nothing changes and nothing is due. Any thread.
 */
public final class ServiceWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceWatch.class);
    private static final long JOIN_MILLIS = 500;

    private final NotifySocket socket;
    private final Patient patient;
    private final long watchdogNanos;
    private final HealthFiles files;
    private final Thread thread = new Thread(this::run, "offhook-service");
    private volatile boolean closed;

    private ServiceWatch(NotifySocket socket, Patient patient, long watchdogNanos, HealthFiles files) {
        this.socket = socket;
        this.patient = patient;
        this.watchdogNanos = watchdogNanos;
        this.files = files;
        thread.setDaemon(true);
    }

    /**
     * Begins to watch.
     *
     * @param environment NOTIFY_SOCKET and WATCHDOG_USEC as the service manager sets them, and RUNTIME_DIRECTORY for
     *     the files {@code busy} and {@code good}, which are there while the phone is
     * @return empty if there is no service manager
     */
    public static Optional<ServiceWatch> start(Map<String, String> environment, Patient patient) {
        return NotifySocket.of(environment).map(socket -> {
            ServiceWatch watch = new ServiceWatch(
                    socket,
                    patient,
                    TimeUnit.MICROSECONDS.toNanos(micros(environment.getOrDefault("WATCHDOG_USEC", "0"))),
                    new HealthFiles(Optional.ofNullable(environment.get("RUNTIME_DIRECTORY"))
                            .map(folders -> Path.of(folders.split(":")[0]))));
            watch.thread.start();
            return watch;
        });
    }

    private static long micros(String text) {
        try {
            return Math.max(0, Long.parseLong(text));
        } catch (NumberFormatException e) {
            LOG.warn("WATCHDOG_USEC is no number: {}", text);
            return 0;
        }
    }

    /** The phone's state is another; looks soon, and does not wait. */
    public void changed() {
        LockSupport.unpark(thread);
    }

    private void run() {
        Watch watch = new Watch(patient, watchdogNanos, System.nanoTime(), socket::send, files::show);
        while (!closed) {
            LockSupport.parkNanos(this, watch.step(System.nanoTime()));
        }
    }

    /** Says that the phone stops; call it before anything of the phone is stopped. */
    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(JOIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        socket.send("STOPPING=1\nSTATUS=Saying good-bye");
        socket.close();
        files.clear();
    }
}
