package org.offhook.phone.board;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.offhook.hal.board.BackEnd;
import org.offhook.hal.board.BoardProfile;
import org.offhook.hal.board.ChipPart;
import org.offhook.hal.board.DisplayPart;
import org.offhook.hal.board.KeyPart;
import org.offhook.hal.board.KeypadPart;
import org.offhook.hal.board.LineInput;
import org.offhook.hal.board.LineRef;
import org.offhook.hal.key.Key;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.loop.DeviceLoop;
import org.offhook.hal.sim.SimBackEnd;
import org.offhook.hal.sim.SimBusChip;
import org.offhook.hal.sim.SimContact;
import org.offhook.hal.sim.SimLines;
import org.offhook.hal.sim.SimWiring;

/**
 * A machine in memory to which a profile fits: its chips, and on their lines the contacts that the profile tells of, all
 * at rest. Displays take what they are sent. Expanders are not there. Any thread.
 */
final class SimMachine {

    /** As many as a bank can have, and more than a header has. */
    private static final int LINES = 64;

    private final DeviceLoop loop;
    private final Map<String, SimWiring> wirings = new HashMap<>();
    private final Map<Key, SimContact> keys = new EnumMap<>(Key.class);
    private final SimBackEnd backEnd;
    private Optional<Rest> hook = Optional.empty();

    /** A contact and where it is while nobody touches the phone. */
    private record Rest(SimContact contact, boolean closed) {}

    SimMachine(BoardProfile profile, DeviceLoop loop) {
        this.loop = loop;
        backEnd = new SimBackEnd(profile.chips().stream()
                .filter(ChipPart.Kernel.class::isInstance)
                .map(ChipPart.Kernel.class::cast)
                .map(chip -> new SimLines(chip.anyOf().getFirst(), wiring(chip.name())))
                .toArray(SimLines[]::new));
        profile.keypad().ifPresent(this::keypad);
        for (KeyPart key : profile.keys()) {
            contact(key.contact()).ifPresent(rest -> keys.put(key.key(), rest.contact()));
        }
        hook = profile.hook().flatMap(part -> contact(part.contact()));
        profile.rotary().ifPresent(dial -> {
            contact(dial.pulse());
            dial.offNormal().ifPresent(this::contact);
        });
        for (DisplayPart display : profile.displays()) {
            backEnd.buses().plug(display.address(), new Echo());
        }
    }

    BackEnd backEnd() {
        return backEnd;
    }

    /** The contact of a key of the board itself. */
    Optional<SimContact> key(Key key) {
        return Optional.ofNullable(keys.get(key));
    }

    void lift() {
        hook.ifPresent(rest -> move(rest.contact(), !rest.closed()));
    }

    void putDown() {
        hook.ifPresent(rest -> move(rest.contact(), rest.closed()));
    }

    private SimWiring wiring(String chip) {
        return wirings.computeIfAbsent(chip, _ -> new SimWiring(LINES, loop));
    }

    private void keypad(KeypadPart keypad) {
        for (int row = 0; row < keypad.rows().size(); row++) {
            for (int column = 0; column < keypad.columns().size(); column++) {
                LineRef rowLine = keypad.rows().get(row);
                LineRef columnLine = keypad.columns().get(column);
                SimWiring wiring = wirings.get(rowLine.chip());
                Optional<Key> key = keypad.key(row, column);
                if (key.isEmpty() || wiring == null || !rowLine.chip().equals(columnLine.chip())) {
                    continue;
                }
                keys.put(
                        key.get(),
                        switch (keypad.diodes()) {
                            case NONE -> wiring.contact(rowLine.offset(), columnLine.offset());
                            case ROW_TO_COLUMN -> wiring.contactWithDiode(rowLine.offset(), columnLine.offset());
                            case COLUMN_TO_ROW -> wiring.contactWithDiode(columnLine.offset(), rowLine.offset());
                        });
            }
        }
    }

    /** A contact to ground or to the supply, whichever the pull lets be seen; inactive at first. */
    private Optional<Rest> contact(LineInput input) {
        SimWiring wiring = wirings.get(input.line().chip());
        if (wiring == null) {
            return Optional.empty();
        }
        boolean down = input.bias() == LineUse.Bias.PULL_DOWN;
        SimContact contact = wiring.contact(input.line().offset(), down ? SimWiring.SUPPLY : SimWiring.GROUND);
        boolean closedIsActive = down != input.activeLow();
        move(contact, !closedIsActive);
        return Optional.of(new Rest(contact, !closedIsActive));
    }

    private static void move(SimContact contact, boolean closed) {
        if (closed) {
            contact.close();
        } else {
            contact.open();
        }
    }

    /** Answers with the last byte that it was sent, as an expander would. */
    private static final class Echo implements SimBusChip {

        private byte last;

        @Override
        public void write(byte[] bytes) {
            if (bytes.length > 0) {
                last = bytes[bytes.length - 1];
            }
        }

        @Override
        public byte[] read(int length) {
            byte[] answer = new byte[length];
            Arrays.fill(answer, last);
            return answer;
        }
    }
}
