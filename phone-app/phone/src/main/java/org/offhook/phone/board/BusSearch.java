package org.offhook.phone.board;

import java.util.ArrayList;
import java.util.List;
import org.offhook.hal.board.BackEnd;
import org.offhook.hal.bus.BusAddress;
import org.offhook.hal.bus.BusDevice;
import org.offhook.hal.bus.BusException;

/** Looks who answers on an I²C bus, at the addresses where parts of a phone can be. */
final class BusSearch {

    private static final int[][] RANGES = {{0x20, 0x27}, {0x38, 0x3f}};

    private BusSearch() {}

    /**
     * Who else is on a bus, for the end of a sentence; nothing if there is no such bus.
     *
     * @param silent the address that did not answer
     */
    static String found(BackEnd backEnd, int bus, int silent) {
        if (!hasBus(backEnd, new BusAddress.I2c(bus, silent))) {
            return "";
        }
        List<String> found = new ArrayList<>();
        for (int[] range : RANGES) {
            for (int address = range[0]; address <= range[1]; address++) {
                if (address != silent && answers(backEnd, new BusAddress.I2c(bus, address))) {
                    found.add("0x%02x".formatted(address));
                }
            }
        }
        return switch (found.size()) {
            case 0 -> "; nobody else answers on i2c-" + bus;
            case 1 -> "; somebody answers at " + found.getFirst();
            default -> "; others answer at " + String.join(", ", found);
        };
    }

    private static boolean hasBus(BackEnd backEnd, BusAddress.I2c address) {
        try {
            backEnd.device(address).close();
            return true;
        } catch (BusException e) {
            return false;
        }
    }

    private static boolean answers(BackEnd backEnd, BusAddress.I2c address) {
        try (BusDevice device = backEnd.device(address)) {
            device.read(new byte[1], 0, 1);
            return true;
        } catch (BusException e) {
            return false;
        }
    }
}
