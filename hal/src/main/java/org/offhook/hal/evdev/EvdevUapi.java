package org.offhook.hal.evdev;

import java.lang.foreign.ValueLayout;
import org.offhook.hal.posix.Ioctl;

/** What we use of {@code linux/input.h}. */
final class EvdevUapi {

    static final int EV_SYN = 0;
    static final int EV_KEY = 1;
    static final int SYN_REPORT = 0;
    static final int SYN_DROPPED = 3;
    static final int KEY_COUNT = 0x300;
    static final int KEY_BYTES = KEY_COUNT / 8;
    static final int TEXT_BYTES = 256;

    /** {@code struct input_id}: bus, vendor, product and version of 16 bits each. */
    static final int ID_BYTES = 8;

    static final int ID_VENDOR = 2;
    static final int ID_PRODUCT = 4;

    static final int CLOCK_MONOTONIC = 1;

    /**
     * How wide each half of an event's time is: C's {@code long}, on 32 bits with the clock of before as with that of
     * after 2038.
     */
    static final int WORD = (int) ValueLayout.ADDRESS.byteSize();

    static final int EVENT_TYPE = 2 * WORD;
    static final int EVENT_CODE = EVENT_TYPE + 2;
    static final int EVENT_VALUE = EVENT_TYPE + 4;

    /** {@code struct input_event}. */
    static final int EVENT_BYTES = EVENT_TYPE + 8;

    private static final int TYPE = 'E';

    static final int GET_ID = Ioctl.r(TYPE, 0x02, ID_BYTES);
    static final int GET_NAME = Ioctl.r(TYPE, 0x06, TEXT_BYTES);
    static final int GET_PHYS = Ioctl.r(TYPE, 0x07, TEXT_BYTES);
    static final int GET_KEYS_DOWN = Ioctl.r(TYPE, 0x18, KEY_BYTES);
    static final int GET_KEYS_IT_HAS = Ioctl.r(TYPE, 0x20 + EV_KEY, KEY_BYTES);
    static final int GRAB = Ioctl.w(TYPE, 0x90, Integer.BYTES);
    static final int SET_CLOCK = Ioctl.w(TYPE, 0xa0, Integer.BYTES);

    private EvdevUapi() {}
}
