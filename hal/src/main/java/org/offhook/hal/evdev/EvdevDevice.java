package org.offhook.hal.evdev;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.offhook.hal.posix.Errno;
import org.offhook.hal.posix.Libc;

/**
 * One opened input device: reads its events and knows which of its keys are down. When the kernel says that it dropped
 * some, the keys are read anew and the differences are told.
 *
 * <p>Threads: one at a time.
 */
final class EvdevDevice implements InputDevice {

    private static final int EVENTS_AT_ONCE = 64;

    private final Libc libc;
    private final int fd;
    private final int part;
    private final LongSupplier nanos;
    private final ByteBuffer events = Libc.buffer(EvdevUapi.EVENT_BYTES * EVENTS_AT_ONCE);
    private final KeysDown down;
    private boolean dropped;
    private boolean hasSpoken;

    /**
     * @param part which part of the board it is
     * @param nanos the clock of {@link System#nanoTime()}
     */
    EvdevDevice(Libc libc, int fd, int part, Listener listener, LongSupplier nanos) {
        this.libc = libc;
        this.fd = fd;
        this.part = part;
        this.nanos = nanos;
        this.down = new KeysDown(keysDown(), listener);
    }

    @Override
    public int fd() {
        return fd;
    }

    @Override
    public int part() {
        return part;
    }

    @Override
    public boolean isDown(int code) {
        return down.has(code);
    }

    @Override
    public boolean hasSpoken() {
        return hasSpoken;
    }

    @Override
    public boolean read(int returned) {
        if ((returned & Libc.POLLIN) == 0) {
            return false;
        }
        int bytes = libc.read(fd, events, events.capacity());
        for (int at = 0; at + EvdevUapi.EVENT_BYTES <= bytes; at += EvdevUapi.EVENT_BYTES) {
            event(at);
        }
        hasSpoken |= bytes > 0;
        return bytes > 0 || bytes == -Errno.EAGAIN || bytes == -Errno.EINTR;
    }

    @Override
    public void gone() {
        down.become(new BitSet(), nanos.getAsLong());
    }

    private void event(int at) {
        int type = events.getShort(at + EvdevUapi.EVENT_TYPE);
        int code = Short.toUnsignedInt(events.getShort(at + EvdevUapi.EVENT_CODE));
        int value = events.getInt(at + EvdevUapi.EVENT_VALUE);
        if (type == EvdevUapi.EV_SYN) {
            synchronised(code);
        } else if (type == EvdevUapi.EV_KEY && !dropped) {
            down.change(code, value != 0, time(at));
        }
    }

    /** After a drop nothing counts up to the next report; then the true state does. */
    private void synchronised(int code) {
        if (code == EvdevUapi.SYN_DROPPED) {
            dropped = true;
        } else if (code == EvdevUapi.SYN_REPORT && dropped) {
            dropped = false;
            down.become(keysDown(), nanos.getAsLong());
        }
    }

    private BitSet keysDown() {
        ByteBuffer keys = Libc.buffer(EvdevUapi.KEY_BYTES);
        return libc.ioctl(fd, EvdevUapi.GET_KEYS_DOWN, keys) < 0 ? new BitSet() : DeviceIdentity.bits(keys);
    }

    private long time(int at) {
        long seconds = word(at);
        long micros = word(at + EvdevUapi.WORD);
        return TimeUnit.SECONDS.toNanos(seconds) + TimeUnit.MICROSECONDS.toNanos(micros);
    }

    private long word(int at) {
        return EvdevUapi.WORD == Long.BYTES ? events.getLong(at) : Integer.toUnsignedLong(events.getInt(at));
    }
}
