package org.offhook.testboard;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.display.font.PixelFont;
import org.offhook.hal.display.model.OledModel;

/**
 * What a person reads on the pixel display, from the bytes on the bus: the controller's memory by its model, and in each
 * cell the letter of the font whose pixels are lit there. Soft keys, which are dark on lit, are not read.
 */
final class OledGlass {

    private static final int ROWS = 3;
    private static final int COLUMNS = 20;
    private static final int ROW_PIXELS = 16;
    private static final int LETTER_PIXELS = 6;
    private static final int LEFT = 4;
    private static final int TOP = 1;
    private static final int BUS_HERTZ = 100_000;

    private final OledModel glass = new OledModel(false, BUS_HERTZ, 1 << 14);
    private final PixelFont font = PixelFont.load();

    void follow(BusRecord transfer) {
        if (transfer.address() != PhoneWiring.OLED) {
            return;
        }
        switch (transfer.kind()) {
            case WRITE -> write(transfer.data());
            case GONE -> glass.unplug();
            case BACK -> glass.plugIn();
            case READ, NAK -> {
                // Neither draws anything.
            }
        }
    }

    private void write(byte[] data) {
        try {
            glass.write(data, 0, data.length);
        } catch (BusException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first three rows, without the spaces at their ends. */
    List<String> lines() {
        return IntStream.range(0, ROWS).mapToObj(this::line).toList();
    }

    /** What the controller should not have been told. */
    List<String> faults() {
        return glass.faults();
    }

    private String line(int row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < COLUMNS; column++) {
            line.append(letter(LEFT + column * LETTER_PIXELS, row * ROW_PIXELS + TOP));
        }
        return line.toString().stripTrailing();
    }

    private char letter(int left, int top) {
        for (char letter = ' '; letter <= '~'; letter++) {
            if (stands(letter, left, top)) {
                return letter;
            }
        }
        return '\uFFFD';
    }

    private boolean stands(char letter, int left, int top) {
        for (int y = 0; y < PixelFont.HEIGHT; y++) {
            int lit = 0;
            for (int x = 0; x < LETTER_PIXELS; x++) {
                lit = lit << 1 | (glass.pixel(left + x, top + y) ? 1 : 0);
            }
            if (lit != (letter == ' ' ? 0 : font.row(letter, 1, y))) {
                return false;
            }
        }
        return true;
    }
}
