package org.offhook.hal.cdev;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.posix.Errno;
import org.offhook.hal.posix.Libc;
import org.offhook.hal.posix.Poller;

/** Lines of one request, behind the descriptor that the kernel gave for it. */
final class CdevLines implements LineBank {

    private static final int EVENTS_AT_ONCE = 64;

    private final Libc libc;
    private final Poller poller;
    private final String chip;
    private final int fd;
    private final long all;
    private final long outputs;
    private final Consumer<CdevLines> released;
    private final Edges edges;
    private final ByteBuffer values = Libc.buffer(GpioUapi.VALUES_BYTES);
    private final ByteBuffer valuesOfWaiter = Libc.buffer(GpioUapi.VALUES_BYTES);
    private final AtomicBoolean closed = new AtomicBoolean();
    private ByteBuffer events;
    private long told;

    /** @param released is told when the lines were given back */
    CdevLines(
            Libc libc,
            Poller poller,
            String chip,
            int fd,
            List<LineUse> uses,
            EdgeListener listener,
            Consumer<CdevLines> released) {
        this.libc = libc;
        this.poller = poller;
        this.chip = chip;
        this.fd = fd;
        this.released = released;
        this.all = -1L >>> LineBank.MOST - uses.size();
        long driven = 0;
        for (int i = 0; i < uses.size(); i++) {
            if (uses.get(i) instanceof LineUse.Output output) {
                driven |= 1L << i;
                told |= output.activeAtFirst() ? 1L << i : 0;
            }
        }
        this.outputs = driven;
        this.edges = new Edges(uses, listener, this::levels, System::nanoTime);
    }

    /** Has edges told from now on. */
    void listen() throws LineException {
        if (!edges.any()) {
            return;
        }
        events = Libc.buffer(GpioUapi.EVENT_BYTES * EVENTS_AT_ONCE);
        edges.begin();
        try {
            poller.add(fd, this::ready);
        } catch (IOException e) {
            throw new LineException(chip + ": its lines cannot be waited for: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized long read() throws LineException {
        requireOpen();
        if (outputs == all) {
            return told;
        }
        values.putLong(0, 0).putLong(GpioUapi.VALUES_MASK, all);
        check(libc.ioctl(fd, GpioUapi.GET_VALUES, values));
        return values.getLong(0) & all & ~outputs | told;
    }

    @Override
    public synchronized void write(long mask, long active) throws LineException {
        requireOpen();
        long driven = mask & outputs;
        if (driven == 0) {
            return;
        }
        values.putLong(0, active).putLong(GpioUapi.VALUES_MASK, driven);
        check(libc.ioctl(fd, GpioUapi.SET_VALUES, values));
        told = told & ~driven | active & driven;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            poller.remove(fd);
            synchronized (this) {
                libc.close(fd);
            }
            released.accept(this);
        }
    }

    private boolean ready(int returned) {
        if ((returned & Libc.POLLIN) == 0) {
            return false;
        }
        int bytes = libc.read(fd, events, events.capacity());
        if (bytes > 0) {
            edges.happened(events, bytes);
        }
        return bytes > 0 || bytes == -Errno.EAGAIN || bytes == -Errno.EINTR;
    }

    private boolean levels(long[] into) {
        valuesOfWaiter.putLong(0, 0).putLong(GpioUapi.VALUES_MASK, all);
        boolean read = libc.ioctl(fd, GpioUapi.GET_VALUES, valuesOfWaiter) >= 0;
        into[0] = valuesOfWaiter.getLong(0);
        return read;
    }

    private void requireOpen() throws LineException {
        if (closed.get()) {
            throw new LineException(chip + ": these lines have been given back");
        }
    }

    private void check(int result) throws LineException {
        if (result < 0) {
            throw new LineException(
                    result == -Errno.ENODEV ? chip + " is gone" : chip + " fails: " + Errno.text(-result));
        }
    }
}
