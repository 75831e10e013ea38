package org.offhook.hal.lamp;

import java.util.Map;
import java.util.Set;
import org.offhook.hal.line.LineException;

/** How some lamps are lit. It knows no patterns: {@link BlinkingLamps} tells it when something changes. One thread. */
public interface LampOutput extends AutoCloseable {

    /** The lamps that it lights. */
    Set<Lamp> lamps();

    /** Those of them that have a light for each colour. */
    Set<Lamp> coloured();

    /**
     * What is lit from now on.
     *
     * @param lit colour of each lamp that is lit; the others are dark
     * @throws LineException if they cannot be reached; it is called again later
     */
    void light(Map<Lamp, LampColour> lit) throws LineException;

    /** Leaves the lamps dark, if they can be reached, and gives them back. */
    @Override
    void close();
}
