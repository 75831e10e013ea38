package org.offhook.hal.cdev;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.offhook.hal.board.BackEnd;
import org.offhook.hal.board.MachineChip;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.Pwm;
import org.offhook.hal.posix.Libc;
import org.offhook.hal.posix.Poller;

/**
 * The kernel's own device files. One thread, {@code offhook-lines}, waits for the edges of all lines; it begins with the
 * first line whose edges are wanted and sleeps until one comes.
 */
public final class CdevBackEnd implements BackEnd {

    private final Libc libc;
    private final Path dev;
    private final Path sys;
    private final Poller poller;
    private final Set<AutoCloseable> opened = ConcurrentHashMap.newKeySet();

    public CdevBackEnd() {
        this(Libc.ofThisMachine(), Path.of("/dev"), Path.of("/sys"));
    }

    /**
     * @param dev folder of the device files
     * @param sys where sysfs is
     */
    CdevBackEnd(Libc libc, Path dev, Path sys) {
        this.libc = libc;
        this.dev = dev;
        this.sys = sys;
        this.poller = new Poller("offhook-lines", libc);
    }

    @Override
    public String name() {
        return "cdev";
    }

    @Override
    public LineChip chip(String chip) throws LineException {
        GpioChips.Opened found = new GpioChips(libc, dev).open(chip);
        if (!found.info().speaksV2()) {
            libc.close(found.fd());
            throw new LineException(
                    "%s speaks only the old GPIO interface: Linux 5.10 or newer is needed, or the back end pi4j"
                            .formatted(found.info().name()));
        }
        return kept(new CdevChip(libc, poller, found, opened::remove));
    }

    @Override
    public List<MachineChip> chips() {
        return new GpioChips(libc, dev).withFreeLines();
    }

    @Override
    public BusDevice device(BusAddress address) throws BusException {
        return kept(
                switch (address) {
                    case BusAddress.I2c i2c -> CdevI2c.open(libc, dev, sys, i2c, opened::remove);
                    case BusAddress.Spi spi -> CdevSpi.open(libc, dev, sys, spi, opened::remove);
                });
    }

    @Override
    public Pwm pwm(int chip, int channel, int hertz) throws LineException {
        return kept(SysfsPwm.open(sys, chip, channel, hertz, opened::remove));
    }

    @Override
    public void close() {
        for (AutoCloseable one : opened) {
            switch (one) {
                case LineChip chip -> chip.close();
                case BusDevice device -> device.close();
                case Pwm pwm -> pwm.close();
                default -> throw new IllegalStateException("opened " + one);
            }
        }
        poller.close();
    }

    private <T extends AutoCloseable> T kept(T one) {
        opened.add(one);
        return one;
    }
}
