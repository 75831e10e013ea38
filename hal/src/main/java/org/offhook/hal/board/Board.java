package org.offhook.hal.board;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.hal.display.Backlight;
import org.offhook.hal.display.Display;
import org.offhook.hal.hook.HookSwitch;
import org.offhook.hal.key.Keypad;
import org.offhook.hal.lamp.LampBank;

/**
 * What this phone has. A part that it lacks is empty, and the phone works without it: a converted rotary
 * phone has no display, a door phone no hook switch. Unless said otherwise there is none.
 *
 * <p>Threads: the accessors may be called from any thread and always return the same part. Who calls a part
 * and on which thread it reports stands with the part.
 */
public interface Board extends AutoCloseable {

    /** What people call it: {@code sim}, {@code Raspberry Pi reference build}. */
    String name();

    /** Every key of the phone, from whatever they are wired to. */
    default Optional<Keypad> keypad() {
        return Optional.empty();
    }

    default Optional<HookSwitch> hook() {
        return Optional.empty();
    }

    default Optional<Display> display() {
        return Optional.empty();
    }

    default Optional<LampBank> lamps() {
        return Optional.empty();
    }

    /** The light of the display, if the phone may change it. */
    default Optional<Backlight> backlight() {
        return Optional.empty();
    }

    /** When that light is dimmed and goes out; empty for the usual. */
    default Optional<BacklightPart> light() {
        return Optional.empty();
    }

    /** What else the phone switches. */
    default Map<Output, BoardSwitch> outputs() {
        return Map.of();
    }

    /** What does not work now, for the screen and the web: the phone does without it. */
    default List<BoardFault> faults() {
        return List.of();
    }

    /**
     * Gives up lines and buses and ends the threads of the parts; no listener is called once it has returned.
     * A second call does nothing.
     */
    @Override
    void close();
}
