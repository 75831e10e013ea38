package org.offhook.hal.board;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;
import org.offhook.hal.expander.Interrupt;
import org.offhook.hal.expander.Mcp23017;
import org.offhook.hal.expander.Pcf8574;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.loop.DeviceLoop;

/** Opens the chips of a profile when they are first wanted. What is not there is a fault, told once, and
 * waited for. */
final class ChipShelf implements ChipSource, AutoCloseable {

    /** How often an expander without an interrupt line is asked. */
    private static final Duration POLL = Duration.ofMillis(10);

    private final BoardProfile profile;
    private final BackEnd backEnd;
    private final DeviceLoop loop;
    private final List<BoardFault> faults;
    private final BiConsumer<String, Optional<String>> troubles;
    /** Empty while it is being opened, and if it cannot be. */
    private final Map<String, Optional<LineChip>> opened = new HashMap<>();

    private final List<LineChip> ours = new ArrayList<>();

    /**
     * @param faults gets those that stay
     * @param troubles told, on any thread, of a chip that does not answer, and with empty that it does
     */
    ChipShelf(
            BoardProfile profile,
            BackEnd backEnd,
            DeviceLoop loop,
            List<BoardFault> faults,
            BiConsumer<String, Optional<String>> troubles) {
        this.profile = profile;
        this.backEnd = backEnd;
        this.loop = loop;
        this.faults = faults;
        this.troubles = troubles;
    }

    @Override
    public LineChip chip(String name) throws LineException {
        if (!opened.containsKey(name)) {
            opened.put(name, Optional.empty());
            opened.put(name, open(name));
        }
        return opened.get(name).orElseThrow(() -> new MissingChipException(name));
    }

    /** Closes expanders and those that are waited for; the chips of the machine are the back end's. */
    @Override
    public void close() {
        ours.reversed().forEach(LineChip::close);
    }

    private Optional<LineChip> open(String name) {
        for (int i = 0; i < profile.chips().size(); i++) {
            ChipPart part = profile.chips().get(i);
            if (part.name().equals(name)) {
                String field = PartName.chip(i);
                try {
                    return Optional.of(open(part, trouble -> troubles.accept(field, trouble)));
                } catch (MissingChipException e) {
                    return Optional.empty(); // that of its interrupt line
                } catch (LineException | BusException e) {
                    faults.add(new BoardFault(field, e.getMessage()));
                }
            }
        }
        return Optional.empty();
    }

    private LineChip open(ChipPart part, Consumer<Optional<String>> trouble) throws LineException, BusException {
        return switch (part) {
            case ChipPart.Kernel kernel -> kernel(kernel, trouble);
            case ChipPart.Mcp23017 chip -> {
                Optional<Interrupt> interrupt = interrupt(chip.interrupt());
                BusDevice device = LateDevice.of(backEnd, chip.address(), loop::nanos);
                yield ours(new Mcp23017(chip.name(), device, interrupt, POLL, loop, trouble));
            }
            case ChipPart.Pcf8574 chip -> {
                Optional<Interrupt> interrupt = interrupt(chip.interrupt());
                BusDevice device = LateDevice.of(backEnd, chip.address(), loop::nanos);
                yield ours(new Pcf8574(chip.name(), device, interrupt, POLL, loop, trouble));
            }
        };
    }

    private LineChip ours(LineChip chip) {
        ours.add(chip);
        return chip;
    }

    /** One that is not there is waited for. */
    private LineChip kernel(ChipPart.Kernel kernel, Consumer<Optional<String>> trouble) {
        try {
            return open(kernel);
        } catch (LineException e) {
            return ours(new LateChip(kernel.name(), () -> open(kernel), e.getMessage(), loop, trouble));
        }
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
