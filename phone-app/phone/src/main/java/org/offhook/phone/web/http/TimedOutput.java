package org.offhook.phone.web.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** Output that the other side must take within a time. */
final class TimedOutput extends FilterOutputStream {

    private final Deadline deadline;
    private final Duration time;

    TimedOutput(OutputStream out, Deadline deadline, Duration time) {
        super(out);
        this.deadline = deadline;
        this.time = time;
    }

    @Override
    public void write(int b) throws IOException {
        deadline.in(time);
        out.write(b);
        deadline.none();
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        deadline.in(time);
        out.write(bytes, from, count);
        deadline.none();
    }

    @Override
    public void flush() throws IOException {
        deadline.in(time);
        out.flush();
        deadline.none();
    }
}
