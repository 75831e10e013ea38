package org.offhook.hal.lamp;

/** What a lamp says. The pattern alone must tell it: colour never carries meaning by itself. */
public record LampSignal(LampColour colour, LampPattern pattern) {

    public static final LampSignal OFF = new LampSignal(LampColour.GREEN, LampPattern.OFF);
}
