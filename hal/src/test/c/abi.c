/* Prints what the kernel's headers say, for comparison with what the Java side computes. */
#include <linux/gpio.h>
#include <linux/hidraw.h>
#include <linux/i2c-dev.h>
#include <linux/i2c.h>
#include <linux/input.h>
#include <linux/spi/spidev.h>
#include <fcntl.h>
#include <poll.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/inotify.h>

#define VALUE(name) printf("%s %lld\n", #name, (long long)(name))
#define REQUEST(name) printf("%s %d\n", #name, (int)(name))
#define SIZE(type) printf("sizeof %s %zu\n", #type, sizeof(struct type))
#define PLACE(type, field) printf("%s.%s %zu\n", #type, #field, offsetof(struct type, field))

int main(void) {
    REQUEST(GPIO_GET_CHIPINFO_IOCTL);
    REQUEST(GPIO_V2_GET_LINEINFO_IOCTL);
    REQUEST(GPIO_V2_GET_LINE_IOCTL);
    REQUEST(GPIO_V2_LINE_GET_VALUES_IOCTL);
    REQUEST(GPIO_V2_LINE_SET_VALUES_IOCTL);
    REQUEST(GPIO_GET_LINEINFO_IOCTL);
    SIZE(gpioline_info);
    SIZE(gpiochip_info);
    PLACE(gpiochip_info, label);
    PLACE(gpiochip_info, lines);
    SIZE(gpio_v2_line_info);
    PLACE(gpio_v2_line_info, consumer);
    PLACE(gpio_v2_line_info, offset);
    PLACE(gpio_v2_line_info, flags);
    SIZE(gpio_v2_line_request);
    PLACE(gpio_v2_line_request, consumer);
    PLACE(gpio_v2_line_request, config.flags);
    PLACE(gpio_v2_line_request, config.num_attrs);
    PLACE(gpio_v2_line_request, config.attrs);
    PLACE(gpio_v2_line_request, num_lines);
    PLACE(gpio_v2_line_request, event_buffer_size);
    PLACE(gpio_v2_line_request, fd);
    SIZE(gpio_v2_line_config_attribute);
    PLACE(gpio_v2_line_config_attribute, attr.values);
    PLACE(gpio_v2_line_config_attribute, attr.debounce_period_us);
    PLACE(gpio_v2_line_config_attribute, mask);
    SIZE(gpio_v2_line_values);
    PLACE(gpio_v2_line_values, mask);
    SIZE(gpio_v2_line_event);
    PLACE(gpio_v2_line_event, id);
    PLACE(gpio_v2_line_event, offset);
    PLACE(gpio_v2_line_event, seqno);
    VALUE(GPIO_V2_LINE_EVENT_RISING_EDGE);
    VALUE(GPIO_V2_LINE_FLAG_USED);
    VALUE(GPIO_V2_LINE_FLAG_ACTIVE_LOW);
    VALUE(GPIO_V2_LINE_FLAG_INPUT);
    VALUE(GPIO_V2_LINE_FLAG_OUTPUT);
    VALUE(GPIO_V2_LINE_FLAG_EDGE_RISING);
    VALUE(GPIO_V2_LINE_FLAG_EDGE_FALLING);
    VALUE(GPIO_V2_LINE_FLAG_OPEN_DRAIN);
    VALUE(GPIO_V2_LINE_FLAG_OPEN_SOURCE);
    VALUE(GPIO_V2_LINE_FLAG_BIAS_PULL_UP);
    VALUE(GPIO_V2_LINE_FLAG_BIAS_PULL_DOWN);
    VALUE(GPIO_V2_LINE_FLAG_BIAS_DISABLED);
    VALUE(GPIO_V2_LINE_ATTR_ID_FLAGS);
    VALUE(GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES);
    VALUE(GPIO_V2_LINE_ATTR_ID_DEBOUNCE);
    VALUE(GPIO_V2_LINES_MAX);
    VALUE(GPIO_V2_LINE_NUM_ATTRS_MAX);
    VALUE(GPIO_MAX_NAME_SIZE);

    REQUEST(I2C_SLAVE);
    REQUEST(I2C_FUNCS);
    REQUEST(I2C_RDWR);
    VALUE(I2C_FUNC_I2C);
    VALUE(I2C_M_RD);
    SIZE(i2c_msg);
    PLACE(i2c_msg, buf);

    REQUEST(SPI_IOC_WR_MODE);
    REQUEST(SPI_IOC_WR_MAX_SPEED_HZ);
    REQUEST(SPI_IOC_MESSAGE(1));
    REQUEST(SPI_IOC_MESSAGE(2));
    SIZE(spi_ioc_transfer);
    PLACE(spi_ioc_transfer, rx_buf);
    PLACE(spi_ioc_transfer, len);
    PLACE(spi_ioc_transfer, speed_hz);

    REQUEST(HIDIOCGRDESCSIZE);
    REQUEST(HIDIOCGRDESC);
    REQUEST(HIDIOCGRAWINFO);
    REQUEST(HIDIOCGRAWNAME(256));
    REQUEST(HIDIOCGRAWPHYS(256));
    REQUEST(EVIOCGID);
    REQUEST(EVIOCGNAME(256));
    REQUEST(EVIOCGPHYS(256));
    REQUEST(EVIOCGBIT(0, 4));
    REQUEST(EVIOCGBIT(EV_KEY, KEY_CNT / 8));
    REQUEST(EVIOCGKEY(KEY_CNT / 8));
    REQUEST(EVIOCGRAB);
    REQUEST(EVIOCSCLOCKID);
    SIZE(input_event);
    PLACE(input_event, type);
    SIZE(input_id);
    VALUE(EV_SYN);
    VALUE(EV_KEY);
    VALUE(SYN_REPORT);
    VALUE(SYN_DROPPED);
    VALUE(KEY_CNT);

    VALUE(O_RDWR);
    VALUE(O_NONBLOCK);
    VALUE(O_CLOEXEC);
    VALUE(POLLIN);
    VALUE(POLLERR);
    VALUE(POLLHUP);
    VALUE(POLLNVAL);
    SIZE(pollfd);
    VALUE(IN_ATTRIB);
    VALUE(IN_MOVED_TO);
    VALUE(IN_CREATE);
    VALUE(IN_DELETE);
    return 0;
}
