package org.offhook.phone.web.http;

import io.undertow.server.ServerConnection;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** Output that the other side must take within a time. */
final class TimedOutput extends FilterOutputStream {

    private final ServerConnection connection;
    private final Duration time;

    TimedOutput(OutputStream out, ServerConnection connection, Duration time) {
        super(out);
        this.connection = connection;
        this.time = time;
    }

    @Override
    public void write(int b) throws IOException {
        try (Deadline _ = deadline()) {
            out.write(b);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        try (Deadline _ = deadline()) {
            out.write(bytes, from, count);
        }
    }

    @Override
    public void flush() throws IOException {
        try (Deadline _ = deadline()) {
            out.flush();
        }
    }

    private Deadline deadline() {
        return Deadline.of(connection.getIoThread(), connection, time);
    }
}
