package org.offhook.hal.cdev;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.posix.DeviceFile;
import org.offhook.hal.posix.Errno;

/** The device files of buses, and the sentences for those that are missing or may not be opened. */
public final class BusFiles {

    private static final String I2C = "i2c-";
    private static final String SPI = "spidev";

    private BusFiles() {}

    /**
     * Refuses a bus that cannot be opened.
     *
     * @param dev folder of the device files
     * @throws BusException with the buses that there are, or the group that may open it
     */
    public static void require(Path dev, BusAddress address) throws BusException {
        Path file = file(dev, address);
        if (!Files.exists(file)) {
            throw new BusException(whyNot(dev, address, Errno.ENOENT));
        }
        if (!Files.isReadable(file) || !Files.isWritable(file)) {
            throw new BusException(whyNot(dev, address, Errno.EACCES));
        }
    }

    static Path file(Path dev, BusAddress address) {
        return switch (address) {
            case BusAddress.I2c i2c -> dev.resolve(I2C + i2c.bus());
            case BusAddress.Spi spi -> dev.resolve(spi.toString());
        };
    }

    /** @param error positive */
    static String whyNot(Path dev, BusAddress address, int error) {
        if (error != Errno.ENOENT) {
            String what =
                    switch (address) {
                        case BusAddress.I2c _ -> "no I²C bus: ";
                        case BusAddress.Spi _ -> "no SPI device: ";
                    };
            return what + DeviceFile.whyNot(file(dev, address), error);
        }
        return switch (address) {
            case BusAddress.I2c i2c ->
                "there is no I²C bus %d: %s"
                        .formatted(
                                i2c.bus(),
                                present(
                                        DeviceFile.numbered(dev, I2C),
                                        "is the driver i2c-dev loaded, and the bus switched on in the device tree?"));
            case BusAddress.Spi spi ->
                "there is no SPI device %s: %s"
                        .formatted(
                                spi,
                                present(DeviceFile.numbered(dev, SPI), "is the bus switched on in the device tree?"));
        };
    }

    private static String present(List<String> files, String question) {
        return files.isEmpty()
                ? "this machine has none (" + question + ")"
                : "this machine has " + String.join(", ", files);
    }
}
