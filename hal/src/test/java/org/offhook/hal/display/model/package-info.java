/** Displays in memory, written from their controllers' datasheets: they take the bytes of the bus and show pixels. */
package org.offhook.hal.display.model;
