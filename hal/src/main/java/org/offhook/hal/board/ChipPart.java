package org.offhook.hal.board;

import java.util.List;
import java.util.Optional;
import org.offhook.hal.bus.BusAddress;

/** A chip with lines, under the name by which the rest of the profile speaks of it. */
public sealed interface ChipPart {

    /** Name within the profile: {@code pi}. No two chips share one. */
    String name();

    /**
     * A chip of the kernel.
     *
     * @param anyOf device names ({@code gpiochip0}) or labels ({@code pinctrl-bcm2711}), at least one; the first that
     *     this machine has is taken, so one profile serves several machines
     */
    record Kernel(String name, List<String> anyOf) implements ChipPart {
        public Kernel {
            anyOf = List.copyOf(anyOf);
            if (name.isEmpty() || anyOf.isEmpty()) {
                throw new IllegalArgumentException("a chip has a name and at least one label");
            }
        }
    }

    /**
     * Sixteen lines on a bus, with pull-ups, both directions per line.
     *
     * @param interrupt line of another chip that the expander's interrupt output is wired to: active low, open drain.
     *     Without it the expander must be asked
     */
    record Mcp23017(String name, BusAddress.I2c address, Optional<LineRef> interrupt) implements ChipPart {
        public Mcp23017 {
            requireBetween(name, address, 0x20, 0x27);
        }
    }

    /**
     * Eight quasi-bidirectional lines on a bus: weak pull-ups, strong only towards low.
     *
     * @param address 0x20…0x27 (PCF8574) or 0x38…0x3f (PCF8574A)
     * @param interrupt line of another chip that the expander's interrupt output is wired to: active low, open drain.
     *     Without it the expander must be asked
     */
    record Pcf8574(String name, BusAddress.I2c address, Optional<LineRef> interrupt) implements ChipPart {
        public Pcf8574 {
            requireBetween(name, address, 0x20, 0x3f);
            if (address.address() > 0x27 && address.address() < 0x38) {
                throw new IllegalArgumentException("no PCF8574 has the address of " + address);
            }
        }
    }

    /** How many lines chips of this kind have; a chip of the kernel says it when it is opened, so 0. */
    default int lines() {
        return switch (this) {
            case Kernel _ -> 0;
            case Mcp23017 _ -> 16;
            case Pcf8574 _ -> 8;
        };
    }

    private static void requireBetween(String name, BusAddress.I2c address, int least, int most) {
        if (name.isEmpty() || address.address() < least || address.address() > most) {
            throw new IllegalArgumentException("no such expander at " + address);
        }
    }
}
