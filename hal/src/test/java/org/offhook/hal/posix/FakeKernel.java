package org.offhook.hal.posix;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The real C library, but for device files: those are ours. Descriptors, poll, read, eventfd and inotify are the
 * kernel's own.
 */
public final class FakeKernel implements Libc {

    /** What is behind a device file. */
    public interface Device {

        /** A descriptor, or a negative error. */
        int open(FakeKernel kernel);

        int ioctl(int fd, int request, ByteBuffer argument);

        default int ioctl(int fd, int request, int argument) {
            return -Errno.ENOTTY;
        }
    }

    private final Libc real = Libc.ofThisMachine();
    private final Map<String, Device> files = new ConcurrentHashMap<>();
    private final Map<Integer, Device> opened = new ConcurrentHashMap<>();
    private final Set<Integer> descriptors = ConcurrentHashMap.newKeySet();

    public void put(Path file, Device device) {
        files.put(file.toString(), device);
    }

    public void remove(Path file) {
        files.remove(file.toString());
    }

    /** A descriptor whose ioctls go to a device. */
    public int descriptor(Device device, int fd) {
        opened.put(fd, device);
        descriptors.add(fd);
        return fd;
    }

    /** A descriptor that can only be asked. */
    public int descriptor(Device device) {
        return descriptor(device, real.open("/dev/null", O_RDWR | O_CLOEXEC));
    }

    /** Descriptors of devices that nobody has closed yet. */
    public Set<Integer> open() {
        return Set.copyOf(descriptors);
    }

    @Override
    public int open(String path, int flags) {
        Device device = files.get(path);
        return device == null ? real.open(path, flags) : device.open(this);
    }

    @Override
    public int close(int fd) {
        opened.remove(fd);
        descriptors.remove(fd);
        return real.close(fd);
    }

    @Override
    public int ioctl(int fd, int request, ByteBuffer argument) {
        Device device = opened.get(fd);
        return device == null ? real.ioctl(fd, request, argument) : device.ioctl(fd, request, argument);
    }

    @Override
    public int ioctl(int fd, int request, int argument) {
        Device device = opened.get(fd);
        return device == null ? real.ioctl(fd, request, argument) : device.ioctl(fd, request, argument);
    }

    @Override
    public int read(int fd, ByteBuffer to, int length) {
        return real.read(fd, to, length);
    }

    @Override
    public int write(int fd, ByteBuffer from, int length) {
        return real.write(fd, from, length);
    }

    @Override
    public int poll(ByteBuffer fds, int count, int timeoutMillis) {
        return real.poll(fds, count, timeoutMillis);
    }

    @Override
    public int eventfd() {
        return real.eventfd();
    }

    @Override
    public int inotify() {
        return real.inotify();
    }

    @Override
    public int inotifyWatch(int fd, String folder, int mask) {
        return real.inotifyWatch(fd, folder, mask);
    }
}
