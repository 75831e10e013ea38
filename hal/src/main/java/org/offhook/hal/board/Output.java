package org.offhook.hal.board;

/** What a board may switch besides lamps and light. */
public enum Output {
    /** The amplifier of the speaker: off while nothing sounds, lest it hum. */
    AMPLIFIER,
    /** The ringer: a bell, or the amplifier of a second speaker. */
    RINGER
}
