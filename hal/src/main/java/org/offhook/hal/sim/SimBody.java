package org.offhook.hal.sim;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.offhook.hal.board.BoardProfile;
import org.offhook.hal.board.ChipPart;
import org.offhook.hal.board.KeypadPart;
import org.offhook.hal.board.LampPart;
import org.offhook.hal.board.LineInput;
import org.offhook.hal.board.LineOutput;
import org.offhook.hal.board.LineRef;
import org.offhook.hal.board.RotaryPart;
import org.offhook.hal.key.Key;
import org.offhook.hal.lamp.Lamp;
import org.offhook.hal.lamp.LampColour;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.loop.DeviceLoop;

/**
 * A body wired as a profile says, with chips, contacts and lights in memory: what a {@code ProfileBoard} of the same
 * profile finds, and what a lesson in wiring is to find out. The user's side is here; the program's is {@link #backEnd}.
 * Any thread.
 */
public final class SimBody {

    private final BoardProfile profile;
    private final DeviceLoop loop;
    private final int lines;
    private final Map<String, SimWiring> wirings = new HashMap<>();
    private final Map<Key, SimSwitch> keys = new EnumMap<>(Key.class);
    private final Map<LampPart, SimLed> lights = new HashMap<>();
    private final SimBackEnd backEnd;
    private final Optional<SimSwitch> handset;
    private final Optional<SimDial> dial;

    /**
     * With as many lines on each chip of the machine as a bank can have.
     *
     * @param profile whose parts fit together; a matrix lies on one chip
     * @param loop the clock of the contacts
     */
    public SimBody(BoardProfile profile, DeviceLoop loop) {
        this(profile, loop, LineBank.MOST);
    }

    /** @param lines of each chip of the machine */
    public SimBody(BoardProfile profile, DeviceLoop loop, int lines) {
        this.lines = lines;
        this.profile = profile;
        this.loop = loop;
        backEnd = new SimBackEnd(profile.chips().stream()
                .filter(ChipPart.Kernel.class::isInstance)
                .map(ChipPart.Kernel.class::cast)
                .map(this::machine)
                .toArray(SimLines[]::new));
        profile.chips().forEach(this::plug);
        profile.keypad().ifPresent(this::solder);
        profile.keys().forEach(part -> keys.put(part.key(), contact(part.contact())));
        handset = profile.hook().map(part -> contact(part.contact()));
        dial = profile.rotary()
                .map(part -> SimDial.of(contact(part.pulse()), part.offNormal().map(this::contact), loop));
        profile.lamps().forEach(this::light);
    }

    /** The machine that the program sees. */
    public SimBackEnd backEnd() {
        return backEnd;
    }

    /** What is soldered to a chip of the profile. */
    public SimWiring wiring(String chip) {
        SimWiring wiring = wirings.get(chip);
        if (wiring == null) {
            throw new IllegalArgumentException("no chip " + chip);
        }
        return wiring;
    }

    /** Puts a key down; {@link IllegalArgumentException} if the body has no such key. */
    public void press(Key key, BounceTrace trace) {
        key(key).set(true, trace);
    }

    public void release(Key key, BounceTrace trace) {
        key(key).set(false, trace);
    }

    /** Only on a body with a hook switch. */
    public void lift(BounceTrace trace) {
        handset.orElseThrow().set(true, trace);
    }

    public void putDown(BounceTrace trace) {
        handset.orElseThrow().set(false, trace);
    }

    /**
     * Dials a digit as it stands on the dial; only on a body with one.
     *
     * @return when the dial is back at its rest
     */
    public Duration dial(int digit, BounceTrace trace) {
        RotaryPart part = profile.rotary().orElseThrow();
        Optional<Key> key = Optional.of(Key.ofDialCharacter((char) ('0' + digit)));
        int pulses = IntStream.rangeClosed(1, 10)
                .filter(count -> part.digits().key(count).equals(key))
                .findFirst()
                .orElseThrow();
        return dial.orElseThrow().dial(pulses, part.pulsesPerSecond(), 0.6, trace);
    }

