package org.offhook.hal.bus;

/** Where a device is on the buses of a board. */
public sealed interface BusAddress {

    /**
     * @param bus number of the adapter, as in {@code /dev/i2c-1}
     * @param address 7 bits, 0x03…0x77
     */
    record I2c(int bus, int address) implements BusAddress {
        public I2c {
            if (bus < 0 || address < 0x03 || address > 0x77) {
                throw new IllegalArgumentException("no I²C device at bus " + bus + ", address " + address);
            }
        }

        @Override
        public String toString() {
            return "i2c-%d address 0x%02x".formatted(bus, address);
        }
    }

    /**
     * @param bus and {@code chipSelect}, as in {@code /dev/spidev0.1}
     * @param mode 0…3
     * @param hertz fastest clock that the device bears
     */
    record Spi(int bus, int chipSelect, int mode, int hertz) implements BusAddress {
        public Spi {
            if (bus < 0 || chipSelect < 0 || mode < 0 || mode > 3 || hertz < 1) {
                throw new IllegalArgumentException("no SPI device at bus " + bus + ", chip select " + chipSelect);
            }
        }

        @Override
        public String toString() {
            return "spidev%d.%d".formatted(bus, chipSelect);
        }
    }
}
