/**
 * Lines and buses by the kernel's own device files: {@code /dev/gpiochip*} (uAPI v2, Linux 5.10 and newer), {@code
 * /dev/i2c-*}, {@code /dev/spidev*} and the PWM folders of sysfs. Runs on any board whose kernel has a driver for them.
 */
package org.offhook.hal.cdev;
