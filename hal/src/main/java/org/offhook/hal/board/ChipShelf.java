package org.offhook.hal.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.expander.Interrupt;
import org.offhook.hal.expander.Mcp23017;
import org.offhook.hal.expander.Pcf8574;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.loop.DeviceLoop;

/** Opens the chips of a profile when they are first wanted. What cannot be opened is a fault, told once. */
final class ChipShelf implements ChipSource, AutoCloseable {

    /** How often an expander without an interrupt line is asked. */
    private static final Duration POLL = Duration.ofMillis(10);

    private final BoardProfile profile;
    private final BackEnd backEnd;
    private final DeviceLoop loop;
    private final List<BoardFault> faults;
    /** Empty while it is being opened, and if it cannot be. */
    private final Map<String, Optional<LineChip>> opened = new HashMap<>();

    private final List<LineChip> ours = new ArrayList<>();

    ChipShelf(BoardProfile profile, BackEnd backEnd, DeviceLoop loop, List<BoardFault> faults) {
        this.profile = profile;
        this.backEnd = backEnd;
        this.loop = loop;
        this.faults = faults;
    }

    @Override
    public LineChip chip(String name) throws LineException {
        if (!opened.containsKey(name)) {
            opened.put(name, Optional.empty());
            opened.put(name, open(name));
        }
        return opened.get(name).orElseThrow(() -> new LineException("its chip \"" + name + "\" cannot be used"));
    }

    /** Closes expanders; the chips of the machine are the back end's. */
    @Override
    public void close() {
        ours.reversed().forEach(LineChip::close);
    }

    private Optional<LineChip> open(String name) {
        for (int i = 0; i < profile.chips().size(); i++) {
            ChipPart part = profile.chips().get(i);
            if (part.name().equals(name)) {
                try {
                    return Optional.of(open(part));
                } catch (LineException | BusException e) {
                    faults.add(new BoardFault(PartName.chip(i), e.getMessage()));
                }
            }
        }
        return Optional.empty();
    }

    private LineChip open(ChipPart part) throws LineException, BusException {
        return switch (part) {
            case ChipPart.Kernel kernel -> open(kernel);
            case ChipPart.Mcp23017 chip -> {
                Optional<Interrupt> interrupt = interrupt(chip.interrupt());
                BusDevice device = backEnd.device(chip.address());
                yield ours(new Mcp23017(chip.name(), device, interrupt, POLL, loop));
            }
            case ChipPart.Pcf8574 chip -> {
                Optional<Interrupt> interrupt = interrupt(chip.interrupt());
                BusDevice device = backEnd.device(chip.address());
                yield ours(new Pcf8574(chip.name(), device, interrupt, POLL, loop));
            }
        };
    }

    private LineChip ours(LineChip chip) {
        ours.add(chip);
        return chip;
    }

    private LineChip open(ChipPart.Kernel kernel) throws LineException {
        LineException last = null;
        for (String label : kernel.anyOf()) {
            try {
                return backEnd.chip(label);
            } catch (LineException e) {
                last = e;
            }
        }
        throw last;
    }

    private Optional<Interrupt> interrupt(Optional<LineRef> line) throws LineException {
        return line.isEmpty()
                ? Optional.empty()
                : Optional.of(new Interrupt(chip(line.get().chip()), line.get().offset()));
    }
}
