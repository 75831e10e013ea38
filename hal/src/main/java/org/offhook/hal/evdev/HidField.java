package org.offhook.hal.evdev;

import java.util.List;

/**
 * A field of a HID device's input reports (HID 1.11, 6.2.2): one usage with a value of its own, or an array, whose value
 * chooses one of several usages.
 *
 * @param report number of the report; 0 when the device has one report without a number
 * @param bit where it begins in the report, behind the number
 * @param size bits
 * @param usages page in the upper 16 bits
 * @param array whether the value is the place of a usage, counted from {@code least}
 * @param relative whether the value tells of something that happened rather than of a state
 */
record HidField(int report, int bit, int size, List<Integer> usages, boolean array, int least, boolean relative) {

    HidField {
        usages = List.copyOf(usages);
    }

    /** The usage that is on in a report's content, or −1; {@code data} may be too short. */
    int on(byte[] data, int from, int length) {
        if (from * 8 + bit + size > length * 8) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < size; i++) {
            int at = bit + i;
            value |= (long) (data[from + at / 8] >> at % 8 & 1) << i;
        }
        if (!array) {
            return value != 0 ? usages.getFirst() : -1;
        }
        long place = value - least;
        return place >= 0 && place < usages.size() ? usages.get((int) place) : -1;
    }
}
