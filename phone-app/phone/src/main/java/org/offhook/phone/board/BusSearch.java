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

    /** @throws BusException if nobody answers there */
    static void require(BusDevice device) throws BusException {
        device.read(new byte[1], 0, 1);
    }

    /** What is on a bus, for the end of a sentence. */
    static String found(BackEnd backEnd, int bus) {
        List<String> found = new ArrayList<>();
        for (int[] range : RANGES) {
            for (int address = range[0]; address <= range[1]; address++) {
                try (BusDevice device = backEnd.device(new BusAddress.I2c(bus, address))) {
                    require(device);
                    found.add("0x%02x".formatted(address));
                } catch (BusException e) {
                    // Nobody is there, and that is what was asked.
                }
            }
        }
        return switch (found.size()) {
            case 0 -> "nobody else answers on i2c-" + bus;
            case 1 -> "somebody answers at " + found.getFirst();
            default -> "others answer at " + String.join(", ", found);
        };
    }
}
