package org.offhook.hal.lamp;

import java.util.Map;
import java.util.Set;

/**
 * The lamps of the phone. It is told what each lamp says and blinks by itself, all lamps of one pattern
 * together, by {@link LampPattern#lit}.
 *
 * <p>Threads: {@link #show} is called by one thread at a time; {@link #lamps} and {@link #coloured} by any.
 */
public interface LampBank {

    /** The lamps that this phone has. */
    Set<Lamp> lamps();

    /** Those of them that have a light for each colour; the others show both colours as one. */
    default Set<Lamp> coloured() {
        return lamps();
    }

    /**
     * What the lamps say from now on. Lamps that are not named are off; lamps that the phone lacks are left
     * out. May take as long as its bus takes; a lamp that cannot be reached is tried again by the bank and
     * is no error here.
     */
    void show(Map<Lamp, LampSignal> signals);
}
