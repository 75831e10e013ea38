package org.offhook.hal.sim;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.offhook.hal.board.BackEnd;
import org.offhook.hal.board.MachineChip;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.Pwm;

/** A machine in memory: chips with simulated wirings, buses, brightnesses. Any thread. */
public final class SimBackEnd implements BackEnd {

    private final Map<String, SimLines> chips = new ConcurrentSkipListMap<>();
    private final SimBuses buses = new SimBuses();
    private final Map<String, SimPwm> pwms = new ConcurrentHashMap<>();

    /** @param chips what the machine has */
    public SimBackEnd(SimLines... chips) {
        for (SimLines chip : chips) {
            this.chips.put(chip.name(), chip);
        }
    }

    /** Plugs in a chip that the machine lacked. */
    public void add(SimLines chip) {
        chips.put(chip.name(), chip);
    }

    public SimBuses buses() {
        return buses;
    }

    /** A brightness channel, as it was told. */
    public SimPwm pwm(int chip, int channel) {
        return pwms.computeIfAbsent(chip + "/" + channel, _ -> new SimPwm());
    }

    @Override
    public String name() {
        return "sim";
    }

    @Override
    public LineChip chip(String chip) throws LineException {
        SimLines lines = chips.get(chip);
        if (lines == null) {
            throw new LineException("there is no chip " + chip + "; this machine has "
                    + (chips.isEmpty() ? "none" : String.join(", ", chips.keySet())));
        }
        return lines;
    }

    @Override
    public List<MachineChip> chips() {
        return chips.values().stream()
                .map(chip -> new MachineChip(
                        chip.name(),
                        chip.name(),
                        IntStream.range(0, chip.lines())
                                .filter(chip::isFree)
                                .boxed()
                                .toList()))
                .toList();
    }

    @Override
    public BusDevice device(BusAddress address) {
        return buses.device(address);
    }

    @Override
    public Pwm pwm(int chip, int channel, int hertz) {
        return pwm(chip, channel);
    }

    @Override
    public void close() {
        chips.values().forEach(LineChip::close);
        pwms.values().forEach(Pwm::close);
    }
}
