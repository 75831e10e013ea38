package org.offhook.hal.display.model;

import java.util.Arrays;

/**
 * An SSD1306 or SH1106 on I²C in page addressing mode. What the datasheet does not know, or asks not to do while the
 * display is on, is a fault.
 */
public final class OledModel extends ModelBus {

    private static final int CONTROL_COMMANDS = 0x00;
    private static final int CONTROL_DATA = 0x40;

    private final int memoryColumns;
    private final int firstColumn;
    private final byte[][] memory;
    private boolean data;
    private int command = -1;
    private int arguments;
    private int page;
    private int column;
    private boolean on;
    private boolean pumped;
    private int contrast;
    private int rows;

    /** @param sh1106 or else an SSD1306 */
    public OledModel(boolean sh1106, int hertz, int mostBytes) {
        super(hertz, mostBytes);
        this.memoryColumns = sh1106 ? 132 : 128;
        this.firstColumn = sh1106 ? 2 : 0;
        this.memory = new byte[8][memoryColumns];
        powerLost();
    }

    @Override
    public String name() {
        return "i2c-1 address 0x3c";
    }

    @Override
    protected void powerLost() {
        for (byte[] bytes : memory) {
            Arrays.fill(bytes, (byte) 0x55); // in truth anything
        }
        on = false;
        pumped = false;
        contrast = 0x7F;
        rows = 64;
        command = -1;
        arguments = 0;
        page = 0;
        column = 0;
    }

    @Override
    protected int give() {
        return on ? 0x00 : 0x40;
    }

    @Override
    protected void take(int index, int value) {
        if (index == 0) {
            data = value == CONTROL_DATA;
            if (!data && value != CONTROL_COMMANDS) {
                fault("control byte " + value);
            }
        } else if (data) {
            draw(value);
        } else {
            command(value);
        }
    }

    /** A byte for the picture; with SPI, one while D/C is high. */
    public void draw(int value) {
        if (arguments > 0) {
            fault("pixels where command " + command + " misses a value");
        }
        memory[page][column] = (byte) value;
        if (column + 1 < memoryColumns) {
            column++;
        }
    }

    /** A command byte; with SPI, one while D/C is low. */
    public void command(int value) {
        if (arguments > 0) {
            arguments--;
            argument(value);
            return;
        }
        command = value;
        if (value <= 0x0F) {
            column = column & 0xF0 | value;
        } else if (value <= 0x1F) {
            column = (value & 0x0F) << 4 | column & 0x0F;
        } else if (value >= 0xB0 && value <= 0xB7) {
            page = value & 7;
        } else {
            other(value);
        }
    }

    private void other(int value) {
        boolean ssd1306 = memoryColumns == 128;
        switch (value) {
            case 0x81, 0xD9, 0xDB, 0xDA, 0xD3, 0xD5, 0xA8 -> arguments = 1;
            case 0x20, 0x8D -> requireArgument(ssd1306);
            case 0xAD -> requireArgument(!ssd1306);
            case 0x2E -> require(ssd1306, value);
            case 0x30, 0x31, 0x32, 0x33 -> require(!ssd1306, value);
            case 0x40, 0xA0, 0xA1, 0xC0, 0xC8, 0xA4, 0xA6 -> {
                // Where rows and columns begin: not seen in the memory.
            }
            case 0xAE -> on = false;
            case 0xAF -> {
                require(pumped, value);
                on = true;
            }
            default -> fault("command " + Integer.toHexString(value));
        }
    }

    private void requireArgument(boolean known) {
        require(known, command);
        arguments = 1;
    }

    private void require(boolean fine, int value) {
        if (!fine) {
            fault("command " + Integer.toHexString(value) + " here");
        }
    }

    private void argument(int value) {
        switch (command) {
            case 0x81 -> contrast = value;
            case 0x8D -> pumped = value == 0x14;
            case 0xAD -> pumped = value == 0x8B;
            case 0xA8 -> rows = value + 1;
            case 0x20 -> require(value == 2, value);
            default -> {
                // Clock and voltages: not seen in the picture.
            }
        }
        if (on && command != 0x81) {
            fault("command " + Integer.toHexString(command) + " while the display is on");
        }
    }

    public boolean isOn() {
        return on;
    }

    /** 0…255. */
    public int contrast() {
        return contrast;
    }

    /** Rows of pixels. */
    public int rows() {
        return rows;
    }

    /** Whether a pixel of the glass is lit. */
    public boolean pixel(int x, int y) {
        return on && (memory[y / 8][firstColumn + x] >> y % 8 & 1) != 0;
    }
}
