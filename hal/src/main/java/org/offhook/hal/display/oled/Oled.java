package org.offhook.hal.display.oled;

import java.util.Arrays;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.display.CharacterGeometry;
import org.offhook.hal.display.DisplayText;
import org.offhook.hal.display.Panel;
import org.offhook.hal.display.Pause;

/**
 * A display of 128×64 or 128×32 pixels with an SSD1306 or SH1106, on which 20×4 cells have room. It remembers what the
 * controller's memory holds and sends the columns of each page that changed; between two changed runs it sends what
 * did not change as well where that costs less than a new position.
 *
 * <p>Threads: one at a time.
 */
public final class Oled implements Panel {

    private static final int OFF = 0xAE;
    private static final int ON = 0xAF;
    private static final int CONTRAST = 0x81;
    private static final int PAGE = 0xB0;
    private static final int COLUMN_LOW = 0x00;
    private static final int COLUMN_HIGH = 0x10;

    /** In the status byte: the display is off. */
    private static final int IS_OFF = 0x40;

    /** A new position costs on I²C: two addresses, two control bytes, three commands. */
    private static final int CHEAP_GAP = 7;

    private final OledWire wire;
    private final OledSettings settings;
    private final Pause pause;
    private final Sheet sheet;
    private final byte[] sent;
    private int percent = 100;
    private boolean statusTells;

    /** @param wire is closed with this */
    public Oled(OledWire wire, OledSettings settings, Pause pause) {
        this.wire = wire;
        this.settings = settings;
        this.pause = pause;
        this.sheet = new Sheet(settings);
        this.sent = new byte[settings.pages() * OledSettings.WIDTH];
    }

    @Override
    public String name() {
        return wire.name();
    }

    @Override
    public CharacterGeometry geometry() {
        return Sheet.CELLS;
    }

    @Override
    public void start() throws BusException {
        wire.reset();
        wire.commands(settings.controller().setUp(settings));
        boolean offIsSeen = (status() & IS_OFF) != 0;
        Arrays.fill(sent, (byte) 0);
        for (int page = 0; page < settings.pages(); page++) {
            send(page, 0, OledSettings.WIDTH);
        }
        pause.micros(100_000); // the voltage for the pixels rises
        shine(percent);
        statusTells = offIsSeen && percent > 0 && (status() & IS_OFF) == 0;
    }

    /** What an adapter or copy that cannot read says is no news. */
    private int status() {
        try {
            return wire.status();
        } catch (BusException e) {
            return 0;
        }
    }

    @Override
    public void show(DisplayText text) throws BusException {
        byte[] wanted = sheet.draw(text).bytes();
        for (int page = 0; page < settings.pages(); page++) {
            int start = page * OledSettings.WIDTH;
            int from = changed(wanted, start, start + OledSettings.WIDTH);
            while (from < start + OledSettings.WIDTH) {
                int end = from + 1;
                int next = changed(wanted, end, start + OledSettings.WIDTH);
                while (next < start + OledSettings.WIDTH && next - end <= CHEAP_GAP) {
                    end = next + 1;
                    next = changed(wanted, end, start + OledSettings.WIDTH);
                }
                System.arraycopy(wanted, from, sent, from, end - from);
                send(page, from - start, end - start);
                from = next;
            }
        }
    }

    /** The first byte from here on that is not as it was sent. */
    private int changed(byte[] wanted, int from, int end) {
        int at = from;
        while (at < end && wanted[at] == sent[at]) {
            at++;
        }
        return at;
    }

    private void send(int page, int from, int end) throws BusException {
        int column = from + settings.controller().firstColumn();
        wire.commands(OledController.bytes(PAGE | page, COLUMN_LOW | column & 0xF, COLUMN_HIGH | column >> 4));
        wire.pixels(sent, page * OledSettings.WIDTH + from, end - from);
    }

    /** At 0 the display sleeps and keeps its memory. */
    @Override
    public void shine(int newPercent) throws BusException {
        percent = Math.clamp(newPercent, 0, 100);
        if (percent == 0) {
            wire.commands(OledController.bytes(OFF));
        } else {
            wire.commands(OledController.bytes(CONTRAST, 255 * percent / 100, ON));
        }
    }

    @Override
    public boolean dims() {
        return true;
    }

    @Override
    public boolean isAsSetUp() throws BusException {
        if (!statusTells) {
            return true;
        }
        return (wire.status() & IS_OFF) != 0 == (percent == 0);
    }

    @Override
    public void close() {
        wire.close();
    }
}
