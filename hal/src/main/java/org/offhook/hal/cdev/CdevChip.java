package org.offhook.hal.cdev;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.line.LineUses;
import org.offhook.hal.posix.Errno;
import org.offhook.hal.posix.Libc;
import org.offhook.hal.posix.Poller;

/** A GPIO chip of the kernel. What its hardware cannot pull or debounce the kernel leaves out or does by itself. */
final class CdevChip implements LineChip {

    private final Libc libc;
    private final Poller poller;
    private final int fd;
    private final ChipInfo info;
    private final Consumer<LineChip> released;
    private final Set<CdevLines> banks = ConcurrentHashMap.newKeySet();
    private boolean closed;

    CdevChip(Libc libc, Poller poller, GpioChips.Opened opened, Consumer<LineChip> released) {
        this.libc = libc;
        this.poller = poller;
        this.fd = opened.fd();
        this.info = opened.info();
        this.released = released;
    }

    @Override
    public String name() {
        return info.name();
    }

    @Override
    public int lines() {
        return info.lines();
    }

    @Override
    public synchronized LineBank take(String consumer, List<LineUse> uses, EdgeListener listener) throws LineException {
        if (closed) {
            throw new LineException(info.name() + " has been given up");
        }
        LineUses.requireWithin(info.name(), info.lines(), uses);
        ByteBuffer request = LineRequest.of(info.name(), consumer, uses);
        int result = libc.ioctl(fd, GpioUapi.GET_LINE, request);
        if (result < 0) {
            throw new LineException(whyNot(-result, uses));
        }
        CdevLines bank = new CdevLines(
                libc, poller, info.name(), request.getInt(GpioUapi.REQUEST_FD), uses, listener, banks::remove);
        banks.add(bank);
        try {
            bank.listen();
        } catch (LineException e) {
            bank.close();
            throw e;
        }
        return bank;
    }

    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        banks.forEach(CdevLines::close);
        libc.close(fd);
        released.accept(this);
    }

    private String whyNot(int error, List<LineUse> uses) {
        if (error == Errno.EBUSY) {
            for (LineUse use : uses) {
                ByteBuffer line = Libc.buffer(GpioUapi.LINE_INFO_BYTES);
                line.putInt(GpioUapi.INFO_OFFSET, use.offset());
                if (libc.ioctl(fd, GpioUapi.GET_LINEINFO, line) >= 0
                        && (line.getLong(GpioUapi.INFO_FLAGS) & GpioUapi.FLAG_USED) != 0) {
                    return taken(use.offset(), GpioUapi.name(line, 0), GpioUapi.name(line, GpioUapi.INFO_CONSUMER));
                }
            }
        }
        String offsets = String.join(
                ", ", uses.stream().map(use -> Integer.toString(use.offset())).toList());
        return error == Errno.ENODEV
                ? info.name() + " is gone"
                : "%s does not give its lines %s: %s".formatted(info.name(), offsets, Errno.text(error));
    }

    private String taken(int offset, String name, String consumer) {
        return "line %d%s of %s is taken by %s"
                .formatted(
                        offset,
                        name.isEmpty() ? "" : " (" + name + ")",
                        info.name(),
                        consumer.isEmpty() ? "somebody without a name" : '\'' + consumer + '\'');
    }
}
