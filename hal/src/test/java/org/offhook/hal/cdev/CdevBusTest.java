package org.offhook.hal.cdev;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.posix.Errno;
import org.offhook.hal.posix.FakeKernel;

class CdevBusTest {

    private static final BusAddress LCD = new BusAddress.I2c(1, 0x27);
    private static final BusAddress OLED = new BusAddress.Spi(0, 1, 3, 8_000_000);

    @TempDir
    private Path root;

    private final FakeKernel kernel = new FakeKernel();
    private final FakeI2cBus i2c = new FakeI2cBus(0x27);
    private final FakeSpi spi = new FakeSpi();
    private CdevBackEnd backEnd;

    @BeforeEach
    void begin() {
        kernel.put(root.resolve("i2c-1"), i2c);
        kernel.put(root.resolve("spidev0.1"), spi);
        backEnd = new CdevBackEnd(kernel, root, root);
    }

    @AfterEach
    void end() {
        backEnd.close();
        assertEquals(Set.of(), kernel.open(), "descriptors left open");
    }

    private String refusal(org.junit.jupiter.api.function.Executable what) {
        return assertThrows(BusException.class, what).getMessage();
    }

    @Test
    void eachCallIsOneTransfer() throws Exception {
        assumeTrue(ValueLayout.ADDRESS.byteSize() == 8);
        BusDevice lcd = backEnd.device(LCD);
        lcd.write(new byte[] {9, 0x0c, 0x08, 9}, 1, 2);
        byte[] read = new byte[4];
        lcd.read(read, 1, 2);
        byte[] register = new byte[3];
        lcd.writeRead(new byte[] {0x12}, register);
        assertEquals(List.of("w0c08", "r2", "w12 r3"), i2c.transfers);
        assertArrayEquals(new byte[] {0, 1, 2, 0}, read);
        assertArrayEquals(new byte[] {1, 2, 3}, register);
    }

    @Test
    void aScreenfulGoesAtOnceAndMoreThanTheKernelTakesIsRefused() throws Exception {
        BusDevice lcd = backEnd.device(LCD);
        assertEquals(8192, lcd.mostBytes());
        lcd.write(new byte[8192], 0, 8192);
        assertEquals(1, i2c.transfers.size());
        assertThrows(IllegalArgumentException.class, () -> lcd.write(new byte[8193], 0, 8193));
        assertThrows(IllegalArgumentException.class, () -> lcd.write(new byte[1], 0, 0));
    }

    @Test
    void aSilentAddressIsSaid() throws Exception {
        BusDevice nobody = backEnd.device(new BusAddress.I2c(1, 0x3f));
        assertEquals(
                "nobody answers at i2c-1 address 0x3f: is it wired and powered, and is that its address?",
                refusal(() -> nobody.write(new byte[] {0}, 0, 1)));
        i2c.error = Errno.ETIMEDOUT;
        assertEquals(
                "the bus of i2c-1 address 0x3f hangs: is SDA or SCL held low, or a pull-up missing?",
                refusal(() -> nobody.write(new byte[] {0}, 0, 1)));
    }

    @Test
    void aMissingBusIsRefusedWithThoseThatThereAre() throws Exception {
        assertEquals(
                "there is no I²C bus 2: this machine has none (is the driver i2c-dev loaded, and the bus switched on"
                        + " in the device tree?)",
                refusal(() -> backEnd.device(new BusAddress.I2c(2, 0x27))));
        Files.createFile(root.resolve("i2c-1"));
        Files.createFile(root.resolve("i2c-20"));
        assertEquals(
                "there is no I²C bus 2: this machine has i2c-1, i2c-20",
                refusal(() -> backEnd.device(new BusAddress.I2c(2, 0x27))));
    }

    @Test
    void anAddressWithAKernelDriverIsRefused() throws Exception {
        i2c.driverAt = 0x20;
        Path device = Files.createDirectories(root.resolve("bus/i2c/devices/1-0020"));
        Files.writeString(device.resolve("name"), "mcp23017\n");
        assertEquals(
                "i2c-1 address 0x20 is used by the kernel's driver for mcp23017",
                refusal(() -> backEnd.device(new BusAddress.I2c(1, 0x20))));
    }

    @Test
    void anAdapterForSmbusOnlyIsRefused() {
        i2c.functions = 0x10000;
        assertEquals(
                root.resolve("i2c-1") + " is an adapter for SMBus only and cannot send plain I²C messages",
                refusal(() -> backEnd.device(LCD)));
    }

    @Test
    void aClosedDeviceRefuses() throws Exception {
        BusDevice lcd = backEnd.device(LCD);
        lcd.close();
        lcd.close();
        assertEquals("i2c-1 address 0x27 has been given up", refusal(() -> lcd.write(new byte[1], 0, 1)));
    }

    @Test
    void spiSetsModeAndClockAndHoldsTheChipSelectedOverAWriteAndRead() throws Exception {
        BusDevice oled = backEnd.device(OLED);
        assertEquals("mode 3", spi.log.get(0));
        assertEquals("8000000 Hz", spi.log.get(1));
        oled.write(new byte[] {1, 2, 3}, 1, 2);
        byte[] answer = new byte[2];
        oled.writeRead(new byte[] {(byte) 0x9f}, answer);
        assertEquals(List.of("w0203", "w9f r2"), spi.log.subList(2, 4));
        assertArrayEquals(new byte[] {7, 7}, answer);
        assertEquals(4096, oled.mostBytes());
    }

    @Test
    void theSpiDriversBufferLimitsATransfer() throws Exception {
        Path parameters = Files.createDirectories(root.resolve("module/spidev/parameters"));
        Files.writeString(parameters.resolve("bufsiz"), "65536\n");
        assertEquals(65536, backEnd.device(OLED).mostBytes());
    }

    @Test
    void spiFaultsAreSaid() {
        spi.modeError = Errno.EINVAL;
        assertEquals(
                "spidev0.1 does not take mode 3 at 8000000 Hz: refused by the driver as invalid",
                refusal(() -> backEnd.device(OLED)));
        assertEquals(
                "there is no SPI device spidev3.0: this machine has none (is the bus switched on in the device tree?)",
                refusal(() -> backEnd.device(new BusAddress.Spi(3, 0, 0, 1_000_000))));
    }

    private static final class FakeSpi implements FakeKernel.Device {

        final List<String> log = new ArrayList<>();
        int modeError;

        @Override
        public int open(FakeKernel kernel) {
            return kernel.descriptor(this);
        }

        @Override
        public int ioctl(int fd, int request, ByteBuffer argument) {
            if (request == CdevSpi.WR_MODE) {
                log.add("mode " + argument.get(0));
                return -modeError;
            }
            if (request == CdevSpi.WR_MAX_SPEED) {
                log.add(argument.getInt(0) + " Hz");
                return 0;
            }
            int count = request == CdevSpi.MESSAGE_2 ? 2 : 1;
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < count; i++) {
                int at = i * CdevSpi.TRANSFER_BYTES;
                int length = argument.getInt(at + CdevSpi.LENGTH);
                long sent = argument.getLong(at);
                long received = argument.getLong(at + CdevSpi.RECEIVE_BUFFER);
                if (sent != 0) {
                    byte[] bytes = FakeI2cBus.at(sent, length).toArray(ValueLayout.JAVA_BYTE);
                    text.append('w').append(HexFormat.of().formatHex(bytes)).append(' ');
                }
                if (received != 0) {
                    FakeI2cBus.at(received, length).fill((byte) 7);
                    text.append('r').append(length);
                }
            }
            log.add(text.toString().strip());
            return 0;
        }
    }
}
