package org.offhook.hal.sim;

import java.util.Optional;
import java.util.function.LongSupplier;
import org.offhook.hal.board.Board;
import org.offhook.hal.display.CharacterDisplay;
import org.offhook.hal.display.CharacterGeometry;
import org.offhook.hal.display.Display;
import org.offhook.hal.hook.HookSwitch;
import org.offhook.hal.key.Key;
import org.offhook.hal.key.Keypad;
import org.offhook.hal.lamp.LampBank;

/**
 * A whole desk phone in memory: every key, a handset, a display of 20×4 cells and every lamp. The user's side
 * is {@link #keys}, {@link #handset}, {@link #screen} and {@link #signals}; the program sees a {@link Board}
 * like any other. Any thread.
 */
public final class SimBoard implements Board {

    private final SimKeypad keypad;
    private final SimHook hook;
    private final CharacterDisplay display = new CharacterDisplay(CharacterGeometry.TWENTY_BY_FOUR);
    private final SimLamps lamps = new SimLamps();

    public SimBoard() {
        this(System::nanoTime);
    }

    /** @param nanos the clock that stamps keys and hook */
    public SimBoard(LongSupplier nanos) {
        keypad = new SimKeypad(nanos);
        hook = new SimHook(nanos);
    }

    public SimKeypad keys() {
        return keypad;
    }

    public SimHook handset() {
        return hook;
    }

    public CharacterDisplay screen() {
        return display;
    }

    public SimLamps signals() {
        return lamps;
    }

    /** Taps the keys that dial these characters ({@code 0}–{@code 9}, {@code *}, {@code #}). */
    public void dial(String characters) {
        characters.chars().mapToObj(c -> Key.ofDialCharacter((char) c)).forEach(keypad::tap);
    }

    @Override
    public String name() {
        return "sim";
    }

    @Override
    public Optional<Keypad> keypad() {
        return Optional.of(keypad);
    }

    @Override
    public Optional<HookSwitch> hook() {
        return Optional.of(hook);
    }

    @Override
    public Optional<Display> display() {
        return Optional.of(display);
    }

    @Override
    public Optional<LampBank> lamps() {
        return Optional.of(lamps);
    }

    /** Keys and hook can still be moved, but nobody hears of it. */
    @Override
    public void close() {
        keypad.close();
        hook.close();
    }
}
