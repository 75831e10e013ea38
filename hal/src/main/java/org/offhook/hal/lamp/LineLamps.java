package org.offhook.hal.lamp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.offhook.hal.line.EdgeListener;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.line.LineChip;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.LineUse;

/** Lamps whose lights have a line each. Only lines that change are written. */
public final class LineLamps implements LampOutput {

    /** @param line of the chip; active is lit */
    public record Wire(int line, boolean activeLow) {}

    private final List<Light<Wire>> lights;
    private final long all;
    private final LineBank bank;
    private long shown;
    private long unknown;

    /**
     * Takes the lines, dark.
     *
     * @throws LineException if a line cannot be had
     */
    public LineLamps(LineChip chip, List<Light<Wire>> lights) throws LineException {
        this.lights = List.copyOf(lights);
        all = lights.size() == LineBank.MOST ? -1 : (1L << lights.size()) - 1;
        List<LineUse> uses = new ArrayList<>();
        for (Light<Wire> light : lights) {
            Wire wire = light.wire();
            uses.add(new LineUse.Output(wire.line(), LineUse.Drive.PUSH_PULL, wire.activeLow(), false));
        }
        bank = chip.take("offhook lamps", uses, EdgeListener.NONE);
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
        long wanted = Lights.mask(lights, lit);
        long changed = wanted ^ shown | unknown;
        unknown = all;
        bank.write(changed, wanted);
        unknown = 0;
        shown = wanted;
    }

    @Override
    public void close() {
        try {
            bank.write(all, 0);
        } catch (LineException e) {
            // It cannot be reached, so it cannot be made dark either.
        }
        bank.close();
    }
}
