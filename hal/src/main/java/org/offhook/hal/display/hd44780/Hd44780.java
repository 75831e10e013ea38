package org.offhook.hal.display.hd44780;

import java.util.Arrays;
import java.util.List;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.display.CharacterGeometry;
import org.offhook.hal.display.DisplayText;
import org.offhook.hal.display.Panel;
import org.offhook.hal.display.Pause;
import org.offhook.hal.display.font.DotFont;

/**
 * An HD44780 with four data lines behind a PCF8574 (Hitachi HD44780U datasheet: instructions table 6, set-up figure 24).
 * It knows what stands in the controller's memory and sends only what changed: cells next to each other in one run, an
 * unchanged cell between two changed ones again, since that is cheaper than a new address. A picture in the character
 * RAM is changed only when no cell shows it any more.
 *
 * <p>Threads: one at a time.
 */
public final class Hd44780 implements Panel {

    private static final int CLEAR = 0x01;
    private static final int WRITE_TO_THE_RIGHT = 0x06;
    private static final int OFF = 0x08;
    private static final int ON_WITHOUT_CURSOR = 0x0C;
    private static final int FOUR_BITS_TWO_LINES = 0x28;
    private static final int CHARACTER_RAM = 0x40;
    private static final int DISPLAY_RAM = 0x80;

    /** So many unchanged cells cost less than an address and the two changes of RS around it. */
    private static final int CHEAP_GAP = 1;

    /** So many bytes take 40 ms at 100 kHz. Where a text needs more, its drawn letters come after all the others. */
    private static final int MOST_BYTES_AT_ONCE = 440;

    private static final int NOWHERE = -1;

    private final BusDevice device;
    private final Hd44780Settings settings;
    private final Pause pause;
    private final LcdWire wire;
    private final AddressMap map;
    private final DotFont font = DotFont.load();
    private final LcdTypesetter typesetter;
    private final GlyphSlots slots = new GlyphSlots();
    private final int[] shown = new int[AddressMap.PLACES];
    private int counter = NOWHERE;
    private boolean lit = true;
    private boolean readsBack;

    /** @param device the PCF8574; it is closed with this */
    public Hd44780(BusDevice device, Hd44780Settings settings, Pause pause) {
        this.device = device;
        this.settings = settings;
        this.pause = pause;
        this.wire = new LcdWire(device, settings.pins(), settings.busHertz());
        this.map = new AddressMap(settings.geometry());
        this.typesetter = new LcdTypesetter(settings.rom(), font);
    }

    @Override
    public String name() {
        return device.name();
    }

    @Override
    public CharacterGeometry geometry() {
        return settings.geometry();
    }

    @Override
    public void start() throws BusException {
        counter = NOWHERE;
        slots.forget();
        wire.rest(lit);
        wire.flush();
        pause.micros(50_000);
        half(3, 4_500);
        half(3, 150);
        half(3, 150);
        half(2, 150);
        wire.instruction(FOUR_BITS_TWO_LINES);
        wire.instruction(OFF);
        wire.instruction(CLEAR);
        wire.flush();
        pause.micros(3_000);
        wire.instruction(WRITE_TO_THE_RIGHT);
        wire.instruction(ON_WITHOUT_CURSOR);
        wire.flush();
        Arrays.fill(shown, CharacterRom.SPACE);
        counter = 0;
        readsBack = readsBack();
    }

    /** Whether what the expander holds can be read here; an adapter or copy that cannot is used without. */
    private boolean readsBack() {
        try {
            return wire.isAsSet();
        } catch (BusException e) {
            return false;
        }
    }

    private void half(int instruction, int micros) throws BusException {
        wire.halfInstruction(instruction);
        wire.flush();
        pause.micros(micros);
    }

    @Override
    public void show(DisplayText text) throws BusException {
        LcdText set = typesetter.set(text);
        List<Integer> redrawn = slots.take(set.drawn());
        int[] wanted = codes(set);
        if (!redrawn.isEmpty()) {
            boolean textFirst = bytes(wanted, redrawn.size()) > MOST_BYTES_AT_ONCE;
            write(without(redrawn, textFirst ? wanted : shown, wanted));
            if (textFirst) {
                wire.flush();
            }
            redrawn.forEach(this::checkUnseen);
            draw(redrawn);
        }
        write(wanted);
        wire.flush();
    }

    private int[] codes(LcdText text) {
        int[] codes = shown.clone();
        for (int place = 0; place < AddressMap.PLACES; place++) {
            if (map.row(place) >= 0) {
                int character = text.cell(map.row(place), map.column(place));
                codes[place] = text.drawn().contains(character)
                        ? slots.slot(character)
                        : settings.rom().code(character);
            }
        }
        return codes;
    }

    /** About as many as it takes to bring this about. */
    private int bytes(int[] wanted, int pictures) {
        int cells = 0;
        for (int place = 0; place < wanted.length; place++) {
            cells += wanted[place] == shown[place] ? 0 : 1;
        }
        return LcdWire.BYTES * (cells + pictures * (DotFont.HEIGHT + 1));
    }

    /** These codes, but nothing that shows one of these pictures, of which none may be seen while it changes. */
    private int[] without(List<Integer> pictures, int[] now, int[] wanted) {
        int[] codes = now.clone();
        for (int place = 0; place < codes.length; place++) {
            if (pictures.contains(codes[place])) {
                codes[place] = pictures.contains(wanted[place]) ? CharacterRom.SPACE : wanted[place];
            }
        }
        return codes;
    }

    private void checkUnseen(int picture) {
        for (int code : shown) {
            if (code == picture) {
                throw new IllegalStateException("picture " + picture + " is still on the display");
            }
        }
    }

    private void draw(List<Integer> places) throws BusException {
        int next = NOWHERE;
        for (int place : places) {
            if (place != next) {
                wire.instruction(CHARACTER_RAM | place * DotFont.HEIGHT);
            }
            for (byte row : font.rows(slots.character(place))) {
                wire.data(row);
            }
            next = place + 1;
        }
        counter = NOWHERE;
    }

    private void write(int[] wanted) throws BusException {
        int place = 0;
        while (place < wanted.length) {
            if (wanted[place] == shown[place]) {
                place++;
            } else {
                if (counter != place && !reached(place)) {
                    wire.instruction(DISPLAY_RAM | AddressMap.address(place));
                }
                wire.data(wanted[place]);
                shown[place] = wanted[place];
                place++;
                counter = place % AddressMap.PLACES;
            }
        }
    }

    /** Goes on to a place by writing what stands before it once more, if it is that near. */
    private boolean reached(int place) throws BusException {
        if (counter == NOWHERE || counter > place || place - counter > CHEAP_GAP) {
            return false;
        }
        for (; counter < place; counter++) {
            wire.data(shown[counter]);
        }
        return true;
    }

    @Override
    public void shine(int percent) throws BusException {
        lit = percent > 0;
        wire.rest(lit);
        wire.flush();
    }

    @Override
    public boolean dims() {
        return false;
    }

    @Override
    public boolean isAsSetUp() throws BusException {
        return !readsBack || wire.isAsSet();
    }

    @Override
    public void close() {
        device.close();
    }
}
