package org.offhook.hal.cdev;

/**
 * What a GPIO chip of the kernel says of itself.
 *
 * @param name as in {@code /dev}
 * @param label what its driver calls it
 * @param speaksV1 whether the kernel offers the interface of before Linux 5.10 to it
 * @param speaksV2 whether it offers that of since then
 */
public record ChipInfo(String name, String label, int lines, boolean speaksV1, boolean speaksV2) {

    @Override
    public String toString() {
        return "%s (%s, %d lines)".formatted(name, label, lines);
    }
}
