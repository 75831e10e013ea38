package org.offhook.audio.engine;

import java.util.Set;

/**
 * How a sound device that is not the master fares.
 *
 * @param problem why it is missing, one sentence, or the empty string
 * @param gaps times that sound was missing or too much between its clock and the master's
 * @param skewPpm how much faster its clock goes than the master's, in parts in a million, as learnt while it was in use
 */
public record SideReport(Set<AudioRoute> routes, DeviceState state, String problem, long gaps, double skewPpm) {}
