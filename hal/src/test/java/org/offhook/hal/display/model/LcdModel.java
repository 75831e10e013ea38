package org.offhook.hal.display.model;

import java.util.Arrays;
import org.offhook.hal.display.CharacterGeometry;
import org.offhook.hal.display.font.DotFont;

/**
 * An HD44780 behind a PCF8574 as usual backpacks wire it (P0 RS, P1 R/W, P2 E, P3 light, P4…P7 D4…D7). It knows the
 * times of the slowest oscillator and tells as a fault each strobe that comes too early, lines that change together
 * with E, and a picture that is changed while it is seen.
 */
public final class LcdModel extends ModelBus {

    private static final int RS = 1;
    private static final int RW = 2;
    private static final int E = 4;
    private static final int LIGHT = 8;

    // Microseconds; the datasheet's at 270 kHz, slowed down to 190 kHz.
    private static final int USUAL = 53;
    private static final int WRITE_DATA = 57;
    private static final int CLEAR_OR_HOME = 2_160;
    private static final int AFTER_POWER = 40_000;
    private static final int AFTER_FIRST_FUNCTION_SET = 4_100;
    private static final int AFTER_SECOND_FUNCTION_SET = 100;

    private final CharacterGeometry geometry;
    private final String[] rom;
    private final DotFont font = DotFont.load();
    private final int[] displayRam = new int[80];
    private final int[] characterRam = new int[64];

    private int lines;
    private long readyAt;
    private int functionSets;
    private boolean fourBits;
    private int highHalf;
    private boolean twoLines;
    private boolean on;
    private boolean increment;
    private boolean toCharacterRam;
    private int counter;

    public LcdModel(CharacterGeometry geometry, LcdRom rom, int hertz, int mostBytes) {
        super(hertz, mostBytes);
        this.geometry = geometry;
        this.rom = rom.characters();
        powerLost();
    }

    @Override
    public String name() {
        return "i2c-1 address 0x27";
    }

    @Override
    protected void powerLost() {
        lines = 0xFF;
        readyAt = micros() + AFTER_POWER;
        functionSets = 0;
        fourBits = false;
        highHalf = -1;
        twoLines = false;
        on = false;
        increment = true;
        toCharacterRam = false;
        counter = 0;
        Arrays.fill(displayRam, 0xFF); // in truth anything
        Arrays.fill(characterRam, 0x15);
    }

    @Override
    protected int give() {
        return lines;
    }

    @Override
    protected void take(int index, int value) {
        int before = lines;
        lines = value;
        if ((before & E) == 0 && (value & E) != 0) {
            if (((before ^ value) & (RS | RW)) != 0 && functionSets > 0) {
                fault("RS or R/W changes together with E");
            }
        } else if ((before & E) != 0 && (value & E) == 0) {
            if (((before ^ value) & ~(E | LIGHT)) != 0 && functionSets > 0) {
                fault("lines change while E falls");
            }
            if ((before & RW) == 0) {
                strobe(before);
            }
        }
    }

    private void strobe(int value) {
        if (micros() < readyAt) {
            fault("a strobe " + (readyAt - micros()) + " µs too early");
        }
        int half = value >> 4;
        if (!fourBits) {
            execute((value & RS) != 0, half << 4);
        } else if (highHalf < 0) {
            highHalf = half;
        } else {
            int whole = highHalf << 4 | half;
            highHalf = -1;
            execute((value & RS) != 0, whole);
        }
    }

    private void execute(boolean data, int value) {
        readyAt = micros() + (data ? WRITE_DATA : USUAL);
        if (data) {
            write(value);
        } else if ((value & 0x80) != 0) {
            toCharacterRam = false;
            counter = value & 0x7F;
        } else if ((value & 0x40) != 0) {
            toCharacterRam = true;
            counter = value & 0x3F;
        } else if ((value & 0x20) != 0) {
            functionSet(value);
        } else if ((value & 0x10) != 0) {
            fault("a shift");
        } else if ((value & 0x08) != 0) {
            on = (value & 4) != 0;
            if ((value & 3) != 0) {
                fault("a cursor");
            }
        } else if ((value & 0x04) != 0) {
            increment = (value & 2) != 0;
        } else if (value == 1) {
            Arrays.fill(displayRam, ' ');
            counter = 0;
            toCharacterRam = false;
            increment = true;
            readyAt = micros() + CLEAR_OR_HOME;
        } else {
            fault("instruction " + value);
        }
    }

    private void functionSet(int value) {
        fourBits = (value & 0x10) == 0;
        functionSets++;
        if (functionSets == 1) {
            readyAt = micros() + AFTER_FIRST_FUNCTION_SET;
        } else if (functionSets == 2) {
            readyAt = micros() + AFTER_SECOND_FUNCTION_SET;
        }
        if (functionSets > 4) {
            twoLines = (value & 8) != 0;
        }
    }

    private void write(int value) {
        if (!increment) {
            fault("writes to the left");
        }
        if (toCharacterRam) {
            if (characterRam[counter] != value && sees(counter / 8)) {
                fault("picture " + counter / 8 + " is changed while it is seen");
            }
            characterRam[counter] = value;
            counter = counter + 1 & 0x3F;
        } else {
            displayRam[cell(counter)] = value;
            counter = counter == 0x27 ? 0x40 : counter == 0x67 ? 0 : counter + 1;
        }
    }

    private int cell(int address) {
        int line = address >> 6;
        int column = address & 0x3F;
        if (!twoLines || column > 39) {
            fault("address " + address);
            return 0;
        }
        return line * 40 + column;
    }

    private boolean sees(int picture) {
        for (int row = 0; on && row < geometry.rows(); row++) {
            for (int column = 0; column < geometry.columns(); column++) {
                if (code(row, column) < 16 && (code(row, column) & 7) == picture) {
                    return true;
                }
            }
        }
        return false;
    }

    private int code(int row, int column) {
        return displayRam[row % 2 * 40 + row / 2 * geometry.columns() + column];
    }

    public boolean isLit() {
        return (lines & LIGHT) != 0;
    }

    /** Eight rows of five bits; none while the display is off. */
    public byte[] dots(int row, int column) {
        byte[] dots = new byte[8];
        int code = code(row, column);
        if (on && code < 16) {
            for (int y = 0; y < 8; y++) {
                dots[y] = (byte) (characterRam[(code & 7) * 8 + y] & 0x1F);
            }
        } else if (on) {
            return font.rows(rom[code].codePointAt(0));
        }
        return dots;
    }

    /** What a person reads in a row; a drawn character as {@code #}. */
    public String text(int row) {
        StringBuilder text = new StringBuilder();
        for (int column = 0; column < geometry.columns(); column++) {
            int code = code(row, column);
            text.append(!on ? " " : code < 16 ? "#" : rom[code]);
        }
        return text.toString();
    }
}
