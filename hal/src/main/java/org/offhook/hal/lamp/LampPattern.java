package org.offhook.hal.lamp;

/** How a lamp shines. */
public enum LampPattern {
    OFF,
    STEADY,
    /** One second on, one second off. */
    SLOW,
    /** 200 ms on, 200 ms off. */
    FAST
}
