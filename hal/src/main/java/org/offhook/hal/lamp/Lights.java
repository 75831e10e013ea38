package org.offhook.hal.lamp;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lights of several lamps, by their places in a list. */
final class Lights {

    private Lights() {}

    static Set<Lamp> lamps(List<? extends Light<?>> lights) {
        Set<Lamp> lamps = EnumSet.noneOf(Lamp.class);
        lights.forEach(light -> lamps.add(light.lamp()));
        return lamps;
    }

    /** Lamps that have a light for each colour. */
    static Set<Lamp> coloured(List<? extends Light<?>> lights) {
        Set<Lamp> lamps = lamps(lights);
        lamps.removeIf(lamp -> !has(lights, lamp, LampColour.GREEN) || !has(lights, lamp, LampColour.RED));
        return lamps;
    }

    /** A set bit for each light that is lit. */
    static long mask(List<? extends Light<?>> lights, Map<Lamp, LampColour> lit) {
        long mask = 0;
        for (int i = 0; i < lights.size(); i++) {
            Light<?> light = lights.get(i);
            LampColour wanted = lit.get(light.lamp());
            if (wanted != null && (light.colour() == wanted || !has(lights, light.lamp(), wanted))) {
                mask |= 1L << i;
            }
        }
        return mask;
    }

    private static boolean has(List<? extends Light<?>> lights, Lamp lamp, LampColour colour) {
        return lights.stream().anyMatch(light -> light.lamp() == lamp && light.colour() == colour);
    }
}
