package org.offhook.hal.board;

import java.util.Optional;
import org.offhook.hal.display.Display;
import org.offhook.hal.hook.HookSwitch;
import org.offhook.hal.key.Keypad;
import org.offhook.hal.lamp.LampBank;

/** A phone without a body: the program alone, worked by command line or network. */
public final class BareBoard implements Board {

    @Override
    public String name() {
        return "none";
    }

    @Override
    public Optional<Keypad> keypad() {
        return Optional.empty();
    }

    @Override
    public Optional<HookSwitch> hook() {
        return Optional.empty();
    }

    @Override
    public Optional<Display> display() {
        return Optional.empty();
    }

    @Override
    public Optional<LampBank> lamps() {
        return Optional.empty();
    }

    @Override
    public void close() {}
}
