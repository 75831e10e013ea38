package org.offhook.hal.lamp;

/**
 * One light of a lamp. A lamp of two colours has two; one with a single light shows both colours as its own.
 *
 * @param wire how it is wired
 */
public record Light<W>(Lamp lamp, LampColour colour, W wire) {}
