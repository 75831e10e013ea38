/** A phone's body in memory: tests, the virtual phone and remote control press its keys and read its display. */
package org.offhook.hal.sim;
