/**
 * An emulated arm64 computer with a desk phone's wiring, for tests: QEMU, a kernel and a root file
 * system from Debian's packages, and a kernel module of our own that is keypad, hook, dial, lamps and
 * display bus. Never on a device.
 */
package org.offhook.testboard;
