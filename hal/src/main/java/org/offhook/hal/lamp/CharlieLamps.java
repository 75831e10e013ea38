package org.offhook.hal.lamp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.FloatingBank;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;
import org.offhook.hal.loop.DeviceLoop;

/**
 * Lamps whose lights hang between two of a few lines each (charlieplexed): n lines bear n·(n−1) lights, but only those
 * of one anode are lit at a time. So the loop lights one anode after the other, 4 ms each; while all that is lit hangs
 * on one anode, it rests.
 */
public final class CharlieLamps implements LampOutput {

    private static final long TURN_NANOS = 4_000_000;
    private static final long RETRY_NANOS = 1_000_000_000;

    /**
     * Lines of the chip.
     *
     * @param anode high while the light is lit
     * @param cathode low while the light is lit
     */
    public record Wire(int anode, int cathode) {}

    /** The lines that are driven at a time, and which of them is high. */
    private record Turn(long driven, long high) {}

    private final List<Light<Wire>> lights;
    private final List<Integer> lines;
    private final DeviceLoop loop;
    private final FloatingBank bank;
    private List<Turn> turns = List.of();
    private int turn;
    private DeviceLoop.Due next = () -> {};

    /**
     * Takes the lines, dark.
     *
     * @throws LineException if a line cannot be had, or the chip cannot let lines float
     */
    public CharlieLamps(LineChip chip, List<Light<Wire>> lights, DeviceLoop loop) throws LineException {
        this.lights = List.copyOf(lights);
        this.loop = loop;
        lines = lights.stream()
                .map(Light::wire)
                .flatMap(wire -> List.of(wire.anode(), wire.cathode()).stream())
                .distinct()
                .sorted()
                .toList();
        bank = take(chip);
    }

    @Override
    public Set<Lamp> lamps() {
        return Lights.lamps(lights);
    }

    @Override
    public Set<Lamp> coloured() {
        return Lights.coloured(lights);
    }

    @Override
    public void light(Map<Lamp, LampColour> lit) throws LineException {
        next.cancel();
        turns = turns(Lights.mask(lights, lit));
        turn = 0;
        if (turns.isEmpty()) {
            bank.drive(0, 0);
        } else {
            drive();
        }
    }

    @Override
    public void close() {
        next.cancel();
        bank.close();
    }

    private FloatingBank take(LineChip chip) throws LineException {
        List<LineUse> uses = new ArrayList<>();
        for (int line : lines) {
            uses.add(new LineUse.Output(line, LineUse.Drive.PUSH_PULL, false, false));
        }
        LineBank taken = chip.take("offhook lamps", uses, EdgeListener.NONE);
        if (taken instanceof FloatingBank floating) {
            floating.drive(0, 0);
            return floating;
        }
        taken.close();
        throw new LineException(chip.name() + " cannot let lines float, which lamps between two lines need");
    }

    private List<Turn> turns(long lit) {
        Map<Integer, Turn> byAnode = new TreeMap<>();
        for (int i = 0; i < lights.size(); i++) {
            if ((lit >> i & 1) != 0) {
                Wire wire = lights.get(i).wire();
                long high = bit(wire.anode());
                byAnode.merge(
                        wire.anode(),
                        new Turn(high | bit(wire.cathode()), high),
                        (one, other) -> new Turn(one.driven() | other.driven(), high));
            }
        }
        return List.copyOf(byAnode.values());
    }

    private long bit(int line) {
        return 1L << lines.indexOf(line);
    }

    private void drive() throws LineException {
        Turn now = turns.get(turn);
        bank.drive(now.driven(), now.high());
        if (turns.size() > 1) {
            turn = (turn + 1) % turns.size();
            next = loop.at(loop.nanos() + TURN_NANOS, this::turn);
        }
    }

    private void turn() {
        try {
            drive();
        } catch (LineException e) {
            next = loop.at(loop.nanos() + RETRY_NANOS, this::turn);
        }
    }
}
