package org.offhook.audio.engine;

/**
 * How the engine fares.
 *
 * @param periods periods that the audio thread has worked
 * @param missedPeriods periods whose work ended after the next one was due
 * @param worstPeriodNanos longest work of a period
 * @param worstLateNanos longest time that a period began after it was due: the worst pause of the audio thread,
 *     whoever made it
 * @param lateness how late all periods began
 * @param captureXruns over-runs of the microphone side
 * @param playbackXruns under-runs of the loudspeaker side
 * @param device state of the sound device
 * @param deviceProblem why it is missing, one sentence, or the empty string
 * @param sessions media sessions with open sockets
 * @param faults how often a codec or the device failed with an exception
 * @param audioThreadBytes bytes that the audio thread has allocated on the heap since its start
 * @param realTime what the audio thread was given, in words: {@code fifo 60, memory locked}
 */
public record EngineStatistics(
        long periods,
        long missedPeriods,
        long worstPeriodNanos,
        long worstLateNanos,
        Lateness lateness,
        long captureXruns,
        long playbackXruns,
        DeviceState device,
        String deviceProblem,
        int sessions,
        long faults,
        long audioThreadBytes,
        String realTime) {}
