package org.offhook.hal.expander;

/**
 * What an expander says when it is asked.
 *
 * @param flagged lines that have changed since it was last asked, as far as the chip remembers
 * @param captured what they were when the first of them changed
 * @param levels what the lines are now, set for high
 * @param asSetUp false if it has forgotten what it was told: it was without power meanwhile
 */
record Look(int flagged, int captured, int levels, boolean asSetUp) {}
