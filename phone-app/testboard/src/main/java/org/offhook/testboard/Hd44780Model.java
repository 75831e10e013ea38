package org.offhook.testboard;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An HD44780 character display as its datasheet describes it (Hitachi ADE-207-272), driven by its pins RS,
 * R/W, E and DB4–DB7: instructions of tables 6 and 7, memory maps of figures 3 to 5, start-up of figures 23
 * and 24. It shows what a person would see and reports what a real controller might not bear. Not safe for
 * several threads.
 */
public final class Hd44780Model {
    /** Instructions and data, at the typical oscillator of 270 kHz. */
    static final long SHORT_NANOS = 37_000;
    /** Clearing the display and returning home. */
    static final long LONG_NANOS = 1_520_000;
    /** From power to the first instruction that is understood, at 5 V. */
    static final long POWER_NANOS = 15_000_000;
    /** After the first and after the second function set of the start-up by instruction. */
    static final long FIRST_SET_NANOS = 4_100_000;

    static final long SECOND_SET_NANOS = 100_000;

    private static final int LINE_LENGTH = 40;

    private final int columns;
    private final int rows;
    private final byte[] text = new byte[2 * LINE_LENGTH];
    private final byte[] glyphs = new byte[64];
    private final List<String> violations = new ArrayList<>();

    private boolean powered;
    private boolean fourBits;
    private boolean twoLines;
    private boolean tallFont;
    private boolean on;
    private boolean cursor;
    private boolean blink;
    private boolean increments;
    private boolean shifts;
    private boolean addressesGlyphs;
    private int address;
    private int shift;

    private boolean enabled;
    private boolean wasRegister;
    private boolean wasRead;
    private int lastNibble;
    private int pending = -1;
    private int functionSets;
    private long busyUntil;
    private long writes;

    /** A display of that size, without power. */
    public Hd44780Model(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        Arrays.fill(text, (byte) ' ');
    }

    /** Power comes: the controller resets itself, with an eight bit interface and the display off. */
    public void powerOn(long atNanos) {
        powered = true;
        fourBits = false;
        twoLines = false;
        tallFont = false;
        on = false;
        cursor = false;
        blink = false;
        increments = true;
        shifts = false;
        addressesGlyphs = false;
        address = 0;
        shift = 0;
        enabled = false;
        pending = -1;
        functionSets = 0;
        Arrays.fill(text, (byte) ' ');
        Arrays.fill(glyphs, (byte) 0x15); // the glyph memory holds anything after power-up
        busyUntil = atNanos + POWER_NANOS;
    }

    /** Power goes. */
    public void powerOff() {
        powered = false;
        on = false;
    }

    /**
     * The pins change.
     *
     * @param register RS: data (true) or instruction
     * @param read R/W
     * @param enable E; its fall takes over the data
     * @param nibble DB4 (bit 0) to DB7
     * @param atNanos when; must not go back
     */
    public void pins(boolean register, boolean read, boolean enable, int nibble, long atNanos) {
        if (!powered) {
            return;
        }
        if (enable && !enabled && (register != wasRegister || read != wasRead)) {
            // Address set-up time tAS: RS and R/W are stable before E rises.
            report(atNanos, "RS or R/W changed together with the rise of E");
        }
        if (!enable && enabled) {
            if (register != wasRegister || read != wasRead) {
                report(atNanos, "RS or R/W changed together with the fall of E");
            }
            if (wasRead) {
                report(atNanos, "a read, which this board does not answer");
            } else {
                take(wasRegister, lastNibble, atNanos);
            }
        }
        enabled = enable;
        wasRegister = register;
        wasRead = read;
        lastNibble = nibble;
    }

    private void take(boolean register, int nibble, long atNanos) {
        if (!fourBits) {
            execute(register, nibble << 4, atNanos);
        } else if (pending < 0) {
            pending = nibble;
            checkBusy(register, nibble << 4, atNanos);
        } else {
            int value = pending << 4 | nibble;
            pending = -1;
            execute(register, value, atNanos);
        }
    }

    private void checkBusy(boolean register, int value, long atNanos) {
        if (atNanos < busyUntil) {
            report(
                    atNanos,
                    String.format(
                            "%s 0x%02x came %.1f µs too early",
                            register ? "data" : "instruction", value, (busyUntil - atNanos) / 1e3));
        }
    }

    private void execute(boolean register, int value, long atNanos) {
        if (!fourBits) {
            checkBusy(register, value, atNanos);
        }
        busyUntil = atNanos + SHORT_NANOS;
        writes++;
        if (register) {
            writeData(value);
        } else {
            instruct(value, atNanos);
        }
    }

    private void writeData(int value) {
        if (addressesGlyphs) {
            glyphs[address] = (byte) value;
            address = address + (increments ? 1 : -1) & 0x3f;
            return;
        }
        text[index(address)] = (byte) value;
        step(increments ? 1 : -1);
        if (shifts) {
            shiftDisplay(increments ? 1 : -1);
        }
    }

