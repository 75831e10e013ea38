package org.offhook.hal.evdev;

import org.offhook.hal.posix.Ioctl;

/** What we use of {@code linux/hidraw.h}. */
final class HidrawUapi {

    static final int TEXT_BYTES = 256;
    static final int MOST_DESCRIPTOR_BYTES = 4096;

    /** Longest report: {@code HID_MAX_BUFFER_SIZE} is more, but no key is that far in. */
    static final int REPORT_BYTES = 4096;

    /** {@code struct hidraw_devinfo}: bus of 32 bits, vendor and product of 16. */
    static final int INFO_BYTES = 8;

    static final int INFO_VENDOR = 4;
    static final int INFO_PRODUCT = 6;

    /** {@code struct hidraw_report_descriptor}: its size, then the bytes. */
    static final int DESCRIPTOR_BYTES = Integer.BYTES + MOST_DESCRIPTOR_BYTES;

    private static final int TYPE = 'H';

    static final int GET_DESCRIPTOR_SIZE = Ioctl.r(TYPE, 0x01, Integer.BYTES);
    static final int GET_DESCRIPTOR = Ioctl.r(TYPE, 0x02, DESCRIPTOR_BYTES);
    static final int GET_INFO = Ioctl.r(TYPE, 0x03, INFO_BYTES);
    static final int GET_NAME = Ioctl.r(TYPE, 0x04, TEXT_BYTES);
    static final int GET_PHYS = Ioctl.r(TYPE, 0x05, TEXT_BYTES);

    private HidrawUapi() {}
}