    /** Whether a light of that lamp and colour is lit now. */
    public boolean lit(Lamp lamp, LampColour colour) {
        return profile.lamps().stream()
                .filter(part -> part.lamp() == lamp && part.colour() == colour)
                .anyMatch(this::lit);
    }

    private boolean lit(LampPart part) {
        if (part.drive() instanceof LampPart.Drive.OnPwm drive) {
            double duty = backEnd.pwm(drive.pwm().chip(), drive.pwm().channel()).duty();
            return drive.pwm().activeLow() ? duty < 1 : duty > 0;
        }
        return lights.get(part).lit();
    }

    private SimSwitch key(Key key) {
        SimSwitch contact = keys.get(key);
        if (contact == null) {
            throw new IllegalArgumentException("this body has no key " + key);
        }
        return contact;
    }

    private SimLines machine(ChipPart.Kernel chip) {
        SimWiring wiring = new SimWiring(lines, loop);
        wirings.put(chip.name(), wiring);
        return new SimLines(chip.anyOf().getFirst(), wiring);
    }

    private void plug(ChipPart part) {
        switch (part) {
            case ChipPart.Kernel _ -> {
                // Is part of the machine.
            }
            case ChipPart.Mcp23017 chip ->
                backEnd.buses().plug(chip.address(), new SimMcp23017(added(part), interrupt(chip.interrupt())));
            case ChipPart.Pcf8574 chip ->
                backEnd.buses().plug(chip.address(), new SimPcf8574(added(part), interrupt(chip.interrupt())));
        }
    }

    private SimWiring added(ChipPart part) {
        SimWiring wiring = new SimWiring(part.lines(), loop);
        wirings.put(part.name(), wiring);
        return wiring;
    }

    /** Without a line, the output leads nowhere. */
    private SimContact interrupt(Optional<LineRef> line) {
        return line.map(ref -> wiring(ref.chip()).contact(ref.offset(), SimWiring.GROUND))
                .orElseGet(() -> new SimWiring(1, loop).contact(0, SimWiring.GROUND));
    }

    private void solder(KeypadPart part) {
        for (int row = 0; row < part.rows().size(); row++) {
            for (int column = 0; column < part.columns().size(); column++) {
                LineRef one = part.rows().get(row);
                LineRef other = part.columns().get(column);
                part.key(row, column).ifPresent(key -> keys.put(key, crossing(part.diodes(), one, other)));
            }
        }
    }

    private SimSwitch crossing(KeypadPart.Diodes diodes, LineRef row, LineRef column) {
        if (!row.chip().equals(column.chip())) {
            throw new IllegalArgumentException("a matrix is simulated on one chip, not " + row + " and " + column);
        }
        SimWiring wiring = wiring(row.chip());
        SimContact contact =
                switch (diodes) {
                    case NONE -> wiring.contact(row.offset(), column.offset());
                    case ROW_TO_COLUMN -> wiring.contactWithDiode(row.offset(), column.offset());
                    case COLUMN_TO_ROW -> wiring.contactWithDiode(column.offset(), row.offset());
                };
        return new SimSwitch(contact, true);
    }

    private SimSwitch contact(LineInput input) {
        return SimSwitch.wired(wiring(input.line().chip()), input);
    }

    private void light(LampPart part) {
        switch (part.drive()) {
            case LampPart.Drive.OnPwm _ -> {
                // Its brightness is the channel's.
            }
            case LampPart.Drive.OnLine drive -> lights.put(part, led(drive.output()));
            case LampPart.Drive.Charlieplex pair ->
                lights.put(
                        part,
                        wiring(pair.anode().chip())
                                .led(pair.anode().offset(), pair.cathode().offset()));
        }
    }

    private SimLed led(LineOutput output) {
        SimWiring wiring = wiring(output.line().chip());
        int line = output.line().offset();
        return output.activeLow() ? wiring.led(SimWiring.SUPPLY, line) : wiring.led(line, SimWiring.GROUND);
    }
}