    /** The highest bit that is set tells the instruction. */
    private void instruct(int value, long atNanos) {
        if (value >= 0x80) {
            addressesGlyphs = false;
            setAddress(value & 0x7f, atNanos);
        } else if (value >= 0x40) {
            addressesGlyphs = true;
            address = value & 0x3f;
        } else if (value >= 0x20) {
            setFunction(value, atNanos);
        } else if (value >= 0x10) {
            int direction = (value & 4) != 0 ? 1 : -1;
            if ((value & 8) != 0) {
                shiftDisplay(-direction);
            } else {
                step(direction);
            }
        } else if (value >= 0x08) {
            on = (value & 4) != 0;
            cursor = (value & 2) != 0;
            blink = (value & 1) != 0;
        } else if (value >= 0x04) {
            increments = (value & 2) != 0;
            shifts = (value & 1) != 0;
        } else if (value >= 0x02) {
            home(atNanos);
        } else if (value == 0x01) {
            Arrays.fill(text, (byte) ' ');
            increments = true;
            home(atNanos);
        } else {
            report(atNanos, "instruction 0x00 does not exist");
        }
    }

    private void home(long atNanos) {
        addressesGlyphs = false;
        address = 0;
        shift = 0;
        busyUntil = atNanos + LONG_NANOS;
    }

    private void setFunction(int value, long atNanos) {
        boolean wantsFourBits = (value & 0x10) == 0;
        if (!fourBits && !wantsFourBits) {
            // Start-up by instruction: 0x3 three times, with long pauses after the first and the second.
            functionSets++;
            busyUntil = atNanos
                    + (functionSets == 1 ? FIRST_SET_NANOS : functionSets == 2 ? SECOND_SET_NANOS : SHORT_NANOS);
            return;
        }
        if (!wantsFourBits) {
            // A start-up by instruction while four bits were in use.
            fourBits = false;
            functionSets = 1;
            busyUntil = atNanos + FIRST_SET_NANOS;
        } else if (fourBits) {
            twoLines = (value & 8) != 0;
            tallFont = (value & 4) != 0;
        } else {
            // DB0 to DB3 are not connected: lines and font come with the next function set.
            fourBits = true;
        }
    }

    private void setAddress(int wanted, long atNanos) {
        boolean exists = twoLines
                ? wanted < LINE_LENGTH || wanted >= 0x40 && wanted < 0x40 + LINE_LENGTH
                : wanted < 2 * LINE_LENGTH;
        if (!exists) {
            report(atNanos, String.format("display address 0x%02x does not exist", wanted));
            return;
        }
        address = wanted;
    }

    /** The cell of an address: line two begins at 0x40 when there are two. */
    private int index(int at) {
        return twoLines && at >= 0x40 ? at - 0x40 + LINE_LENGTH : at;
    }

    private void step(int by) {
        if (addressesGlyphs) {
            address = address + by & 0x3f;
            return;
        }
        int next = Math.floorMod(index(address) + by, 2 * LINE_LENGTH);
        address = twoLines && next >= LINE_LENGTH ? next - LINE_LENGTH + 0x40 : next;
    }

    private void shiftDisplay(int by) {
        shift = Math.floorMod(shift + by, twoLines ? LINE_LENGTH : 2 * LINE_LENGTH);
    }

    private void report(long atNanos, String what) {
        violations.add(String.format("at %.3f ms: %s", atNanos / 1e6, what));
    }

    /** The character codes that are seen in that row from the top; spaces when the display is off. */
    public int[] codes(int row) {
        int[] codes = new int[columns];
        Arrays.fill(codes, ' ');
        if (!on || !twoLines && rows > 1 && row % 2 == 1) {
            return codes;
        }
        for (int column = 0; column < columns; column++) {
            // Rows three and four are the right-hand parts of lines one and two (figure 5 and the panel's wiring).
            int position = row / 2 * columns + column + shift;
            int cell = twoLines ? position % LINE_LENGTH + row % 2 * LINE_LENGTH : position % (2 * LINE_LENGTH);
            codes[column] = text[cell] & 0xff;
        }
        return codes;
    }

    /** What a person reads, row by row, by the Japanese character ROM (A00); own glyphs are U+E000 to U+E007. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder();
            for (int code : codes(row)) {
                line.append(Hd44780Rom.character(code));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** Eight rows of five dots of one of the eight own glyphs, the left-most dot in bit 4. */
    public int[] glyph(int number) {
        int[] dots = new int[8];
        for (int row = 0; row < dots.length; row++) {
            dots[row] = glyphs[number * 8 + row] & 0x1f;
        }
        return dots;
    }

    /** What a real controller might not bear, the oldest first. */
    public List<String> violations() {
        return List.copyOf(violations);
    }

    public boolean isOn() {
        return on;
    }

    public boolean showsCursor() {
        return on && cursor;
    }

    public boolean blinks() {
        return on && blink;
    }

    /** The 5×10 font, of displays with one line. */
    public boolean hasTallFont() {
        return tallFont;
    }

    /** Instructions and characters since the beginning. */
    public long writes() {
        return writes;
    }
}
