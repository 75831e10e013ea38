package org.offhook.hal.cdev;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.hal.line.LineBank;
import org.offhook.hal.posix.KernelHeaders;
import org.offhook.hal.posix.Libc;

class GpioUapiTest {

    @Test
    void numbersAndPlacesAreThoseOfTheKernelsHeaders(@TempDir Path scratch) throws Exception {
        Map<String, Long> kernel = KernelHeaders.abi(scratch);
        Map<String, Long> ours = new LinkedHashMap<>();
        ours.put("GPIO_GET_CHIPINFO_IOCTL", (long) GpioUapi.GET_CHIPINFO);
        ours.put("GPIO_GET_LINEINFO_IOCTL", (long) GpioUapi.GET_LINEINFO_V1);
        ours.put("sizeof gpioline_info", (long) GpioUapi.LINE_INFO_V1_BYTES);
        ours.put("GPIO_V2_GET_LINEINFO_IOCTL", (long) GpioUapi.GET_LINEINFO);
        ours.put("GPIO_V2_GET_LINE_IOCTL", (long) GpioUapi.GET_LINE);
        ours.put("GPIO_V2_LINE_GET_VALUES_IOCTL", (long) GpioUapi.GET_VALUES);
        ours.put("GPIO_V2_LINE_SET_VALUES_IOCTL", (long) GpioUapi.SET_VALUES);
        ours.put("sizeof gpiochip_info", (long) GpioUapi.CHIP_INFO_BYTES);
        ours.put("gpiochip_info.label", (long) GpioUapi.CHIP_LABEL);
        ours.put("gpiochip_info.lines", (long) GpioUapi.CHIP_LINES);
        ours.put("sizeof gpio_v2_line_info", (long) GpioUapi.LINE_INFO_BYTES);
        ours.put("gpio_v2_line_info.consumer", (long) GpioUapi.INFO_CONSUMER);
        ours.put("gpio_v2_line_info.offset", (long) GpioUapi.INFO_OFFSET);
        ours.put("gpio_v2_line_info.flags", (long) GpioUapi.INFO_FLAGS);
        ours.put("sizeof gpio_v2_line_request", (long) GpioUapi.REQUEST_BYTES);
        ours.put("gpio_v2_line_request.consumer", (long) GpioUapi.REQUEST_CONSUMER);
        ours.put("gpio_v2_line_request.config.flags", (long) GpioUapi.REQUEST_FLAGS);
        ours.put("gpio_v2_line_request.config.num_attrs", (long) GpioUapi.REQUEST_ATTRIBUTE_COUNT);
        ours.put("gpio_v2_line_request.config.attrs", (long) GpioUapi.REQUEST_ATTRIBUTES);
        ours.put("gpio_v2_line_request.num_lines", (long) GpioUapi.REQUEST_LINE_COUNT);
        ours.put("gpio_v2_line_request.event_buffer_size", (long) GpioUapi.REQUEST_EVENT_BUFFER);
        ours.put("gpio_v2_line_request.fd", (long) GpioUapi.REQUEST_FD);
        ours.put("sizeof gpio_v2_line_config_attribute", (long) GpioUapi.ATTRIBUTE_BYTES);
        ours.put("gpio_v2_line_config_attribute.attr.values", (long) GpioUapi.ATTRIBUTE_VALUE);
        ours.put("gpio_v2_line_config_attribute.attr.debounce_period_us", (long) GpioUapi.ATTRIBUTE_VALUE);
        ours.put("gpio_v2_line_config_attribute.mask", (long) GpioUapi.ATTRIBUTE_MASK);
        ours.put("sizeof gpio_v2_line_values", (long) GpioUapi.VALUES_BYTES);
        ours.put("gpio_v2_line_values.mask", (long) GpioUapi.VALUES_MASK);
        ours.put("sizeof gpio_v2_line_event", (long) GpioUapi.EVENT_BYTES);
        ours.put("gpio_v2_line_event.id", (long) GpioUapi.EVENT_ID);
        ours.put("gpio_v2_line_event.offset", (long) GpioUapi.EVENT_OFFSET);
        ours.put("gpio_v2_line_event.seqno", (long) GpioUapi.EVENT_SEQUENCE);
        ours.put("GPIO_V2_LINE_EVENT_RISING_EDGE", (long) GpioUapi.RISING_EDGE);
        ours.put("GPIO_V2_LINE_FLAG_USED", GpioUapi.FLAG_USED);
        ours.put("GPIO_V2_LINE_FLAG_ACTIVE_LOW", GpioUapi.FLAG_ACTIVE_LOW);
        ours.put("GPIO_V2_LINE_FLAG_INPUT", GpioUapi.FLAG_INPUT);
        ours.put("GPIO_V2_LINE_FLAG_OUTPUT", GpioUapi.FLAG_OUTPUT);
        ours.put("GPIO_V2_LINE_FLAG_EDGE_RISING", GpioUapi.FLAG_EDGE_RISING);
        ours.put("GPIO_V2_LINE_FLAG_EDGE_FALLING", GpioUapi.FLAG_EDGE_FALLING);
        ours.put("GPIO_V2_LINE_FLAG_OPEN_DRAIN", GpioUapi.FLAG_OPEN_DRAIN);
        ours.put("GPIO_V2_LINE_FLAG_OPEN_SOURCE", GpioUapi.FLAG_OPEN_SOURCE);
        ours.put("GPIO_V2_LINE_FLAG_BIAS_PULL_UP", GpioUapi.FLAG_PULL_UP);
        ours.put("GPIO_V2_LINE_FLAG_BIAS_PULL_DOWN", GpioUapi.FLAG_PULL_DOWN);
        ours.put("GPIO_V2_LINE_FLAG_BIAS_DISABLED", GpioUapi.FLAG_BIAS_DISABLED);
        ours.put("GPIO_V2_LINE_ATTR_ID_FLAGS", (long) GpioUapi.ATTRIBUTE_FLAGS);
        ours.put("GPIO_V2_LINE_ATTR_ID_OUTPUT_VALUES", (long) GpioUapi.ATTRIBUTE_OUTPUT_VALUES);
        ours.put("GPIO_V2_LINE_ATTR_ID_DEBOUNCE", (long) GpioUapi.ATTRIBUTE_DEBOUNCE);
        ours.put("GPIO_V2_LINES_MAX", (long) LineBank.MOST);
        ours.put("GPIO_V2_LINE_NUM_ATTRS_MAX", (long) GpioUapi.MOST_ATTRIBUTES);
        ours.put("GPIO_MAX_NAME_SIZE", (long) GpioUapi.NAME_BYTES);
        ours.put("I2C_SLAVE", (long) CdevI2c.I2C_SLAVE);
        ours.put("I2C_FUNCS", (long) CdevI2c.I2C_FUNCS);
        ours.put("I2C_RDWR", (long) CdevI2c.I2C_RDWR);
        ours.put("I2C_FUNC_I2C", (long) CdevI2c.FUNC_I2C);
        ours.put("I2C_M_RD", (long) CdevI2c.READ);
        ours.put("sizeof i2c_msg", (long) CdevI2c.MESSAGE_BYTES);
        ours.put("SPI_IOC_WR_MODE", (long) CdevSpi.WR_MODE);
        ours.put("SPI_IOC_WR_MAX_SPEED_HZ", (long) CdevSpi.WR_MAX_SPEED);
        ours.put("SPI_IOC_MESSAGE(1)", (long) CdevSpi.MESSAGE_1);
        ours.put("SPI_IOC_MESSAGE(2)", (long) CdevSpi.MESSAGE_2);
        ours.put("sizeof spi_ioc_transfer", (long) CdevSpi.TRANSFER_BYTES);
        ours.put("spi_ioc_transfer.rx_buf", (long) CdevSpi.RECEIVE_BUFFER);
        ours.put("spi_ioc_transfer.len", (long) CdevSpi.LENGTH);
        ours.put("spi_ioc_transfer.speed_hz", (long) CdevSpi.SPEED);
        ours.put("O_RDWR", (long) Libc.O_RDWR);
        ours.put("O_NONBLOCK", (long) Libc.O_NONBLOCK);
        ours.put("O_CLOEXEC", (long) Libc.O_CLOEXEC);
        ours.put("POLLIN", (long) Libc.POLLIN);
        ours.put("POLLERR", (long) Libc.POLLERR);
        ours.put("POLLHUP", (long) Libc.POLLHUP);
        ours.put("POLLNVAL", (long) Libc.POLLNVAL);
        ours.put("sizeof pollfd", 8L);
        ours.put("IN_ATTRIB", (long) Libc.IN_ATTRIB);
        ours.put("IN_MOVED_TO", (long) Libc.IN_MOVED_TO);
        ours.put("IN_CREATE", (long) Libc.IN_CREATE);
        ours.put("IN_DELETE", (long) Libc.IN_DELETE);
        Map<String, Long> same = new LinkedHashMap<>();
        ours.keySet().forEach(name -> same.put(name, kernel.get(name)));
        assertEquals(lines(same), lines(ours));
    }

    private static String lines(Map<String, Long> values) {
        StringBuilder text = new StringBuilder();
        values.forEach(
                (name, value) -> text.append(name).append(' ').append(value).append('\n'));
        return text.toString();
    }
}
