package org.offhook.hal.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;

class LateDeviceTest {

    private static final BusAddress LCD = new BusAddress.I2c(7, 0x27);

    private final AtomicLong now = new AtomicLong();
    private final AtomicInteger tried = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger written = new AtomicInteger();
    private boolean there;
    private boolean answers = true;

    private final BackEnd machine = new BackEnd() {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public LineChip chip(String chip) throws LineException {
            throw new LineException("none");
        }

        @Override
        public BusDevice device(BusAddress address) throws BusException {
            tried.incrementAndGet();
            if (!there) {
                throw new BusException("there is no bus i2c-7");
            }
            open.incrementAndGet();
            return new Device();
        }

        @Override
        public void close() {}
    };

    private final class Device implements BusDevice {
        @Override
        public String name() {
            return "i2c-7 address 0x27";
        }

        @Override
        public int mostBytes() {
            return 100;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws BusException {
            if (!answers) {
                throw new BusException("nobody answers");
            }
            written.incrementAndGet();
        }

        @Override
        public void read(byte[] bytes, int offset, int length) throws BusException {
            write(bytes, offset, length);
        }

        @Override
        public void writeRead(byte[] out, byte[] in) throws BusException {
            write(out, 0, out.length);
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }

    private void pass(int millis) {
        now.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    @Test
    void busThatIsMissingIsLookedForEveryFewSecondsWhenItIsNeeded() throws BusException {
        BusDevice device = LateDevice.of(machine, LCD, now::get);
        for (int i = 0; i < 10; i++) {
            BusException why = assertThrows(BusException.class, () -> device.write(new byte[1], 0, 1));
            assertEquals("there is no bus i2c-7", why.getMessage());
            pass(500);
        }
        assertEquals(2, tried.get());
        there = true;
        pass(3_000);
        device.write(new byte[1], 0, 1);
        assertEquals(1, written.get());
        for (int i = 0; i < 10; i++) {
            pass(5_000);
            device.write(new byte[1], 0, 1);
        }
        assertEquals(3, tried.get(), "a device that works is opened once");
        device.close();
        assertEquals(0, open.get());
        assertThrows(BusException.class, () -> device.write(new byte[1], 0, 1));
    }

    @Test
    void adapterThatWasPulledOutAndPluggedInAgainIsOpenedAnew() throws BusException {
        there = true;
        BusDevice device = LateDevice.of(machine, LCD, now::get);
        assertEquals(100, device.mostBytes());
        device.write(new byte[1], 0, 1);
        answers = false;
        there = false;
        assertThrows(BusException.class, () -> device.write(new byte[1], 0, 1));
        pass(3_000);
        assertThrows(BusException.class, () -> device.write(new byte[1], 0, 1));
        assertEquals(0, open.get());
        answers = true;
        there = true;
        pass(3_000);
        device.write(new byte[1], 0, 1);
        assertEquals(1, open.get());
    }
}
