package org.offhook.hal.pi4j;

import com.pi4j.context.Context;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CConfig;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiBus;
import com.pi4j.io.spi.SpiConfig;
import com.pi4j.io.spi.SpiMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.offhook.hal.board.BackEnd;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.cdev.BusFiles;
import org.offhook.hal.cdev.ChipInfo;
import org.offhook.hal.cdev.GpioChips;
import org.offhook.hal.cdev.SysfsPwm;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.Pwm;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pi4J 3.0. It is started by the first chip or bus device that is opened, separately for lines and buses, and must be
 * closed: its threads are no daemons and would keep the program alive.
 *
 * <p>What it cannot do is refused here, since Pi4J itself writes most failures to its log only: a machine that it does not
 * take for a Raspberry Pi, a kernel without GPIO uAPI v1, a second chip. Pulse-width outputs go by sysfs as in {@code
 * cdev}, as Pi4J switches the output off for each change of its brightness.
 */
public final class Pi4jBackEnd implements BackEnd {

    private static final Logger LOG = LoggerFactory.getLogger(Pi4jBackEnd.class);

    private final Pi4jContexts contexts;
    private final GpioChips chips;
    private final Path dev;
    private final Path sys;
    private final Set<Pi4jChip> open = new HashSet<>();
    private final Set<Pwm> pwms = new HashSet<>();
    private Context lines;
    private Context buses;
    private ChipInfo opened;

    public Pi4jBackEnd() {
        this(new Pi4jContexts.Real(), new GpioChips(), Path.of("/dev"), Path.of("/sys"));
    }

    /**
     * @param dev folder of the device files
     * @param sys where sysfs is
     */
    Pi4jBackEnd(Pi4jContexts contexts, GpioChips chips, Path dev, Path sys) {
        this.contexts = contexts;
        this.chips = chips;
        this.dev = dev;
        this.sys = sys;
    }

    @Override
    public String name() {
        return "pi4j";
    }

    @Override
    public synchronized LineChip chip(String chip) throws LineException {
        ChipInfo info = chips.find(chip);
        if (opened != null && !opened.name().equals(info.name())) {
            throw new LineException("Pi4J opens one GPIO chip and has %s: %s needs the back end cdev"
                    .formatted(opened.name(), info.name()));
        }
        if (!info.speaksV1()) {
            throw new LineException(
                    "%s speaks only the newer GPIO interface (uAPI v2), which Pi4J's gpiod does not: use the back end cdev"
                            .formatted(info.name()));
        }
        if (!contexts.knowsThisMachine()) {
            throw new LineException(
                    "Pi4J does not take this machine for a Raspberry Pi and gives no lines on others: use the back end"
                            + " cdev");
        }
        if (lines == null) {
            try {
                lines = contexts.lines(info.name());
            } catch (RuntimeException | LinkageError e) {
                throw new LineException("Pi4J does not start: " + Pi4jChip.reason(e), e);
            }
            opened = info;
        }
        Pi4jChip taken = new Pi4jChip(info, lines, contexts.openOutputs(), this::forget);
        open.add(taken);
        return taken;
    }

    @Override
    public synchronized BusDevice device(BusAddress address) throws BusException {
        BusFiles.require(dev, address);
        requireNoDriver(address);
        try {
            if (buses == null) {
                buses = contexts.buses();
            }
            return switch (address) {
                case BusAddress.I2c i2c -> i2c(i2c);
                case BusAddress.Spi spi -> spi(spi);
            };
        } catch (RuntimeException | LinkageError e) {
            throw new BusException("no device at %s: Pi4J says %s".formatted(address, Pi4jChip.reason(e)), e);
        }
    }

    @Override
    public synchronized Pwm pwm(int chip, int channel, int hertz) throws LineException {
        Pwm pwm = SysfsPwm.open(sys, chip, channel, hertz, this::forget);
        pwms.add(pwm);
        return pwm;
    }

    @Override
    public synchronized void close() {
        Set.copyOf(pwms).forEach(Pwm::close);
        Set.copyOf(open).forEach(Pi4jChip::close);
        lines = ended(lines);
        buses = ended(buses);
        opened = null;
    }

    private synchronized void forget(Pwm pwm) {
        pwms.remove(pwm);
    }

    private synchronized void forget(Pi4jChip chip) {
        open.remove(chip);
    }

    private static Context ended(Context context) {
        if (context != null && !context.isShutdown()) {
            try {
                context.shutdown();
            } catch (Pi4JException e) {
                LOG.warn("Pi4J does not end in order: {}", Pi4jChip.reason(e));
            }
        }
        return null;
    }

    private BusDevice i2c(BusAddress.I2c address) {
        I2CConfig config = I2C.newConfigBuilder(buses)
                .id(id(address))
                .bus(address.bus())
                .device(address.address())
                .build();
        I2C device = buses.create(config);
        return new Pi4jI2c(address, device, release(config.id()));
    }

    private BusDevice spi(BusAddress.Spi address) {
        SpiConfig config = Spi.newConfigBuilder(buses)
                .id(id(address))
                .bus(SpiBus.getByNumber(address.bus()))
                .address(address.chipSelect())
                .mode(SpiMode.getByNumber(address.mode()))
                .baud(address.hertz())
                .build();
        Spi device = buses.create(config);
        return new Pi4jSpi(address, device, release(config.id()));
    }

    private static String id(BusAddress address) {
        return "offhook " + address;
    }

    private Runnable release(String id) {
        Context context = buses;
        return () -> {
            if (!context.isShutdown()) {
                context.shutdown(id);
            }
        };
    }

    /** Pi4J would talk to an address that it was refused as if it had it. */
    private void requireNoDriver(BusAddress address) throws BusException {
        Optional<Path> folder =
                switch (address) {
                    case BusAddress.I2c i2c ->
                        Optional.of(sys.resolve("bus/i2c/devices/%d-%04x/driver".formatted(i2c.bus(), i2c.address())));
                    case BusAddress.Spi _ -> Optional.empty();
                };
        if (folder.filter(Files::exists).isPresent()) {
            throw new BusException(address + " is used by the kernel's driver");
        }
    }
}
