/**
 * Lines and buses by Pi4J: its gpiod provider for lines, its linuxfs providers for I²C and SPI. For a Raspberry Pi whose
 * kernel is older than 5.10. Nothing else knows Pi4J, and none of its classes is loaded before a {@link
 * org.offhook.hal.pi4j.Pi4jBackEnd} is made.
 */
package org.offhook.hal.pi4j;
