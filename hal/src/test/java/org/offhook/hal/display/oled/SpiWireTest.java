package org.offhook.hal.display.oled;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.display.CharacterGeometry;
import org.offhook.hal.display.model.OledModel;
import org.offhook.hal.display.model.Texts;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineException;

class SpiWireTest {

    private static final CharacterGeometry FOUR = CharacterGeometry.TWENTY_BY_FOUR;

    private final OledModel glass = new OledModel(false, 1_000_000, 8192);
    private final Lines lines = new Lines();
    private final Spi spi = new Spi();
    private final OledSettings settings = new OledSettings(OledController.SSD1306, 64, 180);
    private final Oled oled = new Oled(new SpiWire(spi, lines, true, glass.pause()), settings, glass.pause());

    /** Outputs that remember. */
    private static final class Lines implements LineBank {
        private final List<Long> resets = new ArrayList<>();
        private long active;
        private boolean gone;

        @Override
        public long read() {
            return active;
        }

        @Override
        public void write(long mask, long now) throws LineException {
            if (gone) {
                throw new LineException("gpiochip0 is gone.");
            }
            active = active & ~mask | now & mask;
            if ((mask & 2) != 0) {
                resets.add(now & 2);
            }
        }

        @Override
        public void close() {
            gone = true;
        }
    }

    /** The display's other end: D/C says what each byte is. */
    private final class Spi implements BusDevice {
        @Override
        public String name() {
            return "spidev0.0";
        }

        @Override
        public int mostBytes() {
            return 50;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            assertTrue(length <= mostBytes());
            for (int i = offset; i < offset + length; i++) {
                if ((lines.active & 1) != 0) {
                    glass.draw(bytes[i] & 0xFF);
                } else {
                    glass.command(bytes[i] & 0xFF);
                }
            }
        }

        @Override
        public void read(byte[] bytes, int offset, int length) throws BusException {
            throw new BusException("nothing is wired to read");
        }

        @Override
        public void writeRead(byte[] out, byte[] in) throws BusException {
            throw new BusException("nothing is wired to read");
        }

        @Override
        public void close() {}
    }

    @Test
    void displayIsResetAndDrawnByCommandsAndPixels() throws BusException {
        oled.start();
        oled.show(Texts.of(FOUR, "Hello", "", "", "Hist Dir  DND  Menu"));
        byte[] wanted = new Sheet(settings)
                .draw(Texts.of(FOUR, "Hello", "", "", "Hist Dir  DND  Menu"))
                .bytes();
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 128; x++) {
                assertEquals((wanted[y / 8 * 128 + x] >> y % 8 & 1) != 0, glass.pixel(x, y));
            }
        }
        assertEquals(List.of(2L, 0L), lines.resets);
        assertEquals(List.of(), glass.faults());
        assertTrue(oled.isAsSetUp());
    }

    @Test
    void lostLineIsALostDisplay() {
        lines.close();
        assertThrows(BusException.class, oled::start);
    }
}
