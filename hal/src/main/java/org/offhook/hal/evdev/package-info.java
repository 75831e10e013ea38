/**
 * Input devices of the kernel, {@code /dev/input/event*}, as keys and hook switch of the phone: USB keypads, handsets
 * with hook, volume and mute keys. They may come and go.
 */
package org.offhook.hal.evdev;
