package org.offhook.hal.lamp;

/** Colours of a two-coloured lamp; a lamp of one colour shows both as its own. */
public enum LampColour {
    GREEN,
    RED
}
