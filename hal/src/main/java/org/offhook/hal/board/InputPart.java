package org.offhook.hal.board;

import java.util.List;
import java.util.Optional;
import org.offhook.hal.key.Key;

/**
 * Input devices of the kernel that are keys of this phone; plugged in and out as users like. Every device that fits
 * all the words given is taken.
 *
 * @param name of the device, where {@code *} stands for anything: {@code *Handset*}
 * @param phys where it is plugged in, likewise: {@code usb-*-1.2/*}
 * @param usb vendor and product
 * @param keys what codes mean, on top of what they usually mean
 * @param hook code that is down while the handset is lifted; empty when the device has no hook switch
 */
public record InputPart(
        Optional<String> name, Optional<String> phys, Optional<UsbId> usb, List<Code> keys, Optional<String> hook) {

    /** Vendor and product of a USB device, 0…0xffff each. */
    public record UsbId(int vendor, int product) {
        public UsbId {
            if ((vendor | product) >>> 16 != 0) {
                throw new IllegalArgumentException("a USB vendor or product has 16 bits");
            }
        }

        @Override
        public String toString() {
            return "%04x:%04x".formatted(vendor, product);
        }
    }

    /**
     * What a key of an input device means.
     *
     * @param code as the kernel's {@code input-event-codes.h} names it ({@code KEY_KP1}), or its number
     */
    public record Code(String code, Key key) {}

    public InputPart {
        keys = List.copyOf(keys);
        if (name.isEmpty() && phys.isEmpty() && usb.isEmpty()) {
            throw new IllegalArgumentException("an input device is found by its name, its place or its USB id");
        }
    }
}
