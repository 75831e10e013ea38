package org.offhook.hal.lamp;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.offhook.hal.line.LineException;
import org.offhook.hal.line.Pwm;

/** Lamps whose lights have a brightness each. */
public final class PwmLamps implements LampOutput {

    /**
     * @param percent how bright the light is when it is lit, 1…100
     * @param activeLow true when low means lit
     */
    public record Wire(Pwm pwm, int percent, boolean activeLow) {}

    private static final double UNKNOWN = -1;

    private final List<Light<Wire>> lights;
    private final double[] shown;

    /**
     * Takes the lights over, dark.
     *
     * @throws LineException if one cannot be reached
     */
    public PwmLamps(List<Light<Wire>> lights) throws LineException {
        this.lights = List.copyOf(lights);
        shown = new double[lights.size()];
        Arrays.fill(shown, UNKNOWN);
        light(Map.of());
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
        long mask = Lights.mask(lights, lit);
        for (int i = 0; i < shown.length; i++) {
            Wire wire = lights.get(i).wire();
            double share = (mask >> i & 1) != 0 ? wire.percent() / 100.0 : 0;
            set(i, wire, wire.activeLow() ? 1 - share : share);
        }
    }

    @Override
    public void close() {
        lights.forEach(light -> light.wire().pwm().close());
    }

    private void set(int index, Wire wire, double duty) throws LineException {
        if (shown[index] != duty) {
            shown[index] = UNKNOWN;
            wire.pwm().set(duty);
            shown[index] = duty;
        }
    }
}
