package org.offhook.hal.cdev;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.offhook.hal.posix.Ioctl;

/** What we use of {@code linux/gpio.h}: sizes and places in its structures, the same on 32 and 64 bits. */
final class GpioUapi {

    static final int NAME_BYTES = 32;

    /** {@code struct gpiochip_info}. */
    static final int CHIP_INFO_BYTES = 68;

    static final int CHIP_LABEL = 32;
    static final int CHIP_LINES = 64;

    /** {@code struct gpio_v2_line_info}. */
    static final int LINE_INFO_BYTES = 256;

    static final int INFO_CONSUMER = 32;
    static final int INFO_OFFSET = 64;
    static final int INFO_FLAGS = 72;

    /** {@code struct gpioline_info} of the interface before. */
    static final int LINE_INFO_V1_BYTES = 72;

    /** {@code struct gpio_v2_line_request}. */
    static final int REQUEST_BYTES = 592;

    static final int REQUEST_CONSUMER = 256;
    static final int REQUEST_FLAGS = 288;
    static final int REQUEST_ATTRIBUTE_COUNT = 296;
    static final int REQUEST_ATTRIBUTES = 320;
    static final int REQUEST_LINE_COUNT = 560;
    static final int REQUEST_EVENT_BUFFER = 564;
    static final int REQUEST_FD = 588;

    /** {@code struct gpio_v2_line_config_attribute}. */
    static final int ATTRIBUTE_BYTES = 24;

    static final int ATTRIBUTE_VALUE = 8;
    static final int ATTRIBUTE_MASK = 16;
    static final int MOST_ATTRIBUTES = 10;

    static final int ATTRIBUTE_FLAGS = 1;
    static final int ATTRIBUTE_OUTPUT_VALUES = 2;
    static final int ATTRIBUTE_DEBOUNCE = 3;

    /** {@code struct gpio_v2_line_values}. */
    static final int VALUES_BYTES = 16;

    static final int VALUES_MASK = 8;

    /** {@code struct gpio_v2_line_event}. */
    static final int EVENT_BYTES = 48;

    static final int EVENT_ID = 8;
    static final int EVENT_OFFSET = 12;
    static final int EVENT_SEQUENCE = 16;
    static final int RISING_EDGE = 1;

    static final long FLAG_USED = 1;
    static final long FLAG_ACTIVE_LOW = 1 << 1;
    static final long FLAG_INPUT = 1 << 2;
    static final long FLAG_OUTPUT = 1 << 3;
    static final long FLAG_EDGE_RISING = 1 << 4;
    static final long FLAG_EDGE_FALLING = 1 << 5;
    static final long FLAG_OPEN_DRAIN = 1 << 6;
    static final long FLAG_OPEN_SOURCE = 1 << 7;
    static final long FLAG_PULL_UP = 1 << 8;
    static final long FLAG_PULL_DOWN = 1 << 9;
    static final long FLAG_BIAS_DISABLED = 1 << 10;

    private static final int TYPE = 0xB4;

    static final int GET_CHIPINFO = Ioctl.r(TYPE, 0x01, CHIP_INFO_BYTES);
    static final int GET_LINEINFO_V1 = Ioctl.wr(TYPE, 0x02, LINE_INFO_V1_BYTES);
    static final int GET_LINEINFO = Ioctl.wr(TYPE, 0x05, LINE_INFO_BYTES);
    static final int GET_LINE = Ioctl.wr(TYPE, 0x07, REQUEST_BYTES);
    static final int GET_VALUES = Ioctl.wr(TYPE, 0x0E, VALUES_BYTES);
    static final int SET_VALUES = Ioctl.wr(TYPE, 0x0F, VALUES_BYTES);

    private GpioUapi() {}

    /** A name of at most 32 bytes that ends at its first zero. */
    static String name(ByteBuffer from, int at) {
        int length = 0;
        while (length < NAME_BYTES && from.get(at + length) != 0) {
            length++;
        }
        byte[] bytes = new byte[length];
        from.get(at, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static void putName(ByteBuffer to, int at, String name) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        to.put(at, bytes, 0, Math.min(bytes.length, NAME_BYTES - 1));
    }
}
