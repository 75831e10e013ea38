package org.offhook.phone.web.http;

import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.XnioIoThread;

/** Closes a connection that has not done in time what it is at, which ends any wait for it. */
final class Deadline implements AutoCloseable {

    private final XnioExecutor.Key key;

    private Deadline(XnioExecutor.Key key) {
        this.key = key;
    }

    static Deadline of(XnioIoThread thread, Closeable connection, Duration time) {
        return new Deadline(
                thread.executeAfter(() -> IoUtils.safeClose(connection), time.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** It is done. */
    @Override
    public void close() {
        key.remove();
    }
}
